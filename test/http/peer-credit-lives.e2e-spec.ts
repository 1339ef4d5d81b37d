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

  type Chance = <Item>(items: readonly Item[]) => Item | undefined;
  type Act = (person: SignedUp, pick: Chance) => Promise<unknown>;

  const read = <Row>(sql: string, parameters: unknown[] = []): Promise<Row[]> =>
    app.dataSource.query<Row[]>(sql, parameters);

  const ask: Act = async (_person, pick) => {
    const chosen = pick(attempts);
    if (chosen === undefined) return;
    const { author, attemptId } = chosen;
    const reviewsWanted = pick([1, 2, 3, 4]);
    await post(app, author, '/v1/peer-review-requests', { attemptId, reviewsWanted });
  };

  const review: Act = async (person, pick) => {
    const claimed = await claim(app, person);
    if (claimed.status === 204) return;
    const { id } = claimed.body as { id: string };
    const levels = pick(['33333', '22222', '11111', '32321', 'release', 'leave']) ?? '';
    if (levels === 'release') await post(app, person, `/v1/peer-reviews/${id}/release`);
    else if (levels !== 'leave') {
      await post(app, person, `/v1/peer-reviews/${id}/submit`, sheet(levels));
    }
  };

  const cancel: Act = async (person, pick) => {
    const open = await read<{ id: string }>(
      `SELECT id FROM peer_review_request WHERE learner_id = $1 AND state = 'open' ORDER BY id`,
      [person.id],
    );
    const chosen = pick(open);
    if (chosen !== undefined) {
      await post(app, person, `/v1/peer-review-requests/${chosen.id}/cancel`);
    }
  };

  const strikeOut: Act = async (_person, pick) => {
    const given = await read<{ reviewId: string; learnerId: string }>(
      `SELECT id AS "reviewId", learner_id AS "learnerId" FROM peer_review
        WHERE state = 'submitted' ORDER BY submitted_at, number`,
    );
    const chosen = pick(given);
    if (chosen !== undefined) await app.app.get(PeerModeration).voidReview(chosen);
  };

  const wait: Act = async (_person, pick) => {
    app.clock.advance({ hours: pick([1, 12, 26, 60]) ?? 1 });
    await settleDue(app);
  };

  const acts: readonly Act[] = [
    ...Array.from({ length: 4 }, () => ask),
    ...Array.from({ length: 12 }, () => review),
    cancel,
    strikeOut,
    wait,
    wait,
  ];

  async function live(seed: number): Promise<void> {
    const random = seededRandom(seed);
    const pick: Chance = (items) => items[Math.floor(random() * items.length)];
    for (let step = 0; step < 120; step += 1) {
      const [act, person] = [pick(acts), pick(people)];
      if (act !== undefined && person !== undefined) await act(person, pick);
    }
    for (let weeks = 0; weeks < 4; weeks += 1) {
      app.clock.advance({ days: 8 });
      await settleDue(app);
    }
  }

  /** What the ledger says. */
  async function sumUp(): Promise<Sums> {
    const [sums] = await read<Sums>(
      `SELECT -sum(amount) FILTER (WHERE reason = 'request')::integer AS spent,
              sum(amount) FILTER (WHERE reason = 'slot-refund')::integer AS refunded,
              sum(amount) FILTER (WHERE reason = 'review')::integer AS earned,
              -coalesce(sum(amount) FILTER (WHERE reason = 'review-voided'), 0)::integer AS taken
         FROM peer_credit`,
    );
    return sums ?? { spent: 0, refunded: 0, earned: 0, taken: 0 };
  }

  /** What came of it. */
  async function countUp(): Promise<{ open: number; paid: number; kept: number; struck: number }> {
    const [counts] = await read<{ open: number; paid: number; kept: number; struck: number }>(
      `SELECT (SELECT count(*) FROM peer_review_request WHERE resolved_at IS NULL)::integer AS open,
              (SELECT count(*) FROM peer_review_slot s JOIN peer_review_request q
                 ON q.learner_id = s.learner_id AND q.id = s.request_id
                WHERE s.state = 'done' AND s.number <= q.wanted)::integer AS paid,
              (SELECT count(*) FROM peer_review WHERE state = 'submitted')::integer AS kept,
              (SELECT count(*) FROM peer_review WHERE state = 'void')::integer AS struck`,
    );
    return counts ?? { open: -1, paid: 0, kept: 0, struck: 0 };
  }

  it.each([1, 2, 3])('are neither lost nor made, whatever people do (life %i)', async (seed) => {
    await live(seed);
    const { spent, refunded, earned, taken } = await sumUp();
    const { open, paid, kept, struck } = await countUp();
    expect(open).toBe(0);
    // What was asked for came, or was given back; what was given earned, unless it was struck out.
    expect({ spent, earned, taken }).toEqual({
      spent: refunded + paid,
      earned: kept + struck,
      taken: struck,
    });
    expect(Math.min(paid, refunded)).toBeGreaterThan(0);
    let balances = 0;
    for (const person of people) {
      const { balance, debt } = await getCredits(app, person);
      expect(debt).toBe(Math.max(0, -balance));
      balances += balance - 3;
    }
    expect(balances).toBe(earned + refunded - spent - taken);
  });
});
