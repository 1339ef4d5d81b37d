import { Injectable } from '@nestjs/common';
import { Clock } from '../kernel/clock.js';
import { nextStep, type NextStep } from './domain/next-step.js';
import { unresolvedStates } from './domain/peer-review-request.js';
import type { PeerReviewRequestEntity } from './peer-review-request.entity.js';
import { PeerReviewSlotRepository } from './peer-review-slot.repository.js';
import { RequestSteps } from './request-steps.service.js';
import { Resettling } from './resettling.service.js';
import { SettlementWeighing, type WeighedRequest } from './settlement-weighing.service.js';

/** What becomes of a request as reviews come in and time goes by. Only while it is locked. */
@Injectable()
export class RequestProgress {
  constructor(
    private readonly slots: PeerReviewSlotRepository,
    private readonly weighing: SettlementWeighing,
    private readonly steps: RequestSteps,
    private readonly resettling: Resettling,
    private readonly clock: Clock,
  ) {}

  /** After a review was stored, counted or not, and its slot filled: in the same transaction. */
  reviewSubmitted(request: PeerReviewRequestEntity): Promise<void> {
    return this.advance(request);
  }

  /** After a review that counted was struck out: in the same transaction. */
  reviewStruckOut(request: PeerReviewRequestEntity): Promise<void> {
    if (unresolvedStates.includes(request.state)) return this.advance(request);
    return request.state === 'settled' ? this.resettling.settleAnew(request) : Promise.resolve();
  }

  /** Whatever is to happen now happens; often that is nothing. */
  async advance(request: PeerReviewRequestEntity): Promise<void> {
    const { learnerId, id, state, settlesAt } = request;
    const slots = await this.slots.listOf({ learnerId, requestId: id });
    const weighed = await this.weighing.weigh(request);
    const situation = {
      state,
      settlesAt,
      unfilled: slots.filter((slot) => slot.state === 'open' || slot.state === 'leased').length,
      confidence: weighed?.settled.confidence ?? null,
      canEscalate: await this.steps.canEscalate(request),
    };
    await this.take(nextStep(situation, this.clock.now()), request, weighed);
  }

  private async take(
    step: NextStep,
    request: PeerReviewRequestEntity,
    weighed: WeighedRequest | null,
  ): Promise<void> {
    if (step.kind === 'wait') return;
    if (step.kind === 'escalate') return this.steps.escalate(request, weighed, step);
    if (weighed === null) return this.steps.close(request);
    if (step.kind === 'settle') return this.steps.settle(request, weighed, step);
    return this.steps.breakTie(request, weighed);
  }
}
