/* The shapes that the scripts share: what the generator writes, what pages and the worker say to
   each other, what a search holds. For checking only; no page loads this file. */

/* ---- the index, as zeren/search/index.py writes it ---- */

type Group = "party" | "page" | "task" | "guide";

/** What a field is to its record; zeren/search/records.py names them. */
type Part = "n" | "a" | "f" | "k" | "#" | "t" | "s" | "x" | "e";

interface SearchIndex {
  readonly roles: readonly RoleOfIndex[];
  /** What is said for each role besides its word. */
  readonly said: readonly (readonly string[])[];
  /** The roles, by their numbers, that may be any. */
  readonly any: readonly number[];
  /** The roles, by their numbers, of those who look at what others do. */
  readonly watch: readonly number[];
  /** How many files hold the records, where they stand in files of their own; else 0. */
  readonly parts: number;
  /** The characters by their reading; `|` joins the spellings of one. */
  readonly readings: Readonly<Record<string, string>>;
  /** Each field is the letter of its part and its text. */
  readonly records: readonly (readonly [Group, string, readonly string[], RecordExtras])[];
  /** The words of two characters in the records, end to end. */
  readonly pairs: string;
  readonly synonyms: readonly (readonly [said: readonly string[], means: readonly string[]])[];
}

interface RoleOfIndex {
  readonly mark: string;
  readonly word: string;
  readonly key: string;
}

/** What a record holds beside its text, where there is any. */
interface RecordExtras {
  /** The anchors of fields by their position in the record. */
  readonly anchors?: Readonly<Record<string, string>>;
  /** The folded text with canonical numbers, of fields in which that differs. */
  readonly numbers?: Readonly<Record<string, string>>;
  /** Readings in context. */
  readonly readings?: readonly ReadingInContext[];
  /** Of a collective, its members. */
  readonly members?: readonly number[];
  /** Of a task, its parties by role. */
  readonly roles?: readonly (readonly number[])[];
  /** Of a task, its plan, where it is shown. */
  readonly plan?: number;
  /** 1 of a task that is done no more. */
  readonly retired?: number;
}

type ReadingInContext = readonly [field: number, place: number, reading: string];

/** The characters that count as another one: one by one, dropped, or as several. */
interface FoldingTable {
  readonly from: string;
  readonly to: string;
  readonly dropped: string;
  readonly expanded: Readonly<Record<string, string>>;
}

/* ---- questions and answers, between the page and the engine ---- */

type Section = "selected" | "literal" | "further";

/** How something was found. */
type Way = "literal" | "asked" | "party" | "synonym" | "pinyin" | "number" | "slip" | "part";

interface Question {
  readonly query: string;
  /** How many rows of each group are wanted. */
  readonly most: number;
  /** Where more rows of one group are wanted: which, and from where on. */
  readonly more?: { readonly section: Section; readonly group: Group; readonly from: number };
}

interface Answer {
  readonly query: string;
  readonly words: readonly string[];
  /** The answer in one line, in pieces of which some lead to a page; none where the results say all. */
  readonly line: readonly LinePiece[];
  readonly sections: readonly SectionOfAnswer[];
}

interface LinePiece {
  readonly text: string;
  readonly page?: string;
}

interface SectionOfAnswer {
  readonly section: Section;
  readonly total: number;
  readonly groups: readonly GroupOfAnswer[];
}

interface GroupOfAnswer {
  readonly group: Group;
  readonly total: number;
  readonly rows: readonly Row[];
}

/** Text in pieces: plain, marked, plain, … */
type Pieces = readonly string[];

interface Row {
  readonly group: Group;
  readonly page: string;
  readonly title: Pieces;
  readonly number?: string;
  readonly details?: readonly Pieces[];
  readonly snippet?: Pieces;
  /** Of a task, who leads it. */
  readonly leads?: LeadsOfRow | null;
  readonly roles: readonly RoleOfRow[];
  readonly reasons: readonly Reason[];
}

interface LeadsOfRow extends RoleOfIndex {
  readonly parties: readonly string[];
  /** How many more there are. */
  readonly left: number;
}

interface RoleOfRow extends RoleOfIndex {
  readonly party: string;
  readonly through: string | null;
}

interface Reason {
  readonly way: Exclude<Way, "literal" | "asked">;
  readonly meaning: string | null;
}

/** What the page sends to the worker, and what comes back. */
interface Asked {
  readonly number: number;
  readonly question: Question;
}
type Answered =
  | { readonly number: number; readonly answer: Answer }
  | { readonly number: number; readonly error: string };

