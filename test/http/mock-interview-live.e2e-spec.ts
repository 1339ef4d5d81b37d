import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { Jobs } from '../../src/platform/jobs/jobs.js';
import { getAttempt, type ProblemBody } from '../support/answering.js';
import {
  bookSoon,
  getLive,
  getRound,
  goLive,
  holdRound,
  letInterviewsPass,
  type LiveBody,
  mustAct,
  type Pair,
  preparePair,
  read,
  type RoundBody,
} from '../support/live-interviews.js';
import type { SignedUp } from '../support/login.js';
import { act, getInterview } from '../support/mock-interviews.js';
import { startPractising } from '../support/practice.js';
import { startTestApp, type TestApp } from '../support/test-app.js';

const unknown = '01936b2e-7b3a-7c1f-9a55-3a1f0c9d2e14';

describe('a mock interview, live', () => {
  let app: TestApp;
  let pair: Pair;
  let ada: SignedUp;
  let bob: SignedUp;

  beforeAll(async () => {
    app = await startTestApp();
    pair = await preparePair(app, 'live', { count: 24 });
    ({ ada, bob } = pair);
  }, 60_000);
  afterEach(() => letInterviewsPass(app));
  afterAll(() => app.close());

  const live = (wish: object = {}) => goLive(pair, pair.fresh(), wish);

  const refused = (response: { status: number; body: unknown }) => [
    response.status,
    (response.body as ProblemBody).code,
  ];

  describe('POST /v1/mock-interviews/{id}/rounds/{number}/start', () => {
    it('runs the clock and shows the candidate the question', async () => {
      const id = await live();
      const before = await getRound(app, bob, id, 1);
      expect(before).toMatchObject({ role: 'candidate', question: null, material: null });
      const startedAt = app.clock.now().toISOString();
      const started = (await mustAct(app, ada, `/${id}/rounds/1/start`)).body as RoundBody;
      expect(started.clock).toEqual({
        serverTime: startedAt,
        stage: 'running',
        startedAt,
        endsAt: new Date(app.clock.now().getTime() + 30 * 60_000).toISOString(),
        endedAt: null,
        remainingSeconds: 1800,
      });
      app.clock.advance({ seconds: 90 });
      const asked = await getRound(app, bob, id, 1);
      expect(asked.question?.prompt).toMatch(/^Prompt of live-/u);
      expect(asked.clock).toMatchObject({ stage: 'running', remainingSeconds: 1710 });
      expect(asked.version).toBe(before.version + 1);
    });

    it('is for the interviewer of the round, when both are there, in order, and once', async () => {
      const id = await bookSoon(pair, pair.fresh());
      const start = (caller: SignedUp, number: number) =>
        act(app, caller, `/${id}/rounds/${number}/start`);
      expect(refused(await start(ada, 1))).toEqual([409, 'invalid-state']);
      app.clock.advance({ hours: 1 });
      await mustAct(app, ada, `/${id}/join`);
      expect(refused(await start(ada, 1))).toEqual([409, 'invalid-state']);
      await mustAct(app, bob, `/${id}/join`);
      expect(refused(await start(bob, 1))).toEqual([403, 'forbidden']);
      expect(refused(await start(bob, 2))).toEqual([409, 'invalid-state']);
      expect((await start(ada, 1)).status).toBe(200);
      expect(refused(await start(ada, 1))).toEqual([409, 'invalid-state']);
      expect(refused(await start(bob, 2))).toEqual([409, 'invalid-state']);
      await mustAct(app, bob, `/${id}/rounds/1/end`);
      expect(refused(await start(ada, 1))).toEqual([409, 'invalid-state']);
      expect((await start(bob, 2)).status).toBe(200);
      const stranger = await startPractising(app);
      expect(refused(await start(stranger, 1))).toEqual([404, 'not-found']);
    });

    it('says what to do when there is nothing to ask', async () => {
      const id = await goLive(pair, [pair.bobs[0] ?? '']);
      const nothing = await act(app, ada, `/${id}/rounds/1/start`);
      expect(refused(nothing)).toEqual([422, 'rule-violated']);
      expect((await getLive(app, ada, id)).rounds[0]?.clock.stage).toBe('waiting');
    });
  });

  describe('POST /v1/mock-interviews/{id}/rounds/{number}/end', () => {
    it('makes what was said the answer of the candidate', async () => {
      const id = await live();
      await mustAct(app, ada, `/${id}/rounds/1/start`);
      const startedAt = app.clock.now().toISOString();
      await app.http
        .patch(`/v1/mock-interviews/${id}/rounds/1/notes`)
        .set({ ...ada.auth, 'If-Match': '*' })
        .send({ text: 'Nervous.', transcript: 'Says that replicas lag.' });
      await mustAct(app, ada, `/${id}/rounds/1/hints`);
      app.clock.advance({ minutes: 36 });
      const ended = (await mustAct(app, bob, `/${id}/rounds/1/end`)).body as RoundBody;
      const endedAt = app.clock.now().toISOString();
      expect(ended.clock).toMatchObject({ stage: 'ended', endedAt, remainingSeconds: null });
      const attempt = await getAttempt(app, bob, ended.attemptId ?? '');
      expect(attempt).toMatchObject({
        mode: 'spoken',
        state: 'submitted',
        answer: 'Says that replicas lag.',
        startedAt,
        submittedAt: endedAt,
        timeLimitMinutes: 30,
        overtimeRatio: 1.2,
        hintsUsed: 1,
        reviewId: null,
      });
      const hints = await app.http.get(`/v1/attempts/${ended.attemptId}/hints`).set(bob.auth);
      expect((hints.body as { data: object[] }).data).toHaveLength(1);
      expect((await getRound(app, ada, id, 1)).attemptId).toBeNull();
      expect((await getLive(app, ada, id)).state).toBe('live');
    });

    it('is not for what does not run', async () => {
      const id = await live();
      expect(refused(await act(app, bob, `/${id}/rounds/1/end`))).toEqual([409, 'invalid-state']);
      await holdRound(app, ada, { id, number: 1 });
      expect(refused(await act(app, bob, `/${id}/rounds/1/end`))).toEqual([409, 'invalid-state']);
      expect(refused(await act(app, bob, `/${id}/rounds/2/end`))).toEqual([409, 'invalid-state']);
    });

    it('comes by itself ten minutes after the time, whoever looks or nobody', async () => {
      const id = await live();
      await mustAct(app, ada, `/${id}/rounds/1/start`);
      const limit = new Date(app.clock.now().getTime() + 40 * 60_000).toISOString();
      app.clock.advance({ minutes: 40, seconds: -1 });
      expect((await getLive(app, bob, id)).rounds[0]?.clock).toMatchObject({
        stage: 'running',
        remainingSeconds: 0,
      });
      app.clock.advance({ minutes: 7 });
      const [first, second] = (await getLive(app, bob, id)).rounds;
      expect(first?.clock).toMatchObject({ stage: 'ended', endedAt: limit });
      expect(second?.clock.stage).toBe('waiting');
      const attempt = await getAttempt(app, bob, first?.attemptId ?? '');
      expect(attempt.submittedAt).toBe(limit);
      await mustAct(app, bob, `/${id}/rounds/2/start`);
      const end = new Date(app.clock.now().getTime() + 40 * 60_000).toISOString();
      app.clock.advance({ hours: 5 });
      await app.app.get(Jobs).run('settle-mock-interviews');
      const [row] = await app.dataSource.query<{ state: string; feedback_at: Date }[]>(
        `SELECT state, feedback_at FROM mock_interview WHERE id = $1`,
        [id],
      );
      expect([row?.state, row?.feedback_at.toISOString()]).toEqual(['feedback', end]);
    });
  });

  describe('POST /v1/mock-interviews/{id}/finish', () => {
    it('ends what runs and what never began', async () => {
      const id = await live();
      await mustAct(app, ada, `/${id}/rounds/1/start`);
      app.clock.advance({ minutes: 5 });
      const finished = (await mustAct(app, bob, `/${id}/finish`)).body as LiveBody;
      expect(finished).toMatchObject({
        state: 'feedback',
        rounds: [{ clock: { stage: 'ended' } }, { clock: { stage: 'waiting' } }],
      });
      expect(finished.rounds[0]?.attemptId).not.toBeNull();
      expect(refused(await act(app, bob, `/${id}/rounds/2/start`))).toEqual([409, 'invalid-state']);
      expect(refused(await act(app, ada, `/${id}/finish`))).toEqual([409, 'invalid-state']);
    });

    it('leaves the second round when one does not want it any more', async () => {
      const id = await live();
      await holdRound(app, ada, { id, number: 1 });
      await mustAct(app, ada, `/${id}/finish`);
      expect((await getInterview(app, bob, id)).state).toBe('feedback');
    });

    it('cancels what was not held', async () => {
      const id = await live();
      await mustAct(app, ada, `/${id}/finish`);
      const { state, cancellation } = await getInterview(app, bob, id);
      expect([state, cancellation?.reason]).toEqual(['cancelled', 'never-started']);
    });
  });

  it('is over two hours after its planned end when the second round never began', async () => {
    const id = await live();
    await holdRound(app, ada, { id, number: 1 });
    app.clock.advance({ hours: 2, minutes: 45, seconds: -1 });
    expect((await getLive(app, ada, id)).state).toBe('live');
    app.clock.advance({ seconds: 1 });
    const over = await getLive(app, ada, id);
    expect(over).toMatchObject({
      state: 'feedback',
      rounds: [{}, { clock: { stage: 'waiting' } }],
    });
    const [, second] = (await getLive(app, ada, id)).rounds;
    expect(second?.attemptId).toBeNull();
  });

  describe('POST /v1/mock-interviews/{id}/rounds/{number}/hints', () => {
    it('shows one at a time, to both, and logs when', async () => {
      const id = await live();
      await mustAct(app, ada, `/${id}/rounds/1/start`);
      app.clock.advance({ minutes: 2 });
      const firstAt = app.clock.now().toISOString();
      const first = await mustAct(app, ada, `/${id}/rounds/1/hints`);
      expect(first.status).toBe(201);
      expect(first.body).toEqual({
        index: 0,
        text: 'A mild hint.',
        revealedAt: firstAt,
        remaining: 1,
      });
      const seen = await getRound(app, bob, id, 1);
      expect(seen.hints).toEqual([{ index: 0, text: 'A mild hint.', revealedAt: firstAt }]);
      expect((await getRound(app, ada, id, 1)).material?.hints).toEqual([
        { index: 0, text: 'A mild hint.', revealedAt: firstAt },
        { index: 1, text: 'A strong hint.', revealedAt: null },
      ]);
      await mustAct(app, ada, `/${id}/rounds/1/hints`);
      const none = await act(app, ada, `/${id}/rounds/1/hints`);
      expect(refused(none)).toEqual([409, 'invalid-state']);
      expect((await getLive(app, bob, id)).rounds[0]?.hints).toHaveLength(2);
    });

    it('shows no second one to a retry', async () => {
      const id = await live();
      await mustAct(app, ada, `/${id}/rounds/1/start`);
      const ask = () =>
        app.http
          .post(`/v1/mock-interviews/${id}/rounds/1/hints`)
          .set({ ...ada.auth, 'Idempotency-Key': `hint-${id}` });
      const [first, again] = [await ask(), await ask()];
      expect([first.text, first.status]).toEqual([again.text, 201]);
      expect((await getRound(app, bob, id, 1)).hints).toHaveLength(1);
    });

    it('is for the interviewer, and for a round that runs', async () => {
      const id = await live();
      const show = (caller: SignedUp) => act(app, caller, `/${id}/rounds/1/hints`);
      expect(refused(await show(ada))).toEqual([409, 'invalid-state']);
      await mustAct(app, ada, `/${id}/rounds/1/start`);
      expect(refused(await show(bob))).toEqual([403, 'forbidden']);
      await mustAct(app, ada, `/${id}/rounds/1/end`);
      expect(refused(await show(ada))).toEqual([409, 'invalid-state']);
    });
  });

  describe('PATCH /v1/mock-interviews/{id}/rounds/{number}/notes', () => {
    const path = (id: string) => `/v1/mock-interviews/${id}/rounds/1/notes`;
    const save = (caller: SignedUp, id: string, body: object, tag?: string) => {
      const request = app.http.patch(path(id)).set(caller.auth);
      return (tag === undefined ? request : request.set('If-Match', tag)).send(body);
    };

    it('keeps what each notes for themselves, and loses nothing typed elsewhere', async () => {
      const id = await live();
      const blank = await app.http.get(path(id)).set(ada.auth);
      expect(blank.body).toMatchObject({ version: 1, text: '', transcript: '' });
      const tag = blank.headers['etag'] ?? '';
      expect((await save(ada, id, { text: 'A' })).status).toBe(428);
      const saved = await save(ada, id, { text: 'A' }, tag);
      expect([saved.status, saved.body]).toMatchObject([200, { version: 2, text: 'A' }]);
      const stale = await save(ada, id, { text: 'B' }, tag);
      expect([stale.status, stale.headers['etag']]).toEqual([412, saved.headers['etag']]);
      const same = await save(ada, id, { text: 'A' }, saved.headers['etag']);
      expect(same.body).toMatchObject({ version: 2 });
      const more = await save(ada, id, { transcript: 'Says.' }, saved.headers['etag']);
      expect(more.body).toMatchObject({ version: 3, text: 'A', transcript: 'Says.' });
      const his = await app.http.get(path(id)).set(bob.auth);
      expect(his.body).toMatchObject({ version: 1, text: '', transcript: null });
      expect((await save(bob, id, { text: 'Mine' }, '*')).status).toBe(200);
      const hers = await app.http
        .get(path(id))
        .set({ ...ada.auth, 'If-None-Match': more.headers['etag'] ?? '' });
      expect(hers.status).toBe(304);
    });

    it('leaves the transcript to the interviewer, until the end of the round', async () => {
      const id = await live();
      expect(refused(await save(bob, id, { transcript: 'I was great.' }, '*'))).toEqual([
        403,
        'forbidden',
      ]);
      await mustAct(app, ada, `/${id}/rounds/1/start`);
      expect((await save(ada, id, { transcript: 'Says.' }, '*')).status).toBe(200);
      await mustAct(app, ada, `/${id}/rounds/1/end`);
      expect(refused(await save(ada, id, { transcript: 'More.' }, '*'))).toEqual([
        409,
        'invalid-state',
      ]);
      const later = await save(ada, id, { text: 'Good.', transcript: 'Says.' }, '*');
      expect(later.body).toMatchObject({ text: 'Good.', transcript: 'Says.' });
    });
  });

  describe('GET /v1/mock-interviews/{id}/rounds/{number}', () => {
    it('gives the interviewer all there is, before the round too', async () => {
      const [ofBob, ofAda] = pair.fresh();
      const id = await goLive(pair, [ofBob, ofAda]);
      const { role, material, question } = await getRound(app, ada, id, 1);
      expect([role, question]).toEqual(['interviewer', null]);
      expect(material?.prompt).toMatch(/^Prompt of live-/u);
      expect(material?.outline.outline).toHaveLength(8);
      expect(material?.outline.rubric).toHaveLength(5);
      expect(JSON.stringify(material?.outline.rubric)).toContain('Goes beyond it.');
      expect(material?.outline.probes).toHaveLength(2);
      expect(material?.outline.redFlags).toEqual(['It never fails.']);
      expect((await getRound(app, bob, id, 2)).material?.questionId).toBe(ofAda);
    });

    it('knows no third round, and none of others', async () => {
      const id = await live({ rounds: 1 });
      expect((await read(app, ada, `/${id}/rounds/2`)).status).toBe(404);
      expect((await read(app, ada, `/${id}/rounds/3`)).status).toBe(400);
      expect((await read(app, ada, `/${unknown}/rounds/1`)).status).toBe(404);
      expect((await read(app, pair.coach, `/${id}/rounds/1`)).status).toBe(404);
    });
  });

  describe('GET /v1/mock-interviews/{id}/live', () => {
    it('is the same for both but for who is who', async () => {
      const id = await live();
      await mustAct(app, ada, `/${id}/rounds/1/start`);
      const [hers, his] = [await getLive(app, ada, id), await getLive(app, bob, id)];
      expect(hers.seats.filter(({ isMe }) => isMe).map(({ displayName }) => displayName)).toEqual([
        'Ada',
      ]);
      const [first, second] = hers.rounds;
      expect([first?.role, second?.role]).toEqual(['interviewer', 'candidate']);
      expect(his.rounds.map(({ role }) => role)).toEqual(['candidate', 'interviewer']);
      const blind = (body: LiveBody) => {
        const rounds = body.rounds.map((round) => ({ ...round, role: '' }));
        const seats = body.seats.map((seat) => ({ ...seat, isMe: false }));
        return { ...body, rounds, seats };
      };
      expect(blind(hers)).toEqual(blind(his));
      expect(second?.question).toBeNull();
    });

    it('answers 304 until something changes, and anew when it has', async () => {
      const id = await live();
      const first = await read(app, bob, `/${id}/live`);
      const tag = first.headers['etag'] ?? '';
      expect(tag).toBe(`W/"${id}.${(first.body as LiveBody).version}"`);
      const poll = () =>
        app.http.get(`/v1/mock-interviews/${id}/live`).set({ ...bob.auth, 'If-None-Match': tag });
      app.clock.advance({ minutes: 1 });
      const unchanged = await poll();
      expect([unchanged.status, unchanged.text]).toEqual([304, '']);
      await mustAct(app, ada, `/${id}/rounds/1/start`);
      const changed = await poll();
      expect(changed.status).toBe(200);
      expect((changed.body as LiveBody).version).toBe((first.body as LiveBody).version + 1);
    });

    it('does not change by notes, which are of each alone', async () => {
      const id = await live();
      const { version } = await getLive(app, bob, id);
      await app.http
        .patch(`/v1/mock-interviews/${id}/rounds/1/notes`)
        .set({ ...ada.auth, 'If-Match': '*' })
        .send({ text: 'Tired.' });
      expect((await getLive(app, bob, id)).version).toBe(version);
    });
  });
});
