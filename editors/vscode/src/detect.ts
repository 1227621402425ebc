// Is a text an annotated document? Told from its beginning alone. No VS Code here.
// The same rule as in the Neovim plugin and on the command line; editors/detect.json has examples for all.
//
// Brackets are common in plain prose: `[1]`, `[Note: …]`, `[section]`, `[DATE OF BIRTH]`, `[INFO main]`.
// What no one writes by hand is a label, words and then blanks before the closing bracket.
export const MAX_LINES = 200;
export const MAX_LENGTH = 64 * 1024;

const words = (text: string): ReadonlySet<string> => new Set(text.split(' '));
// Labels that are no English words: with words after them and a tight `]` they count as well.
const ABBREVIATED = words('PER ORG LOC MISC GPE NORP FAC VEH WEA WORK_OF_ART');
const SPELLED_OUT = words(
  'PERSON ORGANIZATION LOCATION FACILITY PRODUCT EVENT LAW LANGUAGE DATE TIME PERCENT MONEY QUANTITY ORDINAL CARDINAL',
);
// Words that open brackets elsewhere: logs and editors' remarks.
const NOT_LABELS = words(
  'INFO WARN WARNING ERROR DEBUG TRACE FATAL NOTICE CRITICAL NOTE TODO FIXME XXX SIC TABLE FIGURE',
);
// A bracket pair without brackets inside; a Markdown link's `(` or a reference's `[` may not follow a tight one.
const MENTION = /\[([A-Za-z][\w-]*) ([^[\]]+)\](?=([([]?))/g;
// A cable's paragraphs have anchors, and its page begins with a classification: whether names are tagged yet or not.
const CLASSIFICATION =
  /<code><pre>(?=[A-Z])(?: *U *N *C *L *A *S| *C *O *N *F *I *D *E *N *T *I *A *L| *S *E *C *R *E *T)/;
const PARAGRAPH = /<a id='par\d+' href='#par\d+'>¶<\/a>/;

interface Seen {
  sure: number;
  shaped: number;
  tight: number;
}

/** Whether the text that begins with these lines is an annotated document. */
export function isAnnotated(lines: Iterable<string>): boolean {
  const seen: Seen = { sure: 0, shaped: 0, tight: 0 };
  for (const line of lines) {
    if (line.includes('[')) count(line, seen);
    if (seen.sure >= 1 || seen.shaped >= 3 || seen.tight >= 2) return true;
    if (PARAGRAPH.test(line) || CLASSIFICATION.test(line)) return true;
  }
  return false;
}

function count(line: string, seen: Seen): void {
  for (const [, label = '', inside = '', after] of line.matchAll(MENTION)) {
    const blanks = /[^ \t]( +)$/.exec(inside)?.[1]?.length ?? 0;
    const named = /[A-Za-z0-9\u0080-\uffff]/.test(inside);
    if (named && blanks > 0) {
      if (ABBREVIATED.has(label) || SPELLED_OUT.has(label)) seen.sure++;
      else if (isShaped(label, blanks)) seen.shaped++;
    } else if (named && after === '' && ABBREVIATED.has(label) && /^[A-Z0-9\u0080-\uffff]/.test(inside)) {
      seen.tight++;
    }
  }
}

/** Whether a label of nobody's set looks like one. */
function isShaped(label: string, blanks: number): boolean {
  return label.length > 1 && (blanks > 1 || /^[A-Z]/.test(label)) && !NOT_LABELS.has(label.toUpperCase());
}

/** Whether a document of this name and language may be switched: plain text, HTML and what nobody claims. */
export function mayBeAnnotated(language: string, fileName: string, scheme: string): boolean {
  if (scheme === 'untitled') return language === 'plaintext';
  if (scheme !== 'file') return false;
  const base = fileName.slice(Math.max(fileName.lastIndexOf('/'), fileName.lastIndexOf('\\')) + 1);
  if (language === 'html') return /\.html?$/i.test(base);
  return language === 'plaintext' && (/\.txt$/i.test(base) || !base.slice(1).includes('.'));
}
