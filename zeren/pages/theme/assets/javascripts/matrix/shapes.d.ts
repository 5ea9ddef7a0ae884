/* The shapes that the scripts of the matrix share. For checking only; no page loads this file. */

/* ---- data, as zeren/pages/views/matrix_data.py writes them ---- */

/** A script of a large matrix; the first alone has roles and parties. */
interface MatrixData {
  readonly roles: readonly RoleOfData[];
  readonly kinds: readonly KindOfData[];
  readonly rows: readonly RowOfData[];
}

type RoleOfData = readonly [key: string, mark: string, word: string];
type KindOfData = readonly [kind: string, isCounty: number, parties: readonly PartyOfData[]];
type PartyOfData = readonly [key: string, name: string, accepted: string];
/** A task or a plan; its marks are numbers by threes: party, role, how many tasks. */
type RowOfData = readonly [
  key: string,
  number: string,
  title: string,
  accepted: string,
  marks: readonly number[],
  /** In words, of a plan that is not in force. */
  status: string,
];

/* ---- what pages hold ---- */

/** The values of the form by name; one that is empty or missing chooses all. */
interface Choices {
  text?: string;
  party?: string;
  /** Of the overview, the only party that is shown. */
  only?: string;
  kind?: string;
  role?: string;
  county?: string;
  plan?: string;
  /** What is looked for as lacking: `party` a party without tasks, all others a task. */
  holes?: string;
  sort?: string;
  paper?: string;
  swap?: string;
  /** Also parties that bear nothing of what is chosen. */
  empty?: string;
  /** Also plans that are not in force. */
  past?: string;
}

/** The choices, and of the hole among them the roles that lack and whether it is explained. */
interface Chosen extends Choices {
  readonly lacking: readonly string[];
  readonly isExplained: boolean;
}

interface Duty {
  readonly task: MatrixTask;
  readonly party: MatrixParty;
  readonly role: string;
  readonly isThrough: boolean;
  /** In how many tasks: of the overview any number, else one. */
  readonly number: number;
}

/** What tasks and parties have in common: each may be a row or a column. */
interface MatrixEntry {
  readonly index: number;
  readonly name: string;
  /** The kind of a party; nothing of a task. */
  readonly group: string;
  /** Why it may lack what others have. */
  readonly accepted: string | undefined;
  readonly link: HTMLElement;
  readonly duties: Duty[];
  line: MatrixLine | null;
  column: MatrixColumn | null;
}

/** A task, or in the overview a plan. */
interface MatrixTask extends MatrixEntry {
  readonly plan: string;
  /** Whether it is a plan that is not in force. */
  readonly isPast: boolean;
  /** What can be looked for: number, title, text. */
  texts: readonly string[];
  /** The cells of all parties, where they stand in the page. */
  readonly cells: HTMLTableCellElement[];
}

interface MatrixParty extends MatrixEntry {
  readonly key: string;
  readonly isCounty: boolean;
}

interface MatrixModel {
  readonly tasks: readonly MatrixTask[];
  readonly parties: readonly MatrixParty[];
  /** Whether it holds plans and not tasks, and how many tasks and not which. */
  readonly isOverview: boolean;
  /** The roles by their keys, with what cells show and say of them. */
  readonly roles?: ReadonlyMap<string, RoleOfData>;
  /** Of the overview then, the address of a plan's matrix filtered to a party. */
  readonly filteredTo?: (plan: MatrixTask, party: MatrixParty) => string;
}

/** A row. Its cells are those of the columns at a version, or the first of them. */
interface MatrixLine {
  readonly row: HTMLTableRowElement;
  readonly head: HTMLTableCellElement;
  readonly total: HTMLTableCellElement;
  version: number;
  begun: { readonly version: number; readonly cells: number };
}

interface MatrixColumn {
  readonly head: HTMLTableCellElement;
  readonly total: HTMLTableCellElement;
}

/** Where a cell stands: the names are row 0, the heads of rows column 0, the totals the last. */
type MatrixPlace = readonly [row: number, column: number];

/** What draws the matrix, as the keyboard knows it. */
interface MatrixPlaces {
  /** Where a cell stands; null where none can be reached. */
  readonly placeOf: (cell: HTMLTableCellElement) => MatrixPlace | null;
  /** The cell at a place, where it is drawn. */
  readonly at: (place: MatrixPlace) => HTMLTableCellElement | undefined;
  /** The cell at a place, brought into view. */
  readonly reach: (place: MatrixPlace) => HTMLTableCellElement | undefined;
  /** How many rows and columns there are. */
  readonly size: () => MatrixPlace;
  /** The cells of a column that are drawn. */
  readonly column: (column: number) => readonly HTMLTableCellElement[];
}

/** What draws the matrix. */
interface MatrixDrawing {
  readonly table: HTMLTableElement;
  readonly draw: (view: MatrixView, choices: Chosen) => void;
}

interface MatrixOnPage {
  readonly model: MatrixModel;
  readonly drawing: MatrixDrawing;
  readonly keys: InstanceType<typeof zerenKeys.Keys>;
}

interface Total {
  readonly direct: number;
  readonly through: number;
}

interface MatrixView {
  /** All tasks, sorted; then the tasks and parties that are shown. */
  readonly order: readonly MatrixTask[];
  readonly tasks: readonly MatrixTask[];
  readonly parties: readonly MatrixParty[];
  readonly totals: ReadonlyMap<MatrixEntry, Total>;
  readonly written: number;
  readonly isShown: (duty: Duty) => boolean;
}

/** What is laid out of a view: tasks or parties below each other, the others side by side. */
interface MatrixLayout {
  readonly lines: readonly MatrixEntry[];
  readonly columns: readonly MatrixEntry[];
  /** Whether the parties are below each other. */
  readonly isSwapped: boolean;
}

type FileCell = string | number;

/** What is said of a view in a file. */
interface FileHead {
  readonly title: string;
  /** How it is filtered, and how much of the whole it shows. */
  readonly shown: string;
  /** The address of the view. */
  readonly from: string;
}

interface FileSheet {
  readonly name: string;
  /** What is said before the rows. */
  readonly above: readonly string[];
  readonly rows: readonly (readonly FileCell[])[];
  readonly frozenRows: number;
  readonly frozenColumns: number;
}

/** The edges of something in the window. */
interface Edges {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/* ---- what is drawn of a large matrix ---- */

/** Equal parts side by side: how far they are scrolled, how much room they have, how many they are. */
interface Axis {
  readonly scrolled: number;
  readonly room: number;
  readonly size: number;
  readonly count: number;
}

/** A row, or where it has none the head of a group. */
interface GridItem {
  readonly group: string;
  readonly line: MatrixEntry | null;
  readonly place: number;
}

interface GridShown extends MatrixLayout {
  readonly view: MatrixView;
  readonly choices: Chosen;
}
