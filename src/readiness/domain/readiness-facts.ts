/** What it takes to put a score into words. */
export interface ReadinessFacts {
  readonly targetName: string;
  /** As YYYY-MM-DD; null when none is set. */
  readonly interviewDay: string | null;
  readonly titleOf: (questionId: string) => string;
  /** 0..1. */
  readonly bar: number;
}
