import { Injectable } from '@nestjs/common';
import { CardLog } from '../scheduling/card-log.service.js';
import type { FoldedLog } from '../scheduling/domain/fold-events.js';
import type { RememberedCard } from '../scheduling/group-memory.reader.js';

/** What was remembered at an instant that has gone by. */
@Injectable()
export class PastMemories {
  constructor(private readonly cardLog: CardLog) {}

  /** A learner's cards as they were then: those that were reviewed since are read off their log. */
  async asOf(
    learnerId: string,
    cards: readonly RememberedCard[],
    instantMs: number,
  ): Promise<readonly RememberedCard[]> {
    const later = cards.filter(({ lastReviewAtMs }) => (lastReviewAtMs ?? 0) > instantMs);
    if (later.length === 0) return cards;
    const ids = later.map(({ questionId }) => questionId);
    const logs = await this.cardLog.readMany(learnerId, ids);
    return cards.map((card) => {
      const log = (card.lastReviewAtMs ?? 0) > instantMs ? logs.get(card.questionId) : undefined;
      return log === undefined ? card : { ...card, ...memoryIn(log, instantMs) };
    });
  }
}

function memoryIn(
  { card, events }: FoldedLog,
  instantMs: number,
): Pick<RememberedCard, 'stability' | 'difficulty' | 'lastReviewAtMs'> {
  const next = events.find(({ event }) => event.occurredAt.getTime() > instantMs);
  const { stability, difficulty, lastReviewAt } = next?.before ?? card;
  return { stability, difficulty, lastReviewAtMs: lastReviewAt?.getTime() ?? null };
}
