use super::*;

#[test]
fn a_paragraph() {
    check(
        &cable("<a id='par2'"),
        expect![[r"
            ‹<a id='par2' href='#par2'>¶</a>2›
            Paragraph 2 of 4

            • Marked (C): Confidential
            • 1 mention: ORG 1

            “The HWO will build a quay in Velm.”
        "]],
    );
    check(
        &cable("3 . \n"),
        expect![[r"
        ‹<a id='par3' href='#par3'>¶</a>3›
        Paragraph 3 of 4

        • Marked (S): Secret
        • 2 mentions: PER 1, LOC 1

        “It costs 40 crowns, says Ida Oru.”
    "]],
    );
}

#[test]
fn a_paragraph_without_an_anchor() {
    check(
        "$01. Ida came.\n\n2. Ida went.\n",
        expect![[r"
        ‹1›
        Paragraph 1 of 2

        • No mentions

        “Ida came.”
    "]],
    );
}

#[test]
fn anchors_that_are_not_whole_or_open_nothing() {
    check(
        &cable("¶</a>5"),
        expect![[r"
            ‹<a id='par5' href='#par4'>¶</a>5›
            Paragraph 5, by its place number 4 of 4

            • Marked (C/NF): Confidential, not releasable to foreign nationals
            • No mentions

            “Comment: It will rain. 2006 was dry. End Comment. QUILL”

            The id, link and number of its anchor differ. A whole one: <a id='par5' href='#par5'>¶</a>5
        "]],
    );
    check(
        &cable("¶</a>2006"),
        expect![[r"
        ‹<a id='par2006' href='#par2006'>¶</a>2006›
        No paragraph

        The page made an anchor of 2006, a year or amount that stood at the start of a line. It is part of the text.
    "]],
    );
    check(
        "$0¶2. (C) Ida came.\n",
        expect![[r"
        ‹¶2›
        Paragraph 2, by its place number 1 of 1

        • Marked (C): Confidential
        • No mentions

        “Ida came.”

        Its pilcrow stands in no anchor. A whole one: <a id='par2' href='#par2'>¶</a>2
    "]],
    );
    check(
        "See $0¶ below.\n",
        expect![[r"
        ‹¶›
        A pilcrow with no number behind it: no paragraph begins here. A whole anchor: <a id='par2' href='#par2'>¶</a>2
    "]],
    );
}

#[test]
fn portion_marks_beside_the_header() {
    check(
        &cable("SBU  ]"),
        expect![[r"
        ‹( [ORG SBU  ] )›
        (SBU) Sensitive but unclassified

        The text is not classified but not for the public either.

        • Portion mark of ¶1
        • Lower than the header’s level: Confidential

        Tagged ORG here, though it is no name.
    "]],
    );
    check(
        &cable("C ) The HWO"),
        expect![[r"
        ‹( C )›
        (C) Confidential

        Disclosure could be expected to damage national security.

        • Portion mark of ¶2
        • The same level as the header’s: Confidential
    "]],
    );
    check(
        &cable("S ) It costs"),
        expect![[r"
        ‹( S )›
        (S) Secret

        Disclosure could be expected to damage national security seriously.

        • Portion mark of ¶3
        • Higher than the header: the cable as a whole is marked Confidential, and no paragraph may exceed it
    "]],
    );
    check(
        &cable("c - nf )"),
        expect![[r"
        ‹( c - nf )›
        (C/NF) Confidential, not releasable to foreign nationals

        Disclosure could be expected to damage national security.

        • Portion mark of ¶5
        • The same level as the header’s: Confidential
        • As it should be written: (C/NF)
    "]],
    );
    check(
        "<a id='par1' href='#par1'>¶</a>1. ($0U//FOUO) Ida came.\n",
        expect![[r"
            ‹(U//FOUO)›
            (U//FOUO) Unclassified, for official use only

            The text needs no protection as national security information.

            • Portion mark of ¶1
        "]],
    );
}

#[test]
fn a_page_marker() {
    check(
        &cable("ORUN  ] 00000012 002 OF 002 <a"),
        expect![[r"
        ‹[LOC ORUN  ] 00000012 002 OF 002›
        Page 2 of 2

        A page of the cable as it was sent begins here: station ORUN, number 12. The marker interrupts the text; it is not part of it.

        Tagged LOC here, though it is no name.
    "]],
    );
    check(
        "She will PAGE 02 VELM $006677 01 OF 03 291400Z come.\n",
        expect![[r"
            ‹PAGE 02 VELM 06677 01 OF 03 291400Z›
            Page 2 in section 1 of 3

            A page of the cable as it was sent begins here: station VELM, number 6677. The marker interrupts the text; it is not part of it.
        "]],
    );
}

#[test]
fn headings() {
    check(
        &cable("The Quay -"),
        expect![[r"
        ‹The Quay›
        The Quay

        • Section of 2 paragraphs, ¶3–¶5
        • It holds 2 mentions: PER 1, LOC 1
    "]],
    );
    check(
        "Ida’s $0End\n---------\n\nNothing.\n",
        expect![[r"
        ‹Ida’s End›
        Ida’s End

        • Section without numbered paragraphs
        • It holds no mentions
    "]],
    );
}

#[test]
fn a_mention_in_a_heading_is_a_mention() {
    check(
        "The [LOC $0Velm  ] Quay\n---------\n\nNothing.\n",
        expect![[r"
            ‹[LOC Velm  ]›
            Velm LOC

            A place: a mountain, river, region or sea; in sets without GPE also a country or town. Example: “Grey Lake”.

            • The only mention of this name in the document
        "]],
    );
}

#[test]
fn summaries_and_comments() {
    check(
        &cable("Summary:"),
        expect![[r"
        ‹Summary:›
        Summary begins

        The gist of the cable, for readers who read no further.

        • It ends with “End Summary” (¶1).

        Tagged MISC here, though it is no name.
    "]],
    );
    check(
        &cable("End Summary"),
        expect![[r"
        ‹End Summary›
        Summary ends

        The gist of the cable, for readers who read no further.

        • It begins with “Summary:” (¶1).
    "]],
    );
    check(
        &cable("Comment:"),
        expect![[r"
        ‹Comment:›
        Comment begins

        What the author thinks, as against what the cable reports.

        • It ends with “End Comment” (¶5).
    "]],
    );
    check(
        "1. ($0Comment: It may rain.\n\n2. Ida went.\n",
        expect![[r"
            ‹Comment:›
            Comment begins

            What the author thinks, as against what the cable reports.

            • No “End Comment” follows: it is taken to end with its paragraph (¶1).
        "]],
    );
    check(
        "It rained. $0End Note.\n",
        expect![[r"
        ‹End Note›
        Note ends

        An explanation set into the text.

        • Nothing announces a note before it.
    "]],
    );
}
