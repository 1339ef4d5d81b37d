import { Injectable } from '@nestjs/common';
import type { Judged } from '../attempts/domain/judge-answer.js';
import { SheetMeasure } from '../attempts/sheet-measure.service.js';
import type { InterviewerSheet, Round } from './domain/mock-interview.js';
import { RoundAnswers } from './round-answers.js';

/** Nothing about the circumstances: they cap the rating, and neither score nor verdict. */
const undisturbed = { gaveUp: false, peeked: false, hintsUsed: 0, overtimeRatio: null };

/** Holds what an interviewer filled in against what was asked and said. */
@Injectable()
export class SheetCheck {
  constructor(
    private readonly answers: RoundAnswers,
    private readonly measure: SheetMeasure,
  ) {}

  /**
   * What a sheet comes to. The same is done once more at the reveal, by the same rubric and the same
   * words: what passes here cannot fail there.
   *
   * @throws AppError rule-violated, with everything that is wrong with the sheet
   */
  async judge(round: Round, revisionId: string, sheet: InterviewerSheet): Promise<Judged> {
    const { candidateLevel } = round;
    const asked = { revisionId, candidateLevel, answer: await this.answers.transcriptOf(round) };
    return this.measure.judge({ ...asked, ...undisturbed }, { ...sheet, rating: null });
  }
}
