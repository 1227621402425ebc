//! Ways in which a good annotation goes wrong, done to one mention a time.

use glossator::model::Document;
use glossator::rules::Code;
use glossator::syntax::Mention;
use glossator::text::{Offset, Span};

/// A way to go wrong, and the rules that should see it.
pub(crate) struct Damage {
    pub(crate) name: &'static str,
    pub(crate) codes: &'static [Code],
    /// What becomes of a mention: of how many bytes from its start, and what stands there then.
    change: fn(&Site<'_>) -> Option<(usize, String)>,
}

pub(crate) const DAMAGES: &[Damage] = &[
    Damage {
        name: "not tagged",
        codes: &[Code::MissedMention, Code::PartialEntity, Code::SplitEntity],
        change: |site| Some((site.length(), site.name.to_owned())),
    },
    Damage {
        name: "another label",
        codes: &[Code::InconsistentLabel, Code::AcronymLabelMismatch],
        change: |site| {
            let other = if site.label == "ORG" { "LOC" } else { "ORG" };
            Some((site.length(), site.tagged(other, site.name)))
        },
    },
    Damage {
        name: "first word left out",
        codes: &[
            Code::PartialEntity,
            Code::SplitEntity,
            Code::NearDuplicateName,
        ],
        change: |site| {
            let (first, rest) = site.name.split_once(' ')?;
            let tagged = site.tagged(site.label, rest);
            Some((site.length(), format!("{first} {tagged}")))
        },
    },
    Damage {
        name: "last word left out",
        codes: &[
            Code::PartialEntity,
            Code::SplitEntity,
            Code::NearDuplicateName,
        ],
        change: |site| {
            let (rest, last) = site.name.rsplit_once(' ')?;
            let tagged = site.tagged(site.label, rest);
            Some((site.length(), format!("{tagged} {last}")))
        },
    },
    Damage {
        name: "two mentions of one name",
        codes: &[
            Code::AdjacentSameLabel,
            Code::SplitEntity,
            Code::PartialEntity,
        ],
        change: |site| {
            let (first, rest) = site.name.split_once(' ')?;
            let [first, rest] = [first, rest].map(|part| site.tagged(site.label, part));
            Some((site.length(), format!("{first} {rest}")))
        },
    },
    Damage {
        name: "full stop inside",
        codes: &[Code::EntityTrailingPeriod],
        change: |site| site.with_next(" ."),
    },
    Damage {
        name: "comma inside",
        codes: &[Code::EntityEdgePunctuation],
        change: |site| site.with_next(" ,"),
    },
    Damage {
        name: "possessive inside",
        codes: &[Code::EntityTrailingPossessive],
        change: |site| site.with_next(" ’s").or_else(|| site.with_next(" 's")),
    },
    Damage {
        name: "article inside",
        codes: &[Code::EntityLeadingArticle],
        change: |site| {
            let the = format!("the {}", site.name);
            let plain = site.before.ends_with("the ") && !site.name.starts_with("the ");
            plain.then(|| (site.length(), site.tagged(site.label, &the)))
        },
    },
];

/// A mention and the text around it.
struct Site<'t> {
    mention: &'t str,
    label: &'t str,
    name: &'t str,
    /// What stands between the name and the end of the mention.
    closing: &'t str,
    before: &'t str,
    behind: &'t str,
}

impl<'t> Site<'t> {
    fn new(text: &'t str, mention: &Mention) -> Self {
        let slice = |span: Span| &text[span.start.get()..span.end.get()];
        let (name, span) = (mention.name, mention.span);
        Self {
            mention: slice(span),
            label: slice(mention.label_span),
            name: slice(name),
            closing: slice(Span::new(name.end, span.end)),
            before: &text[..span.start.get()],
            behind: &text[span.end.get()..],
        }
    }

    fn length(&self) -> usize {
        self.mention.len()
    }

    fn tagged(&self, label: &str, name: &str) -> String {
        format!("[{label} {name}{}", self.closing)
    }

    /// The mention with `next` taken into the name, if that is what follows it.
    fn with_next(&self, next: &str) -> Option<(usize, String)> {
        let rest = self.behind.strip_prefix(next)?;
        let ends = rest.is_empty() || rest.starts_with(char::is_whitespace);
        let name = format!("{}{}", self.name, next.trim_start());
        let tagged = self.tagged(self.label, &name);
        ends.then(|| (self.length() + next.len(), tagged))
    }
}

/// A text with one mention damaged, and where.
pub(crate) struct Damaged {
    pub(crate) text: String,
    pub(crate) place: Span,
}

impl Damage {
    /// `text` with each of its mentions damaged where that can be, one in each.
    pub(crate) fn each(&self, text: &str) -> impl Iterator<Item = Damaged> {
        let document = Document::new(text, 0);
        let mentions: Vec<Mention> = document.mentions_from(Offset::default()).collect();
        mentions.into_iter().filter_map(move |mention| {
            let site = Site::new(text, &mention);
            let (length, with) = (self.change)(&site)?;
            let behind = &site.behind[length - site.length()..];
            Some(Damaged {
                place: Span::at(mention.span.start, with.len()),
                text: format!("{}{with}{behind}", site.before),
            })
        })
    }
}
