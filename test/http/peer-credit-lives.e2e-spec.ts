import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { seededRandom } from '../../src/kernel/seeded-random.js';
import { PeerModeration } from '../../src/peer-review/peer-moderation.service.js';
import { answerQuestion, importQuestions, post, sheet } from '../support/answering.js';
import type { SignedUp } from '../support/login.js';
import { claim, gradedAnswer } from '../support/peer-review.js';
import { startPractising } from '../support/practice.js';
import { getCredits, settleDue } from '../support/settling.js';
import { startTestApp, type TestApp } from '../support/test-app.js';

interface Sums {
  spent: number;
  refunded: number;
  earned: number;
  taken: number;
}

/** Lives by chance: people ask, claim, hand in, hand back, take back, are struck out, and wait. */
describe('credits', () => {
  let app: TestApp;
  let people: SignedUp[];
  let attempts: { author: SignedUp; attemptId: string }[];

  beforeAll(async () => {
    app = await startTestApp();
    people = [];
    attempts = [];
    for (let count = 0; count < 6; count += 1) people.push(await startPractising(app));
    for (const questionId of await importQuestions(app, 'lives', 4)) {
      for (const [index, author] of people.entries()) {
        if (index % 2 === 0) await answerQuestion(app, author, questionId);
        else {
          const { id: attemptId } = await gradedAnswer(app, author, questionId);
          attempts.push({ author, attemptId });
        }
      }
    }
  });
  afterAll(() => app.close());

  async function act(random: () => number): Promise<void> {
    const pick = <Item>(items: readonly Item[]): Item | undefined =>
      items[Math.floor(random() * items.length)];
    const person = pick(people);
    if (person === undefined) return;
    const dice = random();
    if (dice < 0.2) {
      const { author, attemptId } = pick(attempts) ?? { author: person, attemptId: '' };
      const reviewsWanted = 1 + Math.floor(random() * 4);
      await post(app, author, '/v1/peer-review-requests', { attemptId, reviewsWanted });
    } else if (dice < 0.8) {
      const claimed = await claim(app, person);
      if (claimed.status === 204) return;
      const { id } = claimed.body as { id: string };
      const fate = random();
      if (fate < 0.1) await post(app, person, `/v1/peer-reviews/${id}/release`);
      else if (fate < 0.9) await submit(person, id, pick(['33333', '22222', '11111', '32321']));
    } else if (dice < 0.85) {
      const open = await read<{ id: string }>(
        `SELECT id FROM peer_review_request WHERE learner_id = $1 AND state = 'open'`,
        [person.id],
      );
      const { id } = pick(open) ?? { id: '' };
      if (id !== '') await post(app, person, `/v1/peer-review-requests/${id}/cancel`);
    } else if (dice < 0.9) {
      const given = await read<{ id: string; learnerId: string }>(
        `SELECT id, learner_id AS "learnerId" FROM peer_review WHERE state = 'submitted' ORDER BY id`,
      );
      const { id: reviewId, learnerId } = pick(given) ?? { id: '', learnerId: '' };
      if (reviewId !== '') await app.app.get(PeerModeration).voidReview({ learnerId, reviewId });
    } else {
      app.clock.advance({ hours: Math.ceil(random() * 60) });
      await settleDue(app);
    }
  }

  const submit = (person: SignedUp, id: string, levels = '22222') =>
    post(app, person, `/v1/peer-reviews/${id}/submit`, sheet(levels));

  const read = <Row>(sql: string, parameters: unknown[] = []): Promise<Row[]> =>
    app.dataSource.query<Row[]>(sql, parameters);

  it.each([1, 2, 3])('are neither lost nor made, whatever people do (life %i)', async (seed) => {
    const random = seededRandom(seed);
    for (let step = 0; step < 120; step += 1) await act(random);
    app.clock.advance({ days: 30 });
    for (let rounds = 0; rounds < 4; rounds += 1) {
      await settleDue(app);
      app.clock.advance({ days: 8 });
    }
    const [open] = await read<{ count: number }>(
      `SELECT count(*)::integer AS count FROM peer_review_request WHERE resolved_at IS NULL`,
    );
    expect(open).toEqual({ count: 0 });

    const [sums] = await read<Sums>(
      `SELECT -sum(amount) FILTER (WHERE reason = 'request')::integer AS spent,
              sum(amount) FILTER (WHERE reason = 'slot-refund')::integer AS refunded,
              sum(amount) FILTER (WHERE reason = 'review')::integer AS earned,
              -coalesce(sum(amount) FILTER (WHERE reason = 'review-voided'), 0)::integer AS taken
         FROM peer_credit`,
    );
    const [kept] = await read<{ paid: number; reviews: number; struck: number }>(
      `SELECT (SELECT count(*) FROM peer_review_slot s JOIN peer_review_request q
                 ON q.learner_id = s.learner_id AND q.id = s.request_id
                WHERE s.state = 'done' AND s.number <= q.wanted)::integer AS paid,
              (SELECT count(*) FROM peer_review WHERE state = 'submitted')::integer AS reviews,
              (SELECT count(*) FROM peer_review WHERE state = 'void')::integer AS struck`,
    );
    // What was asked for came, or was given back; what was given earned, unless it was struck out.
    expect(sums).toMatchObject({
      spent: (sums?.refunded ?? 0) + (kept?.paid ?? 0),
      earned: (kept?.reviews ?? 0) + (kept?.struck ?? 0),
      taken: kept?.struck,
    });
    expect(sums?.spent).toBeGreaterThan(5);
    expect(sums?.refunded).toBeGreaterThan(0);
    let balances = 0;
    for (const person of people) {
      const { balance, debt } = await getCredits(app, person);
      expect(debt).toBe(Math.max(0, -balance));
      balances += balance - 3;
    }
    const { spent = 0, refunded = 0, earned = 0, taken = 0 } = sums ?? {};
    expect(balances).toBe(earned + refunded - spent - taken);
  });
});
