/** What somebody did about one milestone, as far as it decides. */
export interface MilestoneFacts {
  /** 1, 2, 3 … within the capstone. */
  readonly number: number;
  readonly answers: readonly MilestoneAnswer[];
  /** When its author went on without waiting to be reviewed; null when they did not. */
  readonly waivedAt: Date | null;
}

/** One answer, begun or handed in. */
export interface MilestoneAnswer {
  readonly attemptId: string;
  /** Null while it is a draft. */
  readonly submittedAt: Date | null;
  /** When its author first asked others to review it; null when they did not, or took it back. */
  readonly askedAt: Date | null;
  /** By whose word it stands; null while nobody graded it who could decide. */
  readonly judgement: { readonly by: 'others' | 'author'; readonly isPass: boolean } | null;
}

/**
 * - `locked`: the one before is neither accepted nor waived
 * - `open`: can be begun
 * - `under-way`: begun, not handed in
 * - `handed-in`: nobody else has decided about it; stays so while another answer is begun
 * - `returned`: others did not take it for a pass; it can be handed in again
 * - `accepted`: others took it for a pass
 */
export const milestoneStates = [
  'locked',
  'open',
  'under-way',
  'handed-in',
  'returned',
  'accepted',
] as const;
export type MilestoneState = (typeof milestoneStates)[number];

/** How one milestone stands. */
export interface MilestoneStanding {
  readonly number: number;
  readonly state: MilestoneState;
  /** Whether an attempt may begin. An accepted one stays so, to be shown better. */
  readonly isOpen: boolean;
  /** Whether its author went on without it being accepted. */
  readonly isWaived: boolean;
  /** Whether an answer to it was handed in, whatever became of it. */
  readonly isHandedIn: boolean;
  /** The answer that the state is of; null without any. */
  readonly attemptId: string | null;
}
