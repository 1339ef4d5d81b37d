import type { AttemptMode } from './attempt.js';
import type { GradeItem } from './grade-item.js';
import type { GradeKind } from './grade.js';

/** What one grader made of an answer; of a grader's grades of a kind the latest. */
export interface Judgement {
  readonly kind: GradeKind;
  readonly graderId: string;
  /** Of the grade, within the attempt. */
  readonly number: number;
  /** When this grader first judged the answer. */
  readonly since: Date;
  /** 0..1, to 5 decimals. */
  readonly score: number;
  /** The verdict is a pass, whether a senior's or a staff engineer's. */
  readonly isPass: boolean;
  readonly levels: readonly Pick<GradeItem, 'criterionKey' | 'levelKey'>[];
}

/** An attempt that came to its end, as far as it says something of its question. No word of the answer. */
export interface AnswerFacts {
  readonly questionId: string;
  readonly learnerId: string;
  /** The learner's first answer to the question, of any revision; or the first they left unanswered. */
  readonly isFirst: boolean;
  /** When it was handed in, or left. */
  readonly since: Date;
  readonly mode: AttemptMode;
  /** Started, and left without an answer. */
  readonly isAbandoned: boolean;
  readonly peeked: boolean;
  readonly gaveUp: boolean;
  readonly hintsUsed: number;
  /** Time used over the time box; null without one, and for what was left. */
  readonly overtimeRatio: number | null;
  /** The learner's own. */
  readonly own: Judgement | null;
  /** The one by somebody else that the answer stands by; null where nobody else's word decides. */
  readonly others: Judgement | null;
  /** Of everybody who judged, each grader's latest; advice of a model is not among them. */
  readonly graders: readonly Judgement[];
}
