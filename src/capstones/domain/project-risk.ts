import type { ProjectRisk } from '../../question-bank/domain/question-parts.js';

export const riskStates = ['open', 'happened', 'closed'] as const;
export type RiskState = (typeof riskStates)[number];

/** A risk as somebody keeps an eye on it. */
export interface KeptRisk extends ProjectRisk {
  /** 1 (unlikely) to 5. */
  readonly likelihood: number;
  /** 1 (a nuisance) to 5 (it ends the project). */
  readonly impact: number;
  readonly state: RiskState;
  /** What was seen or done; null without. */
  readonly note: string | null;
}

/** A capstone that somebody took up. */
export interface CapstoneProject {
  readonly learnerId: string;
  /** Of the capstone. */
  readonly questionId: string;
  readonly repositoryUrl: string | null;
  readonly demoUrl: string | null;
  readonly note: string | null;
  readonly risks: readonly KeptRisk[];
  readonly takenUpAt: Date;
  readonly updatedAt: Date;
  /** Counts changes, for If-Match. */
  readonly version: number;
}
