import { Injectable } from '@nestjs/common';
import { Clock } from '../kernel/clock.js';
import { Ids } from '../platform/config/ids.js';
import type {
  Confidence,
  PeerReviewRequest,
  PeerSettlement,
  SettlementCause,
} from './domain/peer-review-request.js';
import { PeerSettlementEntity } from './peer-settlement.entity.js';
import { PeerSettlementRepository } from './peer-settlement.repository.js';
import { SettlementGrades } from './settlement-grades.service.js';
import type { WeighedRequest } from './settlement-weighing.service.js';

/** How a settlement is to be written down. */
export interface SettlementEntry {
  readonly cause: SettlementCause;
  readonly confidence: Confidence;
}

/** Every settlement there was of a request, and the grades they put in force. */
@Injectable()
export class SettlementBook {
  constructor(
    private readonly settlements: PeerSettlementRepository,
    private readonly grades: SettlementGrades,
    private readonly ids: Ids,
    private readonly clock: Clock,
  ) {}

  /** One that is contested is written down, and puts nothing in force. */
  async enter(
    request: PeerReviewRequest,
    { settled, reviewIds }: WeighedRequest,
    { cause, confidence }: SettlementEntry,
  ): Promise<void> {
    const { learnerId, id: requestId } = request;
    const [latest] = await this.settlements.listOf({ learnerId, requestId });
    const { score, spread, mustHaveMet, items, redFlags } = settled;
    const isContested = confidence === 'contested';
    const settlement = Object.assign(new PeerSettlementEntity(), {
      learnerId,
      id: this.ids.nextUntimed(),
      requestId,
      version: (latest?.version ?? 0) + 1,
      confidence,
      score,
      spread,
      mustHaveMet,
      items,
      redFlags,
      reviewIds,
      cause,
      gradeId: isContested ? null : await this.grades.give(request, settled, confidence),
      createdAt: this.clock.now(),
    } satisfies PeerSettlement);
    await this.settlements.insert(settlement);
  }

  /** None of them holds any more. */
  async strikeAllOut(request: PeerReviewRequest): Promise<void> {
    const { learnerId, id: requestId } = request;
    const settlements = await this.settlements.listOf({ learnerId, requestId });
    const gradeIds = settlements.flatMap(({ gradeId }) => gradeId ?? []);
    if (gradeIds.length > 0) await this.grades.strikeOut(request, gradeIds);
  }
}
