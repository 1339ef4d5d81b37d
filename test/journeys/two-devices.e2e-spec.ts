import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { SignedUp } from '../support/login.js';
import {
  cardRows,
  expectCardsToEqualTheirReplay,
  listQuestionIds,
  postReview,
  startPractising,
} from '../support/practice.js';
import { startTestApp, type TestApp } from '../support/test-app.js';

interface Recorded {
  id: string;
  questionId: string;
  rating: number;
  occurredAt: string;
}

// A phone and a laptop are offline from Monday to Friday. Their owner uses both.
describe('two devices', () => {
  let app: TestApp;
  let questions: string[];
  let phone: Recorded[];
  let laptop: Recorded[];

  beforeAll(async () => {
    app = await startTestApp();
    app.clock.set('2026-03-06T20:00:00.000Z');
    questions = await listQuestionIds(app, await startPractising(app));
    phone = record('07:30', [3, 1, 3, 2, 3]);
    laptop = record('19:00', [1, 3, 4, 3, 3]);
  });
  afterAll(() => app.close());

  /** One review of each of three questions a day, at a time of day. */
  function record(time: string, ratings: number[]): Recorded[] {
    return ratings.flatMap((rating, day) =>
      questions.slice(0, 3).map((questionId, index) => ({
        id: randomUUID(),
        questionId,
        rating: ((rating + index) % 4) + 1,
        occurredAt: `2026-03-0${day + 2}T${time}:0${index}.000Z`,
      })),
    );
  }

  async function syncs(...batches: Recorded[][]): Promise<SignedUp> {
    const learner = await startPractising(app, { zone: 'Europe/Berlin' });
    await Promise.all(
      batches.map(async (batch) => {
        for (const event of batch) {
          const response = await postReview(app, learner, event);
          expect([200, 201]).toContain(response.status);
        }
      }),
    );
    return learner;
  }

  async function cardsOf(learner: SignedUp): Promise<unknown[]> {
    const rows = await cardRows(app, learner.id);
    return rows.map((row) => ({ ...(row as object), learner_id: null }));
  }

  it('end with the same cards whoever syncs first, interleaved, or twice', async () => {
    const inOrder = await syncs(
      [...phone, ...laptop].toSorted((a, b) => (a.occurredAt < b.occurredAt ? -1 : 1)),
    );
    const expected = await cardsOf(inOrder);
    expect(expected).toHaveLength(3);
    const others = [
      await syncs([...phone, ...laptop]),
      await syncs([...laptop, ...phone].toReversed()),
      await syncs(phone, laptop),
      await syncs([...phone, ...phone.slice(3)], [...laptop, ...laptop]),
    ];
    for (const learner of others) {
      expect(await cardsOf(learner)).toEqual(expected);
      expect(await expectCardsToEqualTheirReplay(app, learner.id)).toBe(30);
    }
  });

  it('an undo on one of them reaches what the other reviewed later', async () => {
    const [first] = phone;
    const without = await syncs([...phone.slice(1), ...laptop]);
    const learner = await syncs([...phone, ...laptop]);
    const undone = await app.http.post(`/v1/reviews/${first?.id ?? ''}/undo`).set(learner.auth);
    expect(undone.status).toBe(200);
    const versionless = (rows: unknown[]) =>
      rows.map((row) => ({ ...(row as object), version: 0 }));
    expect(versionless(await cardsOf(learner))).toEqual(versionless(await cardsOf(without)));
  });
});
