import type { Judgement } from './answer-facts.js';

/** A sheet by which an answer was judged. No word of either. */
export interface JudgedSheet extends Pick<Judgement, 'kind' | 'graderId' | 'number' | 'levels'> {
  readonly questionId: string;
  readonly learnerId: string;
  readonly attemptId: string;
  /** When it was given. */
  readonly since: Date;
}
