import { Injectable } from '@nestjs/common';
import { ExternalCards } from '../scheduling/external-cards.service.js';
import { LearnerMemoryReader } from '../scheduling/learner-memory.reader.js';

/** A card with a log, under its name outside: the id of its question, or what another app calls it. */
export interface LoggedCard {
  readonly questionId: string;
  readonly cardId: string;
  readonly eventCount: number;
}

const pageSize = 500;
const firstId = '00000000-0000-0000-0000-000000000000';
/** In memory at a time, unless one card has more. */
const eventsInBatch = 2000;

/** Which cards a learner has, in an order that is the same wherever their log is brought. */
@Injectable()
export class LoggedCards {
  constructor(
    private readonly memory: LearnerMemoryReader,
    private readonly externalCards: ExternalCards,
  ) {}

  /** Together with about so many events that memory holds them and a statement is worth its while. */
  async *batches(learnerId: string): AsyncGenerator<LoggedCard[]> {
    let batch: LoggedCard[] = [];
    let events = 0;
    for await (const card of this.all(learnerId)) {
      if (batch.length > 0 && events + card.eventCount > eventsInBatch) {
        yield batch;
        batch = [];
        events = 0;
      }
      batch.push(card);
      events += card.eventCount;
    }
    if (batch.length > 0) yield batch;
  }

  private async *all(learnerId: string): AsyncGenerator<LoggedCard> {
    yield* inPages(firstId, async (after) => {
      const cards = await this.memory.pageQuestions(learnerId, after, pageSize);
      return cards.map((card) => ({ ...card, cardId: card.questionId }));
    });
    yield* inPages('', async (after) => {
      const cards = await this.externalCards.page(learnerId, after, pageSize);
      return cards.map(({ cardKey, ...card }) => ({ ...card, cardId: cardKey }));
    });
  }
}

async function* inPages(
  first: string,
  pageAfter: (after: string) => Promise<LoggedCard[]>,
): AsyncGenerator<LoggedCard> {
  for (let after: string | undefined = first; after !== undefined;) {
    const page: LoggedCard[] = await pageAfter(after);
    yield* page;
    after = page.length < pageSize ? undefined : page.at(-1)?.cardId;
  }
}
