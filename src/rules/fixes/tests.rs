//! What holds of all fixes: the finding is gone afterwards, and no error comes in its place.

use super::testing::{TOKENISED, all, applied, read};
use super::*;
use crate::rules::Severity;
use crate::rules::policy::Level;

/// Texts that between them have a finding of every code that has fixes.
#[rustfmt::skip]
pub(crate) const TEXTS: &[&str] = &[
    "[PER Ida Quill said , [LOC Oru  ] . ] x\nmet [PER Ida, who\n[ORG [LOC Orun  ] Supreme Court  ] sat\n",
    "the [ORG Guild of \nOru  ] met [PER  ] and [LOC] , [PERHAPS] , [ 1 ] or succeed[ing\nthe [ORG\n",
    "[PER Ida  ] of [LOC Oru  ] and [GPE Velm  ] met [LCO Orun  ] , not [QQQ Ada  ] , [per Ada  ] [PERSON Ida  ] [PERKeld  ]\n",
    "Ida ] said in [LOC Oru  ] ] .\n",
    "[PER Ida  ] met [PER Ada ] in [LOC Oru  ] , [LOC Velm   ] and [LOC Orun] .\n",
    "[PER A  ] [PER B  ] [PER C  ] [PER D  ] [PER E] [PER F] [PER G]\n",
    "The pre-[LOC Oru  ] talks of [PER Ida  ], in [LOC Velm  ][LOC Ada Bay  ] . \nThe\ttalks  ended\u{a0}. \nOne .\nTwo . \r\nThree, (four) . ",
    "<code><pre>UNCLAS SECTION 01 OF 02 [LOC VELM  ] 000083 [ORG SIPDIS  ] TAGS PGOV , [ORG SNAR  ] , PHUMMX , PGOV SUBJECT: Quays <a id='par1' href='#par1'>¶</a>1 . \n( [ORG SBU  ] ) [MISC Summary:  ] One . \nIn a [LOC VELM  ] 00000038 002 OF 003 plan of [LOC Oru  ] . \nQUILL\n",
    "UNCLAS AND [ORG LOKEN E.O. 12958: DECL:  ] 2031/04/17 TAGS PGOV SUBJECT: Quays <a id='par1' href='#par1'>¶</a>1 . \n",
    "[ORG VELM <a id='par1' href='#par1'>¶</a>1  ] . [ORG VL SUBJECT: Quays  ] [ORG Quays ------ Old  ] [LOC VELM 00000083 002 OF 005  ] .\n",
    "In [LOC Ada Bay.  ] and [MISC Orun:  ] of [ORG “Oru Works  ] , [MISC --  ] , [ORG Guild’s  ] , [ORG Guild  ] , [MISC Quill’s  ] . \n",
    "[ORG the Guild  ] met [PER President Keld  ] on [ORG Article  ] 57 in [LOC Oru, Velm  ] . \n",
    "The [ORG Guild  ] , [ORG Guild  ] and [MISC Guild’s  ] men of Port [LOC Merrow  ] and [LOC Port Merrow  ] , the Guild and [LOC Port  ] Merrow’s . \n",
    "A Standing [ORG Crew Rights Forum  ] , [ORG Standing Crew Right Forum  ] , [LOC Ada  ] [LOC Bay  ] , [LOC F.D.  ] .\n",
    "The [ORG Harbour Works Office  ] ( [MISC HWO  ] ) and [PER Ida  ] \n[PER Quill  ] said so .\n",
    "<code><pre>SECRET The talks<br> of Harbour &amp; Quay , the MinisterQs &#8217; plan . </pre></code></pre></code>\n",
    "SECRET <a id='par1' href='#par1'>¶</a>1 . \n( S ) One . <a id='par3' href='#par4'>¶</a>2 . \n( S ) Two. <a id='par5' href='#par5'>¶</a>5 . \nFive . ¶6 . \nc ) Six in <a id='par2006' href='#par2006'>¶</a>2006 . href='#par7'>¶</a>7 . \n( S ) Seven . \n",
    "UNCLAS VELM 000083 SUBJECT: Quays <a id='par1' href='#par1'>¶</a>1. (U) One.\nUNCLAS VELM 000084 SUBJECT: Ships <a id='par1' href='#par1'>¶</a>1. (U) Two.\n",
    "UNCLAS VELM 000083 SUBJECT: Quays TAGS: PGOV, PQQQ <a id='par1' href='#par1'>¶</a>1. (U) One.\n<a id='par2' href='#par2'>¶</a>2. (Q) Two.\n",
    "CONFIDENTIAL VELM 000083\nTAGS: PGOV, PGOV\n\n<a id='par1' href='#par1'>¶</a>1. (S//NF) One. End Note.\n<a id='par2' href='#par2'>¶</a>2. (C) Comment: Two. QUILL\n",
    "SECRET EO 12958 DECL: 2031/04/17 TAGS PGOV SUBJ: Quays <a id='par1' href='#par1'>¶</a>1 . \n( S ) Summary: One . \nEnd Summary <a id='par2' href='#par2'>¶</a>2 . \n( S ) Two . \nThe Sea --------- <a id='par3' href='#par3'>¶</a>3 . \n( S ) Three of [LOC Oru  ] . \nQUILL\n",
];

