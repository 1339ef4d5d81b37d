import { Injectable } from '@nestjs/common';
import { ruleViolated } from '../kernel/app-error.js';
import type { CandidateLevel, Criterion } from '../question-bank/domain/rubric.js';
import { QuestionReader } from '../question-bank/question.reader.js';
import type { Attempt } from './domain/attempt.js';
import { judgeAnswer, type GradeSheet, type Judged } from './domain/judge-answer.js';
import { scoreRubric } from './domain/score-rubric.js';

/** A text that is measured by the rubric of one revision, as the answer of a candidate of some level. */
export interface MeasuredText {
  readonly revisionId: string;
  readonly candidateLevel: CandidateLevel;
  readonly answer: string;
}

/** What a sheet says of a text, however it came about. */
export interface SheetMeasurement extends Pick<
  Judged,
  'items' | 'redFlags' | 'scope' | 'score' | 'mustHaveMet'
> {
  /** The criteria that apply to the candidate, in rubric order. */
  readonly criteria: readonly Criterion[];
  /** Keys of the must-haves below their pass value, in rubric order. */
  readonly missedMustHaves: readonly string[];
}

type JudgedAttempt = MeasuredText &
  Pick<Attempt, 'gaveUp' | 'peeked' | 'hintsUsed' | 'overtimeRatio'>;

/** Nothing about the circumstances of an answer that is nobody's attempt. */
const undisturbed = { gaveUp: false, peeked: false, hintsUsed: 0, overtimeRatio: null };

/** Holds filled-in sheets against the revision they were filled in for. Nothing is kept. */
@Injectable()
export class SheetMeasure {
  constructor(private readonly questions: QuestionReader) {}

  /**
   * Score, rating and verdict of an attempt.
   *
   * @throws AppError rule-violated, with everything that is wrong with the sheet
   */
  async judge(attempt: JudgedAttempt, sheet: GradeSheet): Promise<Judged> {
    const { revisionId, candidateLevel } = attempt;
    const criteria = await this.questions.getCriteria(revisionId, candidateLevel);
    const { redFlags, kind } = await this.questions.getRevision(revisionId);
    const yardstick = { criteria, redFlagCount: redFlags.length, isStory: kind === 'behavioral' };
    const judgement = judgeAnswer(attempt, yardstick, sheet);
    if (judgement.kind === 'judged') return judgement.grade;
    throw ruleViolated(
      judgement.problems.map(({ pointer, code, detail }) => ({
        // The body says `criterion` where a stored grade says `criterionKey`.
        pointer: `#${pointer.replace(/Key$/u, '')}`,
        code,
        detail,
      })),
    );
  }

  /**
   * The same for a text that nobody is rated by.
   *
   * @throws AppError rule-violated, with everything that is wrong with the sheet
   */
  async measure(text: MeasuredText, sheet: Omit<GradeSheet, 'rating'>): Promise<SheetMeasurement> {
    const judged = await this.judge({ ...text, ...undisturbed }, { ...sheet, rating: null });
    const criteria = await this.questions.getCriteria(text.revisionId, text.candidateLevel);
    const { items, redFlags, scope, score, mustHaveMet } = judged;
    const { missedMustHaves } = scoreRubric(criteria, items);
    return { criteria, items, redFlags, scope, score, mustHaveMet, missedMustHaves };
  }
}
