import { Injectable } from '@nestjs/common';
import { ruleViolated } from '../kernel/app-error.js';
import { QuestionReader } from '../question-bank/question.reader.js';
import type { Anchor } from './domain/anchor.js';

/** Which revisions of a question an anchor can be made for: those that score like the present one. */
@Injectable()
export class TaughtRevisions {
  constructor(private readonly questions: QuestionReader) {}

  /** @throws AppError rule-violated for a revision of another question, or one that scores otherwise */
  async assertTeaches({
    questionId,
    revisionId,
  }: Pick<Anchor, 'questionId' | 'revisionId'>): Promise<void> {
    const [question] = await this.questions.currentOf([questionId]);
    const presentId = question?.revisionId ?? revisionId;
    const revisions = await this.questions.getRevisions([revisionId, presentId]);
    const revision = revisions.get(revisionId);
    if (revision?.questionId !== questionId) {
      throw faulty('unknown-revision', 'is no revision of this question');
    }
    if (revision.structureHash === revisions.get(presentId)?.structureHash) return;
    throw faulty('outdated-revision', 'is scored otherwise than the present revision');
  }
}

function faulty(code: string, detail: string) {
  return ruleViolated([{ pointer: '#/revisionId', code, detail }]);
}
