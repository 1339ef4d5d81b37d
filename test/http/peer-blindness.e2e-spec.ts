import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Response } from 'supertest';
import { answerQuestion, importQuestions, post, sheet } from '../support/answering.js';
import type { SignedUp } from '../support/login.js';
import { askForReviews, claimNew, gradedAnswer } from '../support/peer-review.js';
import { startPractising } from '../support/practice.js';
import { listRoutes } from '../support/routes.js';
import { settleDue } from '../support/settling.js';
import { startTestApp, type TestApp } from '../support/test-app.js';

/** Something that would tell an author who reviewed, or when. */
interface Sentinel {
  what: string;
  bytes: string;
}

/** The beginning of every id that was made in this millisecond and tells it. */
function timedIdAt(instant: Date): string {
  const digits = instant.getTime().toString(16).padStart(12, '0');
  return `${digits.slice(0, 8)}-${digits.slice(8)}`;
}

describe('what an author is told of those who review', () => {
  let app: TestApp;
  let author: SignedUp;
  let known: string[];
  let sentinels: Sentinel[];
  let requestIds: string[];

  beforeAll(async () => {
    app = await startTestApp();
    const [settled = '', contested = '', late = ''] = await importQuestions(app, 'blind', 3);
    author = await startPractising(app, { displayName: 'Ada' });
    await app.http
      .patch('/v1/peer-review-settings')
      .set({ ...author.auth, 'If-Match': '*' })
      .send({ ratingPolicy: 'peer-adjusts' });
    const peers = [await makePeer(1), await makePeer(2), await makePeer(3), await makePeer(4)];
    sentinels = peers.flatMap((peer, index) => [
      { what: `id of peer ${index}`, bytes: peer.id },
      { what: `address of peer ${index}`, bytes: peer.email },
    ]);
    sentinels.push({ what: 'a name', bytes: 'zqpeer' });
    for (const questionId of [settled, contested, late]) {
      for (const peer of peers) await answerQuestion(app, peer, questionId);
    }
    requestIds = [];
    const attemptIds: string[] = [];
    for (const [questionId, sheets, reviewsWanted] of [
      [settled, ['33333', '33333', '33332'], 3],
      [contested, ['33333', '11111', '33333'], 2],
      [late, ['33333'], 2],
    ] as const) {
      const { id: attemptId } = await gradedAnswer(app, author, questionId);
      const { id } = await askForReviews(app, author, { attemptId, reviewsWanted });
      requestIds.push(id);
      attemptIds.push(attemptId);
      for (const [index, levels] of sheets.entries()) {
        await reviewAtAnOddTime(peers[index] ?? author, levels);
      }
      await earnBack(author, peers);
    }
    app.clock.advance({ days: 8 });
    await settleDue(app);
    for (const requestId of requestIds) {
      const path = `/v1/peer-review-requests/${requestId}/reviews/1`;
      await app.http.put(`${path}/feedback`).set(author.auth).send({ score: 1 });
      await post(app, author, `${path}/block`);
    }
    const { rows } = await listInner();
    sentinels.push(...rows);
    known = [...requestIds, ...attemptIds, settled, contested, late, author.id];
  });
  afterAll(() => app.close());

  const makePeer = (number: number) =>
    startPractising(app, { displayName: `zqpeer ${number}`, zone: 'Asia/Kathmandu' });

  async function reviewAtAnOddTime(peer: SignedUp, levels: string): Promise<void> {
    app.clock.advance({ minutes: 17, seconds: 13.217 });
    const { id } = await claimNew(app, peer);
    sentinels.push({ what: 'claimed at', bytes: app.clock.now().toISOString() });
    app.clock.advance({ minutes: 3, seconds: 0.318 });
    const now = app.clock.now();
    const response = await post(app, peer, `/v1/peer-reviews/${id}/submit`, sheet(levels));
    expect(response.status).toBe(200);
    sentinels.push(
      { what: 'id of a review', bytes: id },
      { what: 'handed in at', bytes: now.toISOString() },
      { what: 'handed in at, in milliseconds', bytes: String(now.getTime()) },
      { what: 'handed in at, in an id', bytes: timedIdAt(now) },
    );
    // What the author does by themselves happens at other times.
    app.clock.advance({ minutes: 1 });
  }

  /** So that nothing is withheld. */
  async function earnBack(person: SignedUp, peers: SignedUp[]): Promise<void> {
    const [questionId = ''] = await importQuestions(app, `earn-${requestIds.length}`, 1);
    await answerQuestion(app, person, questionId);
    for (const peer of peers.slice(0, 3)) {
      const { id: attemptId } = await gradedAnswer(app, peer, questionId);
      await askForReviews(app, peer, { attemptId, reviewsWanted: 1 });
      const { id } = await claimNew(app, person);
      app.clock.advance({ minutes: 1 });
      await post(app, person, `/v1/peer-reviews/${id}/submit`, sheet('22222'));
      app.clock.advance({ minutes: 1 });
    }
  }

  /** Ids that only the inside knows. */
  async function listInner(): Promise<{ rows: Sentinel[] }> {
    const rows = await app.dataSource.query<Sentinel[]>(
      `SELECT 'a slot' AS what, id::text AS bytes FROM peer_review_slot WHERE learner_id = $1
       UNION ALL SELECT 'a settlement', id::text FROM peer_settlement WHERE learner_id = $1
       UNION ALL SELECT 'a grade', id::text FROM grade WHERE learner_id = $1 AND kind = 'peer'`,
      [author.id],
    );
    return { rows };
  }

  /** Reads all there is to read, with every id that the author has. */
  async function crawl(): Promise<Response[]> {
    const paths = listRoutes(app)
      .filter(({ method }) => method === 'get')
      .map(({ name }) => name.replace('GET ', ''))
      .filter((path) => path.startsWith('/v1/') && !path.endsWith('/events'))
      .flatMap((path) => {
        const numbered = path.replace(':number', '1');
        return known.map((id) => numbered.replaceAll(/:[a-z]+/giu, id));
      });
    const answers: Response[] = [];
    for (const path of new Set(paths)) answers.push(await app.http.get(path).set(author.auth));
    return answers;
  }

  const leaksIn = (response: Response): string[] =>
    sentinels
      .filter(({ bytes }) => (response.text + JSON.stringify(response.headers)).includes(bytes))
      .map(({ what, bytes }) => {
        const { path } = (response as Response & { req: { path: string } }).req;
        return `${path}: ${what} ${bytes}`;
      });

  it('came to something: three answers are settled, and their reviews are shown', async () => {
    const states: unknown[] = [];
    for (const id of requestIds) {
      const path = `/v1/peer-review-requests/${id}`;
      const request = await app.http.get(path).set(author.auth);
      const reviews = await app.http.get(`${path}/reviews`).set(author.auth);
      const { state, settlement } = request.body as {
        state: string;
        settlement: { confidence: string };
      };
      states.push([state, settlement.confidence, (reviews.body as { data: [] }).data.length]);
    }
    expect(states).toEqual([
      ['settled', 'high', 3],
      ['settled', 'low', 3],
      ['settled', 'low', 1],
    ]);
    expect(sentinels.length).toBeGreaterThan(40);
  });

  it('is in no readable address neither who they are nor when they did it', async () => {
    const answers = await crawl();
    expect(answers.filter(({ status }) => status === 200).length).toBeGreaterThan(40);
    expect(answers.filter(({ status }) => status >= 500)).toEqual([]);
    expect(answers.flatMap(leaksIn)).toEqual([]);
  });

  it('is not in the export of everything about the author', async () => {
    const { email, password } = author;
    const login = await app.http.post('/v1/auth/login').send({ email, password });
    const { accessToken } = login.body as { accessToken: string };
    const session = { Authorization: `Bearer ${accessToken}` };
    const response = await app.http.get('/v1/me/export').set(session);
    expect(response.status).toBe(200);
    const section = (response.body as { sections: Record<string, { requests: object[] }> })
      .sections['peer-review'];
    expect(section?.requests).toHaveLength(3);
    expect(leaksIn(response)).toEqual([]);
  });
});
