//! JSON-RPC messages: what came in, and what goes out (JSON-RPC 2.0; LSP 3.17 §baseProtocol).
//!
//! Parameters stay the text they came as until somebody knows their type: a message of a hundred
//! megabytes is looked through once here, and becomes no tree of values.

use std::borrow::Cow;

use serde::{Deserialize, Deserializer, Serialize};
use serde_json::value::RawValue;
use tower_lsp::jsonrpc::{Error, ErrorCode, Id, Request, Response, Result};

use super::spelling::Spellings;

/// A message from the client.
#[derive(Debug)]
pub(super) enum Incoming<'a> {
    /// Wants an answer.
    Request {
        id: Id,
        method: Cow<'a, str>,
        params: &'a str,
    },
    /// Wants none.
    Notification {
        method: Cow<'a, str>,
        params: &'a str,
    },
    /// Answers a request of ours.
    Response(Response),
    /// Is none of these; the answer to give.
    Invalid(Id, Error),
}

#[derive(Deserialize)]
struct Envelope<'a> {
    #[serde(borrow, default)]
    jsonrpc: Cow<'a, str>,
    #[serde(borrow, default)]
    method: Option<Cow<'a, str>>,
    #[serde(default, deserialize_with = "present")]
    id: Option<Id>,
    #[serde(borrow, default)]
    params: Option<&'a RawValue>,
    #[serde(borrow, default, deserialize_with = "present")]
    result: Option<&'a RawValue>,
    #[serde(borrow, default)]
    error: Option<&'a RawValue>,
}

/// Tells `null` from nothing.
fn present<'de, T: Deserialize<'de>, D: Deserializer<'de>>(
    deserializer: D,
) -> std::result::Result<Option<T>, D::Error> {
    T::deserialize(deserializer).map(Some)
}

/// What parameters are for a message that has none.
const NONE: &str = "null";

impl<'a> Incoming<'a> {
    /// Reads the content of one message.
    pub(super) fn read(content: &'a str) -> Self {
        match content.trim_ascii_start().as_bytes().first() {
            Some(b'{') | None => {}
            Some(b'[') => return Self::invalid(Id::Null, "batches are not part of the protocol"),
            Some(_) => return Self::unreadable(content),
        }
        match serde_json::from_str::<Envelope>(content) {
            Ok(envelope) => envelope.sort(),
            Err(error) if error.is_data() => Self::invalid(Id::Null, error.to_string()),
            Err(error) => Self::Invalid(Id::Null, parse_error(error.to_string())),
        }
    }

    fn unreadable(content: &str) -> Self {
        match serde_json::from_str::<serde::de::IgnoredAny>(content) {
            Ok(_) => Self::invalid(Id::Null, "a message is an object"),
            Err(error) => Self::Invalid(Id::Null, parse_error(error.to_string())),
        }
    }

    fn invalid(id: Id, why: impl Into<Cow<'static, str>>) -> Self {
        Self::Invalid(id, error(ErrorCode::InvalidRequest, why))
    }
}

impl<'a> Envelope<'a> {
    fn sort(self) -> Incoming<'a> {
        let id = self.id.clone().unwrap_or_default();
        if self.jsonrpc != "2.0" {
            return Incoming::invalid(id, "\"jsonrpc\" is not \"2.0\"");
        }
        let params = self.params.map_or(NONE, RawValue::get);
        match (self.method, self.id) {
            (Some(_), Some(Id::Null)) => Incoming::invalid(id, "the id of a request is not null"),
            (Some(method), Some(id)) => Incoming::Request { id, method, params },
            (Some(method), None) => Incoming::Notification { method, params },
            (None, Some(id)) => match (self.result, self.error) {
                (None, None) => Incoming::invalid(id, "neither method nor result nor error"),
                (result, error) => Incoming::Response(response(id, result, error)),
            },
            (None, None) => Incoming::invalid(id, "neither method nor id"),
        }
    }
}

fn response(id: Id, result: Option<&RawValue>, error: Option<&RawValue>) -> Response {
    let unreadable = |error: serde_json::Error| parse_error(error.to_string());
    let body = match (error, result) {
        (Some(raw), _) => Err(serde_json::from_str(raw.get()).unwrap_or_else(unreadable)),
        (None, Some(raw)) => serde_json::from_str(raw.get()).map_err(unreadable),
        (None, None) => Ok(serde_json::Value::Null),
    };
    Response::from_parts(id, body)
}

