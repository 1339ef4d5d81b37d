/** Why a score is another one than before, in the order in which the causes are taken up. */
export const changeCauses = [
  'time',
  'practice',
  'regrades',
  'blueprint',
  'memoryModel',
  'formula',
] as const;
export type ChangeCause = (typeof changeCauses)[number];

/** What each cause moved a figure by. Whole ten-thousandths, as reports tell figures. */
export type ChangeFigures = Readonly<Record<ChangeCause, number>>;

/** What of a blueprint was changed. */
export const blueprintChanges = [
  'interview-day',
  'bar',
  'skills',
  'weights',
  'questions',
  'format',
] as const;
export type BlueprintChange = (typeof blueprintChanges)[number];

/** What happened between two scores. */
export interface ChangeFacts {
  /** Not rounded. */
  readonly days: number;
  readonly newAttempts: number;
  /** Those of new attempts included. */
  readonly newGrades: number;
  /** Questions that were practised, or whose practice was undone. */
  readonly practisedQuestions: number;
  /** The same grader says something else of the same answer. */
  readonly changedGrades: number;
  /** Revoked, or of an answer that was struck out. */
  readonly goneGrades: number;
  /** In the order of `blueprintChanges`. */
  readonly blueprint: readonly BlueprintChange[];
  readonly isModelRefitted: boolean;
  /** Whether the constants changed, or what the nightly job learnt of graders and questions. */
  readonly isFormulaChanged: boolean;
}

/** A change of a score, taken apart: the parts of a figure sum to its difference. */
export interface ChangeParts {
  readonly score: ChangeFigures;
  readonly passProbability: ChangeFigures;
  readonly facts: ChangeFacts;
}
