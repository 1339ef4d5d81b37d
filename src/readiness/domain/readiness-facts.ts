/** What it takes to put a score into words. */
export interface ReadinessFacts {
  readonly targetName: string;
  /** As YYYY-MM-DD; null when none is set. */
  readonly interviewDay: string | null;
  readonly titleOf: (questionId: string) => string;
  /** 0..1. */
  readonly bar: number;
  /** Read by others than the learner: it says the same, and asks nothing of who reads it. */
  readonly isForOthers?: boolean;
}