/// Our own sample, tagged by a machine and full of faults.
const SAMPLE: &str = include_str!("../../../editors/sample/velmora.ann.txt");

fn errors(found: &[Finding]) -> usize {
    let errors = found.iter();
    errors
        .filter(|finding| finding.severity == Severity::Error)
        .count()
}

/// How many findings say the same as `finding`.
fn like(found: &[Finding], finding: &Finding) -> usize {
    let same = |other: &&Finding| other.code == finding.code && other.message == finding.message;
    found.iter().filter(same).count()
}

#[track_caller]
fn settles(text: &str) -> Vec<Code> {
    let document = read(text);
    let found = all(&document);
    let mut fixed = Vec::new();
    for finding in &found {
        for fix in fixes(&document, finding) {
            let after = applied(&document, &fix);
            assert_ne!(after, text, "{fix:?} does nothing");
            let left = all(&read(&after));
            let what = || format!("{finding:?}\n{fix:?}\n{after}");
            assert!(
                like(&left, finding) < like(&found, finding),
                "still there: {}",
                what()
            );
            assert!(errors(&left) <= errors(&found), "a new error: {}", what());
            fixed.push(finding.code);
        }
    }
    fixed
}

#[test]
fn the_finding_is_gone_and_no_error_came() {
    let mut fixed = Vec::new();
    for text in TEXTS {
        fixed.extend(settles(text));
        fixed.extend(settles(&format!("{TOKENISED}{text}")));
    }
    let without: Vec<Code> = Code::ALL
        .iter()
        .copied()
        .filter(|code| !fixed.contains(code))
        .collect();
    let expected = [
        Code::HeaderExceedsPortions,
        Code::PageMarkerMissing,
        Code::SignatureMissing,
        Code::NotUtf8,
        Code::InternalError,
        Code::UnusedException,
        Code::MoreFindings,
    ];
    assert_eq!(without, expected);
}

#[test]
fn our_own_sample_can_be_fixed() {
    settles(SAMPLE);
}

#[test]
fn all_of_one_code_at_once() {
    let document = read(SAMPLE);
    let fix = fix_all(&document, Code::EntityClassificationMark, &Rules::default()).unwrap();
    assert!(fix.title.starts_with("Fix all ") && fix.safe);
    let after = read(&applied(&document, &fix));
    let left = all(&after);
    assert!(
        left.iter()
            .all(|finding| finding.code != Code::EntityClassificationMark)
    );
    assert_eq!(
        fix_all(&after, Code::EntityClassificationMark, &Rules::default()),
        None
    );
    assert_eq!(
        fix_all(&document, Code::InconsistentLabel, &Rules::default()),
        None
    );
}

#[test]
fn what_the_project_accepts_is_left_as_it_is() {
    use crate::rules::policy::Exception;
    let document = read("[per Ida  ] met [PER Ada  ] and [per Oru  ] .\n");
    let mut rules = Rules::default();
    rules.accept(Code::LabelCase, Exception::new(Some("Ida")), 0);
    let fix = fix_whole(&document, &rules).unwrap();
    let after = applied(&document, &fix);
    assert!(
        after.starts_with("[per Ida  ]") && after.contains("[PER Oru  ]"),
        "{after}"
    );
}

