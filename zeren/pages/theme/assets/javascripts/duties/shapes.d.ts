/* The shapes that the scripts of the duties share. For checking only; no page loads this file. */

/** The values of the form by name; one that is empty or missing chooses all. */
interface DutyChoices {
  text?: string;
  plan?: string;
  role?: string;
  /** Whether plans that are not in force are shown as well. */
  past?: string;
}

interface DutyRow {
  readonly element: HTMLTableRowElement;
  /** The address of its task, without the name of a file in folders. */
  readonly page: string;
  /** What can be looked for in it: number, title and, where the page holds it, text. */
  readonly texts: readonly string[];
  readonly plan: string;
  readonly role: string;
  /** Whether its plan is not in force. */
  readonly isPast: boolean;
}
