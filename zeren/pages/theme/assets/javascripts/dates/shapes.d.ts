/* What the scripts of dates share. */

/** The days of something, as its element says them: written as 2025-12-31. */
interface DueDays {
  /** The first day of a period, or from which on something comes again. */
  readonly first?: string;
  /** The last day on which it can be done. */
  readonly last?: string;
  /** That day if the date itself is not part of it, where the text leaves that open. */
  readonly earliest?: string;
  /** The rule of what comes again, after RFC 5545. */
  readonly rule?: string;
  /** By how many days what the rule names is to be done earlier. */
  readonly offset: number;
  /** Whether it is open if the day that the rule names is part of it. */
  readonly isOpen?: boolean;
}

/** What is past, due within thirty days, later, or coming again later. */
type DueState = "past" | "soon" | "later" | "again";

interface Judgement {
  readonly state: DueState;
  /** What is said of it today. */
  readonly words: string;
  /** The day that counts, the first to come; of what is past the last. */
  readonly day: string;
}
