import { Injectable } from '@nestjs/common';
import { mapInTurns } from '../platform/workers/map-in-turns.js';
import { BankKeeper } from '../question-bank/bank-keeper.service.js';
import type { BankRelease } from '../question-bank/domain/bank-release.js';
import { readContent } from '../question-bank/judge-question.js';
import { BankDesk } from './bank-desk.service.js';
import type { ReleaseOrder } from './domain/release-order.js';
import type { LintedDraft } from './draft-linter.service.js';
import { namedDocument } from './named-document.js';
import type { FoundOrder } from './release-orders.service.js';
import {
  Placement,
  planWhole,
  ReleasePlanner,
  type PlannedDraft,
} from './release-planner.service.js';
import { assertNoErrors, ReleasePublisher } from './release-publisher.service.js';

/** The kind of task that publishes. */
export const publishKind = 'publish-release';

/** Who publishes what, and what of it was judged already. */
interface Commission {
  readonly order: ReleaseOrder;
  readonly publishedBy: string;
  /** Null when every draft was judged before, and is read again in batches. */
  readonly judged: readonly LintedDraft[] | null;
}

/** The steps of publishing. */
@Injectable()
export class ReleaseWork {
  constructor(
    private readonly desk: BankDesk,
    private readonly keeper: BankKeeper,
    private readonly planner: ReleasePlanner,
    private readonly publisher: ReleasePublisher,
  ) {}

  /** @throws AppError not-found, forbidden */
  assertMay(callerId: string, bankId: string): Promise<void> {
    return this.desk.assertEdits(callerId, bankId);
  }

  /** Until the transaction ends nobody else publishes in the bank. @throws AppError not-found, forbidden */
  async lock(callerId: string, bankId: string): Promise<void> {
    // Looked at first, so that a stranger cannot make others wait.
    await this.desk.assertEdits(callerId, bankId);
    await this.keeper.lock(bankId);
    await this.desk.assertEdits(callerId, bankId);
  }

  /**
   * All drafts of an order, none of them with an error.
   *
   * @throws AppError rule-violated with every error by draft
   */
  async judge(found: FoundOrder): Promise<LintedDraft[]> {
    const all: LintedDraft[] = [];
    for await (const batch of this.planner.judge(found)) all.push(...batch);
    assertNoErrors(all);
    return all;
  }

  /** @throws AppError invalid-state when it would change nothing */
  publish(
    found: FoundOrder,
    { order: { notes }, publishedBy, judged }: Commission,
  ): Promise<BankRelease> {
    const batches = judged === null ? this.readAgain(found) : planned(found, judged);
    return this.publisher.publish({ order: found, notes, publishedBy, batches });
  }

  private async *readAgain(found: FoundOrder): AsyncGenerator<PlannedDraft[]> {
    const placement = new Placement(found.standing);
    for await (const drafts of this.planner.read(found)) {
      yield await mapInTurns(drafts, (draft) =>
        placement.plan(draft, readContent(namedDocument(draft))),
      );
    }
  }
}

async function* planned(
  found: FoundOrder,
  judged: readonly LintedDraft[],
): AsyncGenerator<PlannedDraft[]> {
  yield await planWhole(judged, new Placement(found.standing));
}
