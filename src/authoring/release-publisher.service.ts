import { Injectable } from '@nestjs/common';
import { AppError, ruleViolated, type FieldProblem } from '../kernel/app-error.js';
import type { BankRelease } from '../question-bank/domain/bank-release.js';
import type { OpenRelease } from '../question-bank/open-release.js';
import { ReleaseWriter } from '../question-bank/release-writer.service.js';
import type { ReleaseOrder } from './domain/release-order.js';
import type { LintedDraft } from './draft-linter.service.js';
import { DraftRepository } from './draft.repository.js';
import type { FoundOrder } from './release-orders.service.js';
import type { PlannedDraft } from './release-planner.service.js';

/** What was found sound, in batches, and for which order. */
export interface Publication {
  readonly order: FoundOrder;
  readonly notes: ReleaseOrder['notes'];
  readonly publishedBy: string;
  /** Drafts with what they say. */
  readonly batches: AsyncIterable<readonly PlannedDraft[]>;
}

/** Few enough that other requests have their turn in between. */
const writtenAtOnce = 25;

/** Writes a release out of drafts, which are gone then. In a transaction that holds the bank. */
@Injectable()
export class ReleasePublisher {
  constructor(
    private readonly releases: ReleaseWriter,
    private readonly drafts: DraftRepository,
  ) {}

  /** @throws AppError invalid-state when it would change nothing */
  async publish({ order, notes, publishedBy, batches }: Publication): Promise<BankRelease> {
    const release = await this.releases.open(order.bankId);
    await release.retire(order.retire.map(({ questionId }) => questionId));
    await release.restore(order.restore.map(({ questionId }) => questionId));
    for await (const batch of batches) {
      for (let start = 0; start < batch.length; start += writtenAtOnce) {
        await write(release, batch.slice(start, start + writtenAtOnce));
      }
      await this.drafts.remove(batch.map(({ draft }) => draft.questionId));
    }
    const published = await release.publish({ notes, publishedBy });
    if (published === null) throw nothingToPublish();
    return published;
  }
}

async function write(release: OpenRelease, batch: readonly PlannedDraft[]): Promise<void> {
  const added = batch.filter(({ change }) => change === 'added');
  const changed = batch.filter(({ change }) => change !== 'added' && change !== null);
  await release.create(
    added.map(({ draft: { questionId, slug, externalId }, position, content }) => ({
      id: questionId,
      slug,
      externalId,
      position,
      content,
    })),
  );
  await release.revise(
    changed
      .filter(({ isRevised }) => isRevised)
      .map(({ draft: { questionId }, position, content }) => ({ questionId, position, content })),
  );
  const alike = changed.filter(({ isRevised }) => !isRevised);
  await release.restoreAt(
    alike
      .filter(({ change }) => change === 'restored')
      .map(({ draft: { questionId }, position }) => ({ questionId, position })),
  );
  await release.move(
    alike
      .filter(({ change }) => change === 'moved')
      .map(({ draft: { questionId }, position }) => ({ questionId, position })),
  );
}

/** Errors of drafts, by draft, each with what to do about it. */
export function errorsOf(drafts: readonly LintedDraft[]): FieldProblem[] {
  return drafts.flatMap(({ draft, findings }) =>
    findings
      .filter(({ severity }) => severity === 'error')
      .map(({ pointer, code, detail, fix }) => ({
        pointer: `#/drafts/${draft.questionId}${pointer.slice(1)}`,
        code,
        detail: `${detail}. ${fix}`,
      })),
  );
}

/** @throws AppError rule-violated with every error by draft */
export function assertNoErrors(drafts: readonly LintedDraft[]): void {
  const errors = errorsOf(drafts);
  if (errors.length > 0) throw ruleViolated(errors);
}

export function nothingToPublish(): AppError {
  return new AppError('invalid-state', 'Nothing would change: there is nothing to publish.');
}
