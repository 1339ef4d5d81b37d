import { Injectable } from '@nestjs/common';
import type { AnsweredQuestion } from './domain/answered-question.js';
import type { CriterionCoverage } from './domain/criterion-coverage.js';
import { findCoverage } from './domain/find-coverage.js';

/** The advice that needs nobody: no key, no call, nothing stored. */
@Injectable()
export class CoverageHint {
  find(question: AnsweredQuestion): CriterionCoverage[] {
    return findCoverage(question);
  }
}
