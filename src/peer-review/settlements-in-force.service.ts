import { Injectable } from '@nestjs/common';
import { GradeReader } from '../attempts/grade.reader.js';
import type { PeerReviewRequest, PeerSettlement } from './domain/peer-review-request.js';
import { PeerSettlementRepository } from './peer-settlement.repository.js';

type RequestKey = Pick<PeerReviewRequest, 'learnerId' | 'id'>;

/** Tells which settlement of a request holds. */
@Injectable()
export class SettlementsInForce {
  constructor(
    private readonly settlements: PeerSettlementRepository,
    private readonly grades: GradeReader,
  ) {}

  /** The latest, unless it decided nothing or was struck out; null where peers have no say. */
  async find({ learnerId, id }: RequestKey): Promise<PeerSettlement | null> {
    return (await this.findAll(learnerId, [id])).get(id) ?? null;
  }

  /** The same of several requests of one author, by their ids. */
  async findAll(
    learnerId: string,
    requestIds: readonly string[],
  ): Promise<ReadonlyMap<string, PeerSettlement>> {
    const latest = await this.settlements.listLatest(learnerId, requestIds);
    const gradeIds = latest.flatMap(({ gradeId }) => gradeId ?? []);
    const grades = await this.grades.getAll(learnerId, gradeIds);
    const holding = latest.filter(({ gradeId }) => grades.get(gradeId ?? '')?.voidedAt === null);
    return new Map(holding.map((settlement) => [settlement.requestId, settlement]));
  }
}