#[test]
fn whole_documents_come_to_rest() {
    let levels = Code::ALL
        .iter()
        .map(|code| (*code, Level::As(code.severity())));
    let rules = Rules::new(levels.collect());
    for text in TEXTS.iter().chain([&SAMPLE]) {
        let mut document = read(text);
        let before = all(&document).len();
        let mut rounds = 0;
        while let Some(fix) = fix_whole(&document, &rules) {
            document = read(&applied(&document, &fix));
            rounds += 1;
            assert!(rounds < 6, "{fix:?} in {:?}", document.text());
        }
        assert!(rounds == 0 || all(&document).len() < before);
    }
}

#[test]
fn safe_fixes_leave_the_words_alone() {
    let words = |text: &str| -> String {
        let text = text.replace(['[', ']', '-', '¶'], " ");
        text.chars().filter(|c| c.is_alphanumeric()).collect()
    };
    for code in [
        Code::EntityTrailingPeriod,
        Code::HeadingGlued,
        Code::EntityTrailingPossessive,
    ] {
        let document = read(SAMPLE);
        let fix = fix_all(&document, code, &Rules::default()).unwrap();
        assert_eq!(words(&applied(&document, &fix)), words(SAMPLE), "{code}");
    }
}

#[test]
fn names_of_the_gazetteer_get_its_labels() {
    let mut names = crate::model::Gazetteer::default();
    names.add("LOC\tOru\nPER\tIda Quill\n").unwrap();
    names.sort();
    let mut rules = Rules::default();
    rules.know(names.into());
    let mut document =
        read("In [ORG Oru  ] , said Ida Quill , the [ORG Oru  ] men met [PER Keld  ] . \n");
    let mut titles = Vec::new();
    while let Some(finding) = rules.judge(&document, &|| false).findings.list.first() {
        let fix = fixes(&document, finding).pop().unwrap();
        titles.push(fix.title.clone());
        document = read(&applied(&document, &fix));
        assert!(titles.len() < 9, "{titles:?}");
    }
    assert_eq!(
        document.text().slice(document.text().span()),
        "In [LOC Oru  ] , said [PER Ida Quill  ] , the [LOC Oru  ] men met [PER Keld  ] . \n"
    );
    assert_eq!(titles.len(), 2, "{titles:?}");
}

/// Fixes all that may be fixed unseen, until nothing is left to do.
fn fixed_whole(text: &str) -> String {
    let mut document = read(text);
    while let Some(fix) = fix_whole(&document, &Rules::default()) {
        document = read(&applied(&document, &fix));
    }
    document.text().slice(document.text().span()).into_owned()
}

#[test]
fn what_is_done_unseen_leaves_words_and_lines_to_their_source() {
    for text in TEXTS.iter().chain([&SAMPLE]) {
        let after = fixed_whole(text);
        assert_eq!(changes::words(&read(&after)), changes::words(&read(text)));
        let breaks = |text: &str| text.matches(['\n', '\r']).count();
        assert_eq!(breaks(&after), breaks(text), "{after}");
    }
}

#[test]
fn fixes_of_layout_are_for_who_names_them() {
    let text = "SECRET EO 12958 DECL: 2031/04/17 TAGS PGOV SUBJ: Quays <a id='par1' href='#par1'>¶</a>1 . \n\
                ( S ) The [LOC Oru.  ] end . The Sea --------- <a id='par2' href='#par2'>¶</a>2 . \n( S ) Two . \n";
    assert_eq!(fixed_whole(text), text.replace(".  ]", "  ] ."));
    let document = read(text);
    let rules = Rules::default();
    let style = fix_all(&document, Code::HeaderFieldStyle, &rules);
    assert_eq!(style, None, "words are changed one at a time");
    let headings = fix_all(&document, Code::HeadingGlued, &rules).unwrap();
    assert_eq!(headings.changes, Changes::Lines);
    assert!(headings.safe && !headings.preferred);
    for finding in all(&document) {
        for fix in fixes(&document, &finding) {
            let annotation = fix.is_annotation();
            assert!(annotation || !fix.preferred, "{fix:?}");
            assert_eq!(
                annotation,
                finding.code.layer() == Layer::Annotation,
                "{fix:?}"
            );
        }
    }
}