/// Whether `content` ends the session.
pub(super) fn is_exit(content: &[u8]) -> bool {
    const SHORT: usize = 256;
    let Ok(content) = std::str::from_utf8(&content[..content.len().min(SHORT)]) else {
        return false;
    };
    matches!(Incoming::read(content), Incoming::Notification { method, .. } if method == "exit")
}

/// An error with our own words.
pub(crate) fn error(code: ErrorCode, message: impl Into<Cow<'static, str>>) -> Error {
    Error {
        code,
        message: message.into(),
        data: None,
    }
}

/// What a content that is no JSON is answered with.
pub(super) fn parse_error(message: impl Into<Cow<'static, str>>) -> Error {
    error(ErrorCode::ParseError, message)
}

/// A message to the client: content in up to three pieces, so that a large answer is not copied.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Outgoing {
    head: String,
    body: String,
    tail: &'static str,
}

impl Outgoing {
    /// The answer `result`, ready-made JSON or an error, to request `id`.
    pub(super) fn answer(id: &Id, result: Result<String>) -> Self {
        let id = json(id);
        match result {
            Ok(body) => Self {
                head: format!(r#"{{"jsonrpc":"2.0","id":{id},"result":"#),
                body,
                tail: "}",
            },
            Err(error) => Self {
                head: format!(r#"{{"jsonrpc":"2.0","id":{id},"error":"#),
                body: json(&error),
                tail: "}",
            },
        }
    }

    /// A request or notification of ours.
    pub(super) fn request(request: &Request) -> Self {
        Self {
            body: json(request),
            ..Self::default()
        }
    }

    /// The same with URIs as the client spells them.
    pub(super) fn spelt(self, spellings: &Spellings) -> Self {
        Self {
            body: spellings.outgoing(self.body),
            ..self
        }
    }

    /// Its length in bytes, without header.
    pub(super) fn len(&self) -> usize {
        self.head.len() + self.body.len() + self.tail.len()
    }

    /// Its pieces in order.
    pub(super) fn pieces(&self) -> [&str; 3] {
        [&self.head, &self.body, self.tail]
    }
}

/// `value` as JSON. Our types have only string keys and so never fail; `null` if one should.
pub(super) fn json(value: &impl Serialize) -> String {
    serde_json::to_string(value).unwrap_or_else(|error| {
        tracing::error!("an answer is no JSON: {error}");
        NONE.to_owned()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn code(content: &str) -> i64 {
        match Incoming::read(content) {
            Incoming::Invalid(_, error) => error.code.code(),
            other => panic!("{content} is read as {other:?}"),
        }
    }

    #[test]
    fn what_is_no_message_gets_the_code_that_says_why() {
        for broken in [
            "",
            "{",
            "{\"a\":}",
            "nonsense",
            "{}x",
            "\"a",
            "{\"jsonrpc\":\"2.0\"",
        ] {
            assert_eq!(code(broken), -32700, "{broken}");
        }
        for wrong in [
            "[]",
            "5",
            "\"a\"",
            "{}",
            r#"{"jsonrpc":"1.0","id":1,"method":"a"}"#,
            r#"{"jsonrpc":"2.0"}"#,
            r#"{"jsonrpc":"2.0","id":1}"#,
            r#"{"jsonrpc":"2.0","id":1.5,"method":"a"}"#,
            r#"{"jsonrpc":"2.0","id":null,"method":"a"}"#,
            r#"{"jsonrpc":"2.0","id":1,"method":5}"#,
        ] {
            assert_eq!(code(wrong), -32600, "{wrong}");
        }
    }

    #[test]
    fn parameters_stay_as_they_came() {
        let Incoming::Request { params, .. } =
            Incoming::read(r#"{"params": {"a" : [1.0]},"id":"x","jsonrpc":"2.0","method":"m"}"#)
        else {
            panic!("no request");
        };
        assert_eq!(params, r#"{"a" : [1.0]}"#);
    }

    #[test]
    fn a_null_result_is_a_response() {
        let read = Incoming::read(r#"{"jsonrpc":"2.0","id":1,"result":null}"#);
        assert!(matches!(read, Incoming::Response(response) if response.is_ok()));
    }

    #[test]
    fn an_answer_is_put_together_from_its_pieces() {
        let answer = Outgoing::answer(&Id::Number(7), Ok("[1]".to_owned()));
        let content = answer.pieces().concat();
        assert_eq!(content, r#"{"jsonrpc":"2.0","id":7,"result":[1]}"#);
        assert_eq!(content.len(), answer.len());
    }
}
