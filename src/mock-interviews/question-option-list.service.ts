import { Injectable } from '@nestjs/common';
import { Cursors, type Page, type PageQueryDto } from '../platform/http/paging.js';
import type { AskableQuestion } from './askable-questions.service.js';
import { RoundQuestions, type RoundPlace } from './round-questions.service.js';

/** What the interviewer of a round could ask, page by page. */
@Injectable()
export class QuestionOptionList {
  constructor(
    private readonly questions: RoundQuestions,
    private readonly cursors: Cursors,
  ) {}

  /** By title. @throws AppError not-found, forbidden, invalid-state */
  async list(
    callerId: string,
    place: RoundPlace,
    { limit, cursor }: PageQueryDto,
  ): Promise<Page<AskableQuestion>> {
    const scope = ['question-options', callerId, place.id, place.number];
    const after = this.cursors.decode(cursor, scope);
    const options = await this.questions.listOptions(callerId, place);
    const rows = options.filter((each) => isAfter(each, after)).toSorted(byTitle);
    return this.cursors.toPage(
      rows.slice(0, limit + 1),
      { limit, scope },
      { positionOf: ({ title, questionId }) => [title, questionId], toItem: (option) => option },
    );
  }
}

function byTitle(a: AskableQuestion, b: AskableQuestion): number {
  if (a.title !== b.title) return a.title < b.title ? -1 : 1;
  return a.questionId < b.questionId ? -1 : 1;
}

function isAfter(
  { title, questionId }: AskableQuestion,
  after: readonly (string | number)[] | null,
): boolean {
  if (after === null) return true;
  const [lastTitle = '', lastId = ''] = after.map(String);
  return title > lastTitle || (title === lastTitle && questionId > lastId);
}
