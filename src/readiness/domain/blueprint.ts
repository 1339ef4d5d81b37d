/** What an interview asks of one skill. */
export interface BlueprintSkill {
  /** By slug. */
  readonly skillId: string;
  readonly name: string;
  /** Its share of the interview: only how it stands to the others counts. Above 0. */
  readonly weight: number;
  /** Whether nobody passes below `minScore` here, however good the rest is. */
  readonly isMustHave: boolean;
  /** 0..1; null takes what the configuration says of must-haves. */
  readonly minScore: number | null;
}

/** What an interview is expected to be like. */
export interface Blueprint {
  readonly skills: readonly BlueprintSkill[];
  /** The score from which the interview is passed, 0..1. */
  readonly bar: number;
  /** Questions that one interview asks. */
  readonly mockQuestions: number;
  /** The share of the interview that is not from the bank, 0..1. */
  readonly novelty: number;
}
