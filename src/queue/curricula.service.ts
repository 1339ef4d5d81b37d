import { Injectable } from '@nestjs/common';
import { RecentlyUsed } from '../kernel/recently-used.js';
import type { BankEdition, PublishedQuestion } from '../question-bank/domain/published-question.js';
import { QuestionReader } from '../question-bank/question.reader.js';
import { compareText } from './domain/compare-text.js';

/** Sets of banks that a process remembers; most learners follow the same. */
const mostRemembered = 20;

/** The questions of some banks, each at one version. It never changes: a changed bank makes another. */
export interface Curriculum {
  /** Which banks, and at which versions. */
  readonly key: string;
  /** In the order in which they are introduced. */
  readonly questions: readonly PublishedQuestion[];
  readonly byId: ReadonlyMap<string, PublishedQuestion>;
}

/** What those who follow the same banks are introduced to. */
@Injectable()
export class Curricula {
  private readonly remembered = new RecentlyUsed<string, Curriculum>(mostRemembered);

  constructor(private readonly questions: QuestionReader) {}

  async of(banks: readonly BankEdition[]): Promise<Curriculum> {
    const key = banks
      .map(
        ({ bankId, version, release }) => `${bankId}.${release === null ? version : `r${release}`}`,
      )
      .toSorted(compareText)
      .join();
    const remembered = this.remembered.get(key);
    if (remembered !== undefined) return remembered;
    const questions = (await this.questions.listPublishedAt(banks)).toSorted(
      (a, b) => a.position - b.position || compareText(a.questionId, b.questionId),
    );
    const byId = new Map(questions.map((question) => [question.questionId, question]));
    const curriculum = { key, questions, byId };
    this.remembered.set(key, curriculum);
    return curriculum;
  }
}
