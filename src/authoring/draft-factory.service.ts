import { Injectable } from '@nestjs/common';
import { AppError, ruleViolated } from '../kernel/app-error.js';
import { Clock } from '../kernel/clock.js';
import { Ids } from '../platform/config/ids.js';
import { QuestionReader } from '../question-bank/question.reader.js';
import type { StandingQuestion } from '../question-bank/domain/standing-question.js';
import { StandingQuestionReader } from '../question-bank/standing-question.reader.js';
import { toQuestionDocument } from '../question-bank/to-question-document.js';
import { documentHash } from './document-hash.js';
import { draftFaults } from './draft-document.dto.js';
import type { CreateDraftDto } from './draft.dto.js';
import type { Draft, DraftDocument } from './domain/draft.js';
import { mergePatch } from './domain/merge-patch.js';

/** What a draft says, and under which names. */
export type Said = Pick<Draft, 'slug' | 'externalId' | 'document' | 'contentHash'>;

/** Makes drafts out of what authors send. */
@Injectable()
export class DraftFactory {
  constructor(
    private readonly questions: StandingQuestionReader,
    private readonly revisions: QuestionReader,
    private readonly ids: Ids,
    private readonly clock: Clock,
  ) {}

  /** @throws AppError validation-failed, rule-violated, already-exists */
  async begin(
    { bankId, authorId }: { bankId: string; authorId: string },
    { questionId, position, document = {} }: CreateDraftDto,
  ): Promise<Draft> {
    const before = questionId === undefined ? null : await this.getQuestion(bankId, questionId);
    const base = before === null ? {} : await this.documentOf(before);
    const said = this.read(mergePatch(base, plain(document)));
    assertSameNames(said, before);
    if (before === null) await this.assertNew(bankId, said);
    const { updatedBy, updatedAt } = this.stamp(authorId);
    return {
      ...said,
      bankId,
      questionId: before?.questionId ?? this.ids.next(),
      position: position ?? null,
      baseRevisionId: before?.revisionId ?? null,
      version: 1,
      createdBy: authorId,
      createdAt: updatedAt,
      updatedBy,
      updatedAt,
    };
  }

  /** @param named a document with its names, not yet checked. @throws AppError validation-failed */
  read(named: Readonly<Record<string, unknown>>): Said {
    const faults = draftFaults(named, '#/document');
    if (named['slug'] === undefined) {
      faults.push({ pointer: '#/document/slug', code: 'missing', detail: 'is missing' });
    }
    if (faults.length > 0) {
      throw new AppError('validation-failed', 'One or more fields are invalid.', {
        errors: faults,
      });
    }
    const { slug, externalId, ...rest } = named;
    const document: DraftDocument = rest;
    return {
      slug: String(slug),
      externalId: typeof externalId === 'string' ? externalId : null,
      document,
      contentHash: documentHash(document),
    };
  }

  async isPublished(questionId: string): Promise<boolean> {
    return (await this.questions.find(questionId)) !== null;
  }

  stamp(authorId: string): { updatedBy: string; updatedAt: Date } {
    return { updatedBy: authorId, updatedAt: this.clock.now() };
  }

  private async getQuestion(bankId: string, questionId: string): Promise<StandingQuestion> {
    const question = await this.questions.find(questionId);
    if (question !== null && question.bankId === bankId) return question;
    const detail = 'is no question of this bank';
    throw ruleViolated([{ pointer: '#/questionId', code: 'unknown-reference', detail }]);
  }

  private async documentOf(question: StandingQuestion): Promise<Record<string, unknown>> {
    const revision = await this.revisions.getRevision(question.revisionId);
    return plain(toQuestionDocument(revision, question));
  }

  /** @throws AppError already-exists */
  private async assertNew(bankId: string, { slug, externalId }: Said): Promise<void> {
    if (!(await this.questions.hasNamed(bankId, { slug, externalId }))) return;
    const detail = 'The bank has a question of this name: change that one by its `questionId`.';
    throw new AppError('already-exists', detail);
  }
}

/** @throws AppError rule-violated */
function assertSameNames({ slug, externalId }: Said, before: StandingQuestion | null): void {
  if (before === null || (slug === before.slug && externalId === before.externalId)) return;
  const detail = 'is that of a published question, which keeps its names';
  throw ruleViolated([{ pointer: '#/document/slug', code: 'names-are-fixed', detail }]);
}

/** Neither classes nor keys that stand there as undefined. */
function plain(document: object): Record<string, unknown> {
  return JSON.parse(JSON.stringify(document)) as Record<string, unknown>;
}
