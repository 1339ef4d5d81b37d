import { Injectable } from '@nestjs/common';
import { notFound } from '../kernel/app-error.js';
import { Cursors, type Page, type PageQueryDto } from '../platform/http/paging.js';
import { BankGate } from './bank-gate.service.js';
import { searchWords } from './domain/search-words.js';
import { listParam } from './list-param.js';
import { QuestionRepository, type QuestionFilter } from './question.repository.js';
import {
  toQuestionResponse,
  toQuestionSummaryResponse,
  toRevisionResponse,
  type QuestionQueryDto,
  type QuestionResponse,
  type QuestionSummaryResponse,
  type RevisionResponse,
} from './question.dto.js';

/** Questions as a learner may see them before answering. */
@Injectable()
export class QuestionService {
  constructor(
    private readonly repository: QuestionRepository,
    private readonly gate: BankGate,
    private readonly cursors: Cursors,
  ) {}

  async list(query: QuestionQueryDto, callerId: string): Promise<Page<QuestionSummaryResponse>> {
    const filter = toFilter(query);
    const scope = ['questions', callerId, filter];
    const after = this.cursors.decode(query.cursor, scope);
    const reach = await this.gate.reachOf(callerId);
    const rows = await this.repository.list(reach, filter, { after, limit: query.limit + 1 });
    return this.cursors.toPage(
      rows,
      { limit: query.limit, scope },
      {
        positionOf: ({ bankId, position, id }) => [bankId, position, id],
        toItem: toQuestionSummaryResponse,
      },
    );
  }

  /** @param revisionId one of the question's, the current one when absent */
  async get(id: string, callerId: string, revisionId?: string): Promise<QuestionResponse> {
    const question = await this.repository.find(id, revisionId);
    if (question === null) throw notFound('question');
    const { bankId } = question;
    await this.gate.assertQuestionReadable(callerId, { questionId: id, bankId });
    return toQuestionResponse(question);
  }

  async listRevisions(
    questionId: string,
    query: PageQueryDto,
    callerId: string,
  ): Promise<Page<RevisionResponse>> {
    const { limit } = query;
    const scope = ['question-revisions', callerId, questionId];
    const after = this.cursors.decode(query.cursor, scope);
    await this.get(questionId, callerId);
    const rows = await this.repository.listRevisions(questionId, { after, limit: limit + 1 });
    return this.cursors.toPage(
      rows,
      { limit, scope },
      { positionOf: ({ number }) => [number], toItem: toRevisionResponse },
    );
  }
}

function toFilter(query: QuestionQueryDto): QuestionFilter {
  return {
    bankId: query.bankId ?? null,
    slugs: listParam(query.slug),
    kinds: listParam(query.kind),
    topics: listParam(query.topic),
    skills: listParam(query.skill),
    levels: listParam(query.level),
    difficulties: listParam(query.difficulty)?.map(Number) ?? null,
    capstones: listParam(query.capstone),
    words: query.q === undefined ? null : searchWords(query.q),
  };
}