interface SearchEngine {
  readonly ask: (question: Question) => Promise<Answer>;
}

/* ---- inside the engine ---- */

/** A stretch of text: where it begins, and the place behind it. */
type Stretch = [from: number, to: number];

interface RecordOfRegister {
  readonly group: Group;
  readonly page: string;
  /** Its first field, and how many it has. */
  readonly first: number;
  readonly count: number;
  /** Where what it says of its parties begins. */
  readonly assignments: number;
  readonly anchors: RecordExtras["anchors"];
  readonly members: RecordExtras["members"];
  readonly plan: RecordExtras["plan"];
  readonly retired: number;
}

/** What a party does in a task: its role, and the collective it does so through. */
type RoleInTask = [role: number, through: number | null];

interface Synonym {
  readonly said: string;
  /** Lists of words that must all occur. */
  readonly means: readonly (readonly string[])[];
}

interface Hit {
  readonly record: number;
  /** The finders of each word, of which some found it. */
  readonly lists: Lists;
  readonly rank: number;
  readonly isLiteral: boolean;
  readonly isNamed: boolean;
  /** The foremost role of the parties of the query in it. */
  role: number;
}

interface GroupFound {
  readonly group: Group;
  readonly hits: readonly Hit[];
}

interface Found extends Readonly<Record<Section, readonly GroupFound[]>> {
  readonly words: readonly string[];
  readonly asked: Inquiry | null;
  readonly parties: readonly number[];
}

/** What a query asks, as far as it is understood. */
interface Inquiry {
  /** The parties that it names, by what it calls them. */
  readonly parties: {
    readonly said: string;
    readonly parties: readonly number[];
    /** Its own roles, where the query gives each party another. */
    roles?: readonly number[];
  }[];
  /** The roles, by their numbers; -1 for any. */
  readonly roles: number[];
  readonly topics: string[];
  /** The pages that it names, by what it calls them; and those that tell what it asks for. */
  readonly pages: { readonly said: string; readonly page: number }[];
  /** Its words that are not understood. */
  readonly unknown: string[];
  /** The offices of territories that it names and that are not registered: 东山县财政局. */
  readonly absent: string[];
  /** What it says that is not so, by which nothing is selected: 不牵头. */
  not: string;
  /** The role that nobody bears in what is asked for. */
  gap: number | null;
  /** Whether those are asked for that bear most, or least, and in which role. */
  most: { readonly role: number; readonly isLeast: boolean } | null;
  /** The role of those that are asked for beside the parties: 谁配合财政局. */
  partner: number | null;
  /** Whether a party must stand first among those that lead. */
  isFirst: boolean;
  /** Whether one alone must bear the role, or others too. */
  among: "one" | "several" | null;
  isMoney: boolean;
}

/** The finders of each word of a query, the most literal first. */
type Lists = readonly (readonly Finder[])[];

/** How spellings are compared. */
type Spell = (spelling: string) => string;

/** Whether the rest of the letters, from a place on, fits a spelling that is not typed out. */
type FitsAtEnd = (spelling: string, letters: string, at: number) => boolean;

/* The classes as types; a script cannot name those of another one. */
type Folding = InstanceType<typeof zerenFolding.Folding>;
type Texts = InstanceType<typeof zerenTexts.Texts>;
type Wording = InstanceType<typeof zerenWording.Wording>;
type Register = InstanceType<typeof zerenRegister.Register>;
type Readings = InstanceType<typeof zerenPinyin.Readings>;
type Session = InstanceType<typeof zerenSession.Session>;
type Finder = InstanceType<typeof zerenFinders.Finder>;

/* ---- what stands in the page itself ---- */

/** Set by the stub of the search, and taken up by the box. */
interface SearchStart {
  openFirst?: () => void;
  isFirstWanted?: boolean;
}
declare var zerenSearch: SearchStart | undefined;

/** What the theme keeps of the colours that the reader chose. */
interface PaletteChoice {
  color?: Record<string, string>;
}

/* What the scripts of the theme expect; see theme.js. */
declare var __md_scope: URL;
declare var __md_hash: (text: string) => number;
declare var __md_get: (key: string, storage?: Storage, scope?: URL) => unknown;
declare var __md_set: (key: string, value: unknown, storage?: Storage, scope?: URL) => void;

/** Of workers; their other types contradict those of pages. */
declare function importScripts(...addresses: string[]): void;
