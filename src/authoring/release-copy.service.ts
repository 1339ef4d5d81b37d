import { Injectable } from '@nestjs/common';
import { notFound } from '../kernel/app-error.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { mapInTurns } from '../platform/workers/map-in-turns.js';
import type { BankRelease } from '../question-bank/domain/bank-release.js';
import type { Bank } from '../question-bank/domain/bank.js';
import { readContent } from '../question-bank/judge-question.js';
import type { NewQuestion } from '../question-bank/open-release.js';
import { QuestionReader } from '../question-bank/question.reader.js';
import { ReleaseReader, type ReleasedQuestion } from '../question-bank/release.reader.js';
import { ReleaseWriter } from '../question-bank/release-writer.service.js';
import { toQuestionDocument } from '../question-bank/to-question-document.js';

/** Read and written together: few enough that others have their turn in between. */
const copiedAtOnce = 25;

/** Puts the questions of a release into another bank, as its first release. */
@Injectable()
export class ReleaseCopy {
  constructor(
    private readonly questions: QuestionReader,
    private readonly released: ReleaseReader,
    private readonly releases: ReleaseWriter,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  /** One transaction, which a large bank may take its time for. */
  unhurried<T>(work: () => Promise<T>): Promise<T> {
    return this.unitOfWork.runUnhurried(work);
  }

  /** @throws AppError not-found */
  async getBank(bankId: string): Promise<Bank> {
    const bank = await this.questions.findBank(bankId);
    if (bank === null) throw notFound('bank');
    return bank;
  }

  async copy(
    original: BankRelease,
    { bankId, callerId, title }: { bankId: string; callerId: string; title: string },
  ): Promise<void> {
    const release = await this.releases.open(bankId);
    let after = '';
    for (;;) {
      const batch = await this.released.listQuestions(original, { after, limit: copiedAtOnce });
      await release.create(await this.toQuestions(batch));
      const last = batch.at(-1);
      if (last === undefined) break;
      after = last.slug;
    }
    const notes = `Copied from ${title}, release ${original.version}.`;
    await release.publish({ notes, publishedBy: callerId });
  }

  private async toQuestions(batch: readonly ReleasedQuestion[]): Promise<NewQuestion[]> {
    const revisions = await this.questions.getRevisions(batch.map(({ revisionId }) => revisionId));
    const read = ({ slug, externalId, position, revisionId }: ReleasedQuestion): NewQuestion[] => {
      const revision = revisions.get(revisionId);
      if (revision === undefined) return [];
      const content = readContent(toQuestionDocument(revision, { slug, externalId }));
      return [{ slug, externalId, position, content }];
    };
    return (await mapInTurns(batch, read)).flat();
  }
}
