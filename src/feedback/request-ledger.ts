import type { Clock } from '../kernel/clock.js';
import { RunInterrupted } from '../platform/jobs/lease-keeper.js';
import type { CallLedger } from './call-ledger.js';
import type { CallReport, PlannedCall } from './domain/chat.js';
import type { CallFacts, FeedbackCallRepository } from './feedback-call.repository.js';
import type { FeedbackClaim } from './feedback-request.repository.js';

/** The calls of one run, as they are written down. */
export class RequestLedger implements CallLedger {
  constructor(
    private readonly claim: FeedbackClaim,
    private readonly facts: CallFacts,
    private readonly calls: FeedbackCallRepository,
    private readonly clock: Clock,
  ) {}

  /** @throws RunInterrupted when the request is not this run's any more: there must be no call then */
  async begin(call: PlannedCall): Promise<void> {
    const isOurs = await this.calls.insert(this.claim, this.facts, call, this.clock.now());
    if (!isOurs) throw new RunInterrupted('lost');
  }

  async end(call: PlannedCall, report: CallReport): Promise<void> {
    await this.calls.finish(this.claim, call, report, this.clock.now());
  }
}
