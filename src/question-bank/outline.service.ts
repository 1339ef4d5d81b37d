import { Injectable } from '@nestjs/common';
import { AppError, notFound } from '../kernel/app-error.js';
import { BankGate } from './bank-gate.service.js';
import { OutlineGate } from './outline-gate.service.js';
import { toOutlineResponse, type ServedOutline } from './outline.dto.js';
import { QuestionReader } from './question.reader.js';
import { QuestionRepository } from './question.repository.js';

/** The way to an outline, for whoever may read it. */
@Injectable()
export class OutlineService {
  constructor(
    private readonly repository: QuestionRepository,
    private readonly reader: QuestionReader,
    private readonly gate: OutlineGate,
    private readonly banks: BankGate,
  ) {}

  /** @param revisionId the current revision when absent */
  async read(
    questionId: string,
    revisionId: string | undefined,
    learnerId: string,
  ): Promise<ServedOutline> {
    const place = await this.repository.findOutlinePlace(questionId);
    if (place === null) throw notFound('question');
    const { bankId, reveal } = place;
    await this.banks.assertQuestionReadable(learnerId, { questionId, bankId });
    const isAuthor = (await this.banks.roleIn(learnerId, bankId)) !== null;
    if (!isAuthor && !(await this.gate.isOpen(reveal, learnerId, questionId))) {
      throw new AppError('forbidden', 'This bank shows an outline after an attempt of your own.');
    }
    const revision = await this.reader.getRevision(revisionId ?? place.currentRevisionId);
    if (revision.questionId !== questionId) throw notFound('question revision');
    const attemptEtag = await this.gate.noteReading(learnerId, questionId);
    return { outline: toOutlineResponse(revision), attemptEtag };
  }
}
