/** What an incident or a planned change is handled by. Every list is in order. */
export interface Runbook {
  readonly trigger: string;
  /** Measurable. */
  readonly targets: readonly string[];
  readonly preconditions: readonly string[];
  readonly steps: readonly string[];
  readonly verification: readonly string[];
  readonly rollback: {
    /** Minutes after the start by which going back must be decided. */
    readonly deadlineMinutes: number;
    readonly steps: readonly string[];
  };
  readonly communication: readonly string[];
}

/**
 * How far a story of each level reaches. Scope is recorded beside the score and never mixed into
 * it: the same words about a smaller reach score the same.
 */
export interface ScopeAnchors {
  readonly senior: string;
  readonly staff: string;
}

/** A step of a capstone, handed in by itself. */
export interface Milestone {
  /** Slug of the capstone, in the same bank. */
  readonly capstone: string;
  /** 1, 2, 3 … within the capstone. */
  readonly number: number;
  readonly workHours: number;
  /** Checks that a stranger can answer with yes or no. */
  readonly acceptance: readonly string[];
}

export interface DemoStep {
  /** Minutes and seconds into the demo, `7:30`. */
  readonly at: string;
  readonly show: string;
}

export interface ProjectRisk {
  readonly risk: string;
  /** What shows early that it is coming. */
  readonly sign: string;
  readonly response: string;
}

/** A project of several weeks that ends in a demo and a report. */
export interface Capstone {
  readonly pitch: string;
  /** The smallest demo that is worth showing. */
  readonly smallestDemo: string;
  readonly metrics: readonly string[];
  readonly demo: readonly DemoStep[];
  readonly peerReview: readonly string[];
  readonly risks: readonly ProjectRisk[];
}
