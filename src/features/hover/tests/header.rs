use super::*;

#[test]
fn the_classification_line() {
    check(
        &cable("C O N F"),
        expect![[r"
        ‹C O N F I D E N T I A L›
        Confidential

        Disclosure could be expected to damage national security.

        How secret the cable is as a whole. It is at least as high as the highest mark of its paragraphs.

        • The highest portion mark of the text: (S)
    "]],
    );
    check(
        &cable("SECTION 01"),
        expect![[r"
        ‹SECTION›
        Section 1 of 2

        Which part of a long cable this is, and of how many. Every further part opens with a page marker in the text.
    "]],
    );
    check(
        &cable("SIPDIS"),
        expect![[r"
        ‹SIPDIS›
        SIPDIS

        For distribution on the SIPRNet, the classified network that the Department shares with the military and other agencies.
    "]],
    );
    check(
        &cable("PASS TO"),
        expect![[r"
        ‹PASS›
        Passing instruction

        The desks, offices or agencies the cable is meant for. The receiving office hands it on to them.
    "]],
    );
}

#[test]
fn keywords_of_fields() {
    check(
        &cable("E.O. 12958"),
        expect![[r"
        ‹E.O. 12958: DECL:›
        Executive order

        The executive order under which the cable is classified. After it stands the date or event that ends the classification.

        • E.O. 12958: Executive order on classification of 1995 (Clinton), in force to 2010
        • Classified until 9 May 2031
    "]],
    );
    check(
        &cable("TAGS:"),
        expect![[r"
            ‹TAGS:›
            TAGS

            The index words of the cable: “traffic analysis by geography and subject”. Two letters name a place, four a subject, K and three letters a programme.

            • PGOV Internal governmental affairs
            • EFIN Financial and monetary affairs
            • KCRM Criminal activity
            • PXXX a subject
            • PHUMMX codes without a blank between them
        "]],
    );
    check(
        &cable("SUBJECT:"),
        expect![[r"
        ‹SUBJECT:›
        Subject

        The title of the cable. It may go on over several lines, up to the next field.

        • “The Harbour Works Office and its friends”
    "]],
    );
    check(
        &cable("Classified By:"),
        expect![[r"
        ‹Classified By:›
        Classified by

        Who decided that the cable is classified, with name and office. The reasons, as sections of the executive order, follow it.

        • “Consul Ada Quill, Reasons 1.4 (b) and (d).”
        • Reason (b): information from foreign governments
        • Reason (d): foreign relations or activities, including confidential sources
    "]],
    );
}

#[test]
fn a_keyword_outside_the_header_is_a_word() {
    check(
        "1. Ida came.\n\n2. $0REF: none\n\n3. End.\n",
        expect![[r"
        nothing
    "]],
    );
}

#[test]
fn events_and_missing_dates() {
    let header =
        |value: &str| format!("UNCLAS ORUN 000012\nE.O. $012958: {value}\nTAGS: PGOV\n\nText.\n");
    check(
        &header("N/A"),
        expect![[r"
        ‹E.O. 12958:›
        Executive order

        The executive order under which the cable is classified. After it stands the date or event that ends the classification.

        • E.O. 12958: Executive order on classification of 1995 (Clinton), in force to 2010
        • N/A: the cable is not classified
    "]],
    );
    check(
        &header("DECL: CLOSURE OF THE QUAY"),
        expect![[r"
        ‹E.O. 12958: DECL:›
        Executive order

        The executive order under which the cable is classified. After it stands the date or event that ends the classification.

        • E.O. 12958: Executive order on classification of 1995 (Clinton), in force to 2010
        • Classified until: CLOSURE OF THE QUAY
    "]],
    );
    check(
        &header(""),
        expect![[r"
        ‹E.O. 12958:›
        Executive order

        The executive order under which the cable is classified. After it stands the date or event that ends the classification.

        • E.O. 12958: Executive order on classification of 1995 (Clinton), in force to 2010
        • No date is given
    "]],
    );
}

#[test]
fn tags_codes() {
    check(
        &cable("PGOV"),
        expect![[r"
        ‹PGOV›
        PGOV Internal governmental affairs

        A TAGS code for a subject (Political affairs).
    "]],
    );
    check(
        &cable("[ORG EFIN"),
        expect![[r"
        ‹EFIN›
        EFIN Financial and monetary affairs

        A TAGS code for a subject (Economic affairs).

        Tagged ORG here, though it is no name.
    "]],
    );
    check(
        &cable("tag/KCRM"),
        expect![[r"
        ‹<a href='/tag/KCRM_0.html'>KCRM</a>›
        KCRM Criminal activity

        A TAGS code for a programme.
    "]],
    );
    check(
        &cable("PXXX"),
        expect![[r"
        ‹PXXX›
        PXXX

        By its shape a TAGS code for a subject (Political affairs). It is not among the codes known here.
    "]],
    );
    check(
        &cable("PHUMMX"),
        expect![[r"
            ‹PHUMMX›
            PHUMMX

            Codes that lost the blank between them: PHUM and MX
        "]],
    );
}

#[test]
fn a_caption_that_a_mention_holds() {
    let header = "SECRET [ORG $0SIPDIS DEPARTMENT  ]\nTAGS: PGOV\n\nText.\n";
    check(
        header,
        expect![[r"
        ‹SIPDIS›
        SIPDIS

        For distribution on the SIPRNet, the classified network that the Department shares with the military and other agencies.

        A mention tagged ORG reaches into it, though it is no name.
    "]],
    );
    check(
        &header.replace("$0", "").replace("DEPART", "DEP$0ART"),
        expect![[r"
            ‹[ORG SIPDIS DEPARTMENT  ]›
            SIPDIS DEPARTMENT ORG

            An organisation: a company, agency, party, team or armed force. Example: “Harbour Police”.

            • The only mention of this name in the document
        "]],
    );
}

#[test]
fn a_caption_behind_letters_that_are_no_ascii() {
    for sign in ["é", "\u{2003}", "😀"] {
        let text = format!("<code><pre>S E C R E T {sign}SIPDIS\nSUBJECT: x\n");
        let document = Document::new(&text, 0);
        let caption = text.find("SIPDIS").unwrap();
        for (at, _) in text.char_indices() {
            let found = hover(&document, Offset::new(at));
            let expected = (caption..caption + 6).contains(&at);
            let is_caption = found.is_some_and(|found| found.text.plain().contains("SIPRNet"));
            assert!(is_caption || !expected, "{sign} {at}");
        }
    }
}
