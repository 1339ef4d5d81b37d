import { cardsPerLearner } from './options.js';
import { seededChance } from './chance.js';
import { makeHistory, type CardHistory } from './card-history.js';
import { seedBank, type SeededBank } from './seed-banks.js';
import { seedLearners, type BenchLearner } from './seed-learners.js';
import type pg from 'pg';

/** What lies in the database when the servers are driven. */
export interface Seeded {
  /** Up to 2,000 learners with 150 cards each, evenly spread over all. */
  readonly learners: readonly BenchLearner[];
  /** Learners with 10,000 cards. */
  readonly collectors: readonly BenchLearner[];
}

const msPerDay = 86_400_000;
const templates = 20;
const mostDriven = 2000;
const collectors = 4;
const cardsPerCollector = 10_000;

export async function seed(
  client: pg.Client,
  options: { cards: number; now: Date; report: (line: string) => void },
): Promise<Seeded> {
  const { cards, now, report } = options;
  const count = Math.floor(cards / cardsPerLearner);
  await client.query(`SET synchronous_commit = off`);
  const bank = await seedBank(client, { number: 1, count: 200 });
  const large = await seedBank(client, { number: 2, count: cardsPerCollector });
  const learners = await seedLearners(client, {
    first: 1,
    count,
    bank,
    templates: Array.from({ length: templates }, (_, index) => learnerTemplate(bank, now, index)),
    driven: mostDriven,
    report,
  });
  const collecting = await seedLearners(client, {
    first: count + 1,
    count: collectors,
    bank: large,
    templates: [collectorTemplate(large, now)],
    driven: collectors,
    report,
  });
  report('vacuum');
  await client.query('VACUUM (ANALYZE)');
  await client.query('CHECKPOINT');
  return { learners, collectors: collecting };
}

/** 150 cards met over four months; the last session was three days ago, so a good many are due. */
function learnerTemplate(bank: SeededBank, now: Date, index: number): CardHistory[] {
  const chance = seededChance(index + 1);
  return bank.questionIds.slice(0, cardsPerLearner).map((questionId) =>
    makeHistory({
      learnerId: bank.id,
      questionId,
      introducedAt: new Date(now.getTime() - (3.5 + chance() * 120) * msPerDay),
      until: new Date(now.getTime() - 3 * msPerDay),
      chance,
    }),
  );
}

/** 10,000 cards met over four years by somebody who was here yesterday. */
function collectorTemplate(bank: SeededBank, now: Date): CardHistory[] {
  const chance = seededChance(99);
  return bank.questionIds.map((questionId) =>
    makeHistory({
      learnerId: bank.id,
      questionId,
      introducedAt: new Date(now.getTime() - (1.5 + chance() * 1460) * msPerDay),
      until: new Date(now.getTime() - msPerDay),
      chance,
    }),
  );
}
