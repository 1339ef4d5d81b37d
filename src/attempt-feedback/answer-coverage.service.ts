import { Injectable } from '@nestjs/common';
import { CoverageHint } from '../feedback/coverage-hint.service.js';
import { AnsweredQuestions } from './answered-questions.service.js';
import { toCoverageResponse, type CoverageResponse } from './coverage.dto.js';

/** The hint on an answer, and what its reading did to the reader's open attempt. */
export interface ServedCoverage {
  readonly coverage: CoverageResponse;
  /** ETag of the reader's open attempt on the question, null without one. */
  readonly attemptEtag: string | null;
}

/** What one's own answer mentions of the rubric. */
@Injectable()
export class AnswerCoverage {
  constructor(
    private readonly answered: AnsweredQuestions,
    private readonly hint: CoverageHint,
  ) {}

  /** @throws AppError not-found, forbidden before the answer is handed in */
  async read(learnerId: string, attemptId: string): Promise<ServedCoverage> {
    const { attempt, question, attemptEtag } = await this.answered.open(learnerId, attemptId);
    const coverage = this.hint.find(question);
    return { coverage: toCoverageResponse(attempt, question, coverage), attemptEtag };
  }
}
