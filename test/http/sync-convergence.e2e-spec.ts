import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { importQuestions } from '../support/answering.js';
import { Dice } from '../support/fuzz-requests.js';
import type { SignedUp } from '../support/login.js';
import { cardRows, expectCardsToEqualTheirReplay, startPractising } from '../support/practice.js';
import { phoneEvent, sendEvents, type PhoneEvent } from '../support/syncing.js';
import { startTestApp, type TestApp } from '../support/test-app.js';

const count = Number(process.env['SYNC_EVENTS'] ?? 1500);
const seed = Number(process.env['SYNC_SEED'] ?? 1);
const connections = 20;
const zones = ['Europe/Berlin', 'Asia/Tokyo', 'America/Los_Angeles', undefined];
const marks = ['suspend', 'unsuspend', 'bury', 'forget'];

// What phones may do to a server: everything they ever recorded, each event three times, in any order,
// cut into batches of any size, over many connections at once.
describe(`${count} events, each sent three times, shuffled, over ${connections} connections`, () => {
  let app: TestApp;
  let questions: string[];
  let history: PhoneEvent[];
  const dice = new Dice(seed);

  beforeAll(async () => {
    app = await startTestApp();
    questions = await importQuestions(app, 'converge', 60);
    history = record();
  });
  afterAll(() => app.close());

  /** In the order in which it happened: mostly reviews, some undone within the hour or so. */
  function record(): PhoneEvent[] {
    const events: PhoneEvent[] = [];
    const end = app.clock.now().getTime();
    const start = end - 60 * 86_400_000;
    for (let index = 0; index < count; index += 1) {
      const instant = start + Math.floor(((end - start) * index) / count);
      const occurredAt = new Date(instant).toISOString();
      const zone = dice.pick(zones, undefined);
      const place = { occurredAt, ...(zone === undefined ? {} : { zone }) };
      const questionId = dice.pick(questions, '');
      const target = events[events.length - 1 - dice.below(40)];
      if (dice.chance(0.12) && target !== undefined && !('targetId' in target)) {
        const kind = dice.chance(0.7) ? 'void' : 'unvoid';
        const { id: targetId, questionId: ofTarget } = target;
        events.push(phoneEvent(kind, { ...place, questionId: ofTarget, targetId }));
      } else if (dice.chance(0.12)) {
        events.push(phoneEvent(dice.pick(marks, 'bury'), { ...place, questionId }));
      } else if (dice.chance(0.05)) {
        const dueDay = new Date(instant + 9 * 86_400_000).toISOString().slice(0, 10);
        events.push(phoneEvent('set-due', { ...place, questionId, dueDay }));
      } else {
        const kind = dice.chance(0.9) ? 'review' : 'practice';
        const rating = 1 + dice.below(4);
        events.push(phoneEvent(kind, { ...place, questionId, rating, durationMs: 1000 }));
      }
    }
    return events;
  }

  function shuffled<T>(items: readonly T[]): T[] {
    return items
      .map((item) => ({ item, at: dice.next() }))
      .toSorted((a, b) => a.at - b.at)
      .map(({ item }) => item);
  }

  function inBatches<T>(items: readonly T[], largest: number): T[][] {
    const batches: T[][] = [];
    for (let from = 0; from < items.length;) {
      const size = 1 + dice.below(largest);
      batches.push(items.slice(from, from + size));
      from += size;
    }
    return batches;
  }

  const cardsOf = async (learner: SignedUp): Promise<unknown[]> =>
    (await cardRows(app, learner.id)).map((row) => ({ ...(row as object), learner_id: null }));

  /** As a phone does: what is asked for again goes into a later batch. */
  async function sendAll(learner: SignedUp, batches: PhoneEvent[][]): Promise<number> {
    let applied = 0;
    const queue = [...batches];
    const connection = async (): Promise<void> => {
      for (let batch = queue.shift(); batch !== undefined; batch = queue.shift()) {
        const { results } = await sendEvents(app, learner, batch);
        expect(results.map(({ id }) => id)).toEqual(batch.map(({ id }) => id));
        applied += results.filter(({ status }) => status === 'applied').length;
        const refused = results.filter(({ status }) => status === 'rejected');
        expect(refused.every(({ problem }) => problem?.code === 'unknown-target')).toBe(true);
        const again = batch.filter((_, index) => results[index]?.status === 'rejected');
        if (again.length > 0) queue.push(again);
      }
    };
    await Promise.all(Array.from({ length: connections }, connection));
    return applied;
  }

  it(
    `ends where sending each once and in order ends (seed ${seed})`,
    async () => {
      const orderly = await startPractising(app, { zone: 'Europe/Berlin' });
      for (let from = 0; from < history.length; from += 250) {
        const { results } = await sendEvents(app, orderly, history.slice(from, from + 250));
        expect(results.every(({ status }) => status === 'applied')).toBe(true);
      }
      const expected = await cardsOf(orderly);

      const wild = await startPractising(app, { zone: 'Europe/Berlin' });
      const thrice = shuffled([...history, ...history, ...history]);
      const applied = await sendAll(wild, inBatches(thrice, 100));

      expect(applied).toBe(count);
      expect(await expectCardsToEqualTheirReplay(app, wild.id)).toBe(count);
      expect(await cardsOf(wild)).toEqual(expected);
      expect(expected).toHaveLength(questions.length);
      const [faults] = await app.dataSource.query<{ deadlocks: number }[]>(
        `SELECT deadlocks FROM pg_stat_database WHERE datname = current_database()`,
      );
      expect(faults).toEqual({ deadlocks: 0 });
    },
    60_000 + count * 60,
  );

  it('ends the same when the same batch arrives on all connections at once', async () => {
    const learner = await startPractising(app);
    const batch = history.slice(0, 100).map((event) => ({ ...event, id: randomUUID() }));
    const reviews = batch.filter((event) => !('targetId' in event));
    const answers = await Promise.all(
      Array.from({ length: connections }, () => sendEvents(app, learner, reviews)),
    );
    const statuses = answers.flatMap(({ results }) => results.map(({ status }) => status));
    expect(statuses.filter((status) => status === 'applied')).toHaveLength(reviews.length);
    expect(statuses.filter((status) => status === 'rejected')).toEqual([]);
    expect(await expectCardsToEqualTheirReplay(app, learner.id)).toBe(reviews.length);
  });
});
