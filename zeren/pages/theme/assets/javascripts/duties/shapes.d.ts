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
  /** What can be looked for: number, title and text. */
  readonly texts: readonly string[];
  readonly plan: string;
  readonly role: string;
  /** Whether its plan is not in force. */
  readonly isPast: boolean;
}
