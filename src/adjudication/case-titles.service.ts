import { Injectable } from '@nestjs/common';
import { QuestionReader } from '../question-bank/question.reader.js';
import type { AdjudicationCase } from './domain/adjudication-case.js';

/** A case with the question's title, as it is called now. */
export interface TitledCase {
  readonly adjudicated: AdjudicationCase;
  readonly title: string;
}

/** Says what cases are about. */
@Injectable()
export class CaseTitles {
  constructor(private readonly questions: QuestionReader) {}

  async one(adjudicated: AdjudicationCase): Promise<TitledCase> {
    const [titled] = await this.of([adjudicated]);
    return titled ?? { adjudicated, title: '' };
  }

  /** In the same order. */
  async of(cases: readonly AdjudicationCase[]): Promise<TitledCase[]> {
    const ids = Array.from(new Set(cases.map(({ questionId }) => questionId)));
    const questions = await this.questions.describe(ids);
    const titles = new Map(questions.map(({ questionId, title }) => [questionId, title]));
    return cases.map((adjudicated) => ({
      adjudicated,
      title: titles.get(adjudicated.questionId) ?? '',
    }));
  }
}
