/* What the scripts of the review page share; zeren/importing/review/worksheet.py makes it. */

/** A column of the saved table. */
interface SheetColumn {
  readonly key: string;
  readonly head: string;
  readonly hint: string;
  /** Whether it holds sentences. */
  readonly isLong: boolean;
  /** Whether it holds no line end. */
  readonly isLine: boolean;
  readonly isParties: boolean;
}

/** The columns that the page adds, so that its table can come back. */
type AddedColumn = "OPEN" | "PLACE" | "WRITTEN" | "NAMES" | "TASK" | "SOURCE" | "TITLE" | "WHOSE";

/** A task: texts by the key of the column, of columns of parties the names. */
interface SheetRow {
  readonly cells: Readonly<Record<string, string | readonly string[]>>;
  readonly added: Readonly<Partial<Record<AddedColumn, string>>>;
}

/** A name gives way to others, each with the key of its column. */
type SheetEdit = readonly [was: string, now: readonly (readonly [key: string, name: string])[]];

interface SheetQuestion {
  readonly text: string;
  readonly tasks: readonly number[];
  readonly options: readonly {
    readonly text: string;
    /** Whose list the file is, where this says it; else nothing. */
    readonly whose?: string;
    /** By the place of the task; a task is missing where a person must correct it. */
    readonly edits: Readonly<Record<string, readonly SheetEdit[]>>;
  }[];
}

interface Worksheet {
  readonly digest: string;
  readonly file: string;
  readonly columns: readonly SheetColumn[];
  readonly added: Readonly<Record<AddedColumn, string>>;
  readonly signs: {
    readonly new: string;
    readonly is: string;
    readonly isNot: string;
    readonly between: string;
  };
  readonly separator: string;
  readonly rows: readonly SheetRow[];
  readonly questions: readonly SheetQuestion[];
  readonly near: readonly { readonly name: string; readonly likely: readonly string[] }[];
  readonly same: readonly { readonly row: number; readonly key: string }[];
}

/** What a person has said so far; places beyond the rows are those of added tasks. */
interface Said {
  /** The number of the chosen option, by that of the question. */
  answers: Record<string, number>;
  /** What was written by hand, by place and key. */
  cells: Record<string, Record<string, string>>;
  dropped: number[];
  /** The tasks that were added, by what they begin with. */
  added: string[];
  /** What a name means, by name; nothing: none of those that it is near. */
  near: Record<string, string>;
  /** Of which row a task is, by its place. */
  same: Record<string, string>;
}
