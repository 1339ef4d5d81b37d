import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { importQuestions } from '../support/answering.js';
import { Dice } from '../support/fuzz-requests.js';
import type { SignedUp } from '../support/login.js';
import { cardRows, expectCardsToEqualTheirReplay, startPractising } from '../support/practice.js';
import { PhoneStore, phoneEvent, type PhoneEvent, type SentBody } from '../support/syncing.js';
import { startTestApp, type TestApp } from '../support/test-app.js';

const MS_PER_MINUTE = 60_000;
const leftHome = Date.parse('2026-03-06T20:00:00.000Z');

/** A phone with what it still has to send. */
interface Phone {
  store: PhoneStore;
  outbox: PhoneEvent[];
}

// Two phones of one learner are offline for a week, one in Berlin, one taken along to Tokyo. Both are
// used every day. Then both find a network that drops every other answer.
describe('two phones that were offline for a week', () => {
  let app: TestApp;
  let questions: string[];
  let recorded: PhoneEvent[][];
  let expected: unknown[] | undefined;

  beforeAll(async () => {
    app = await startTestApp();
    app.clock.set('2026-03-06T20:00:00.000Z');
    questions = await importQuestions(app, 'journey', 8);
    recorded = [record('Europe/Berlin', 7, 11), record('Asia/Tokyo', 19, 12)];
  });
  afterAll(() => app.close());

  /** A week on one phone: some reviews a day, now and then one undone, redone, or a card put away. */
  function record(zone: string, hour: number, seed: number): PhoneEvent[] {
    const dice = new Dice(seed);
    const events: PhoneEvent[] = [];
    for (let day = 0; day < 7; day += 1) {
      let instant = leftHome + day * 24 * 60 * MS_PER_MINUTE + hour * 60 * MS_PER_MINUTE;
      for (let turn = 0; turn < 9; turn += 1) {
        instant += (2 + dice.below(20)) * MS_PER_MINUTE;
        const place = { occurredAt: new Date(instant).toISOString(), zone };
        const questionId = dice.pick(questions, '');
        const target = events.findLast((event) => 'rating' in event);
        if (dice.chance(0.2) && target !== undefined) {
          const kind = dice.chance(0.75) ? 'void' : 'unvoid';
          const { id: targetId, questionId: ofTarget } = target;
          events.push(phoneEvent(kind, { ...place, questionId: ofTarget, targetId }));
        } else if (dice.chance(0.25)) {
          const kind = dice.pick(['suspend', 'unsuspend', 'unsuspend', 'bury', 'forget'], 'bury');
          events.push(phoneEvent(kind, { ...place, questionId }));
        } else {
          const rating = 1 + dice.below(4);
          events.push(phoneEvent('review', { ...place, questionId, rating, durationMs: 60_000 }));
        }
      }
    }
    return events;
  }

  const comeHome = (): void => app.clock.set('2026-03-14T12:00:00.000Z');

  async function send(
    learner: SignedUp,
    events: readonly PhoneEvent[],
    key: string,
  ): Promise<SentBody> {
    const response = await app.http
      .post('/v1/sync/events')
      .set({ ...learner.auth, 'Idempotency-Key': key })
      .send({ events, sentAt: app.clock.now().toISOString() });
    if (response.status !== 200) throw new Error(`events: ${response.status} ${response.text}`);
    return response.body as SentBody;
  }

  /**
   * One try to send the front of an outbox, or a part of it out of order. The network may lose the
   * request, or the answer to what was recorded; then the phone, which cannot tell, keeps it all.
   */
  async function trySending(learner: SignedUp, phone: Phone, dice: Dice): Promise<void> {
    const size = 1 + dice.below(25);
    const from = dice.chance(0.3) ? dice.below(phone.outbox.length) : 0;
    const batch = phone.outbox.slice(from, from + size);
    app.clock.advance({ seconds: 1 + dice.below(90) });
    if (dice.chance(0.15)) return;
    const key = randomUUID();
    const { results } = await send(learner, batch, key);
    if (dice.chance(0.35)) {
      if (dice.chance(0.5)) expect(await send(learner, batch, key)).toMatchObject({ results });
      return;
    }
    const refused = results.flatMap(({ problem }) => (problem === null ? [] : [problem.code]));
    expect(refused.every((code) => code === 'unknown-target')).toBe(true);
    const done = new Set(results.flatMap(({ id, problem }) => (problem === null ? [id] : [])));
    phone.outbox = phone.outbox.filter(({ id }) => !done.has(id));
  }

  it.each([1, 2, 3, 4, 5])(
    'end with the same cards and the same packs (order %s)',
    async (seed) => {
      const dice = new Dice(seed);
      app.clock.set('2026-03-06T20:00:00.000Z');
      const learner = await startPractising(app, { zone: 'Europe/Berlin' });
      const phones: Phone[] = recorded.map((outbox) => ({ store: new PhoneStore(), outbox }));
      for (const { store } of phones) await store.sync(app, learner, { limit: 9 });
      comeHome();

      let tries = 0;
      while (phones.some(({ outbox }) => outbox.length > 0)) {
        const busy = phones.filter(({ outbox }) => outbox.length > 0);
        const phone = busy[dice.below(busy.length)];
        if (phone === undefined) break;
        await trySending(learner, phone, dice);
        if (dice.chance(0.2)) await phone.store.sync(app, learner, { limit: 5 });
        tries += 1;
      }
      expect(tries).toBeGreaterThan(8);

      const total = recorded.flat().length;
      expect(await expectCardsToEqualTheirReplay(app, learner.id)).toBe(total);
      const cards = (await cardRows(app, learner.id)).map((row) => ({
        ...(row as object),
        learner_id: null,
      }));
      expect(cards).toHaveLength(questions.length);
      expected ??= cards;
      expect(cards).toEqual(expected);

      const whole = new PhoneStore();
      await whole.sync(app, learner);
      for (const { store } of phones) {
        await store.sync(app, learner, { limit: 7 });
        expect(store.contents()).toEqual(whole.contents());
      }
    },
    60_000,
  );

  it('recorded something of everything, on study days of their own', () => {
    const kinds = new Set(recorded.flat().map(({ kind }) => kind));
    expect(kinds).toEqual(
      new Set(['review', 'void', 'unvoid', 'suspend', 'unsuspend', 'bury', 'forget']),
    );
    expect(recorded.map(({ length }) => length)).toEqual([63, 63]);
  });
});
