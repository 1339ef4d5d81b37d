import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Response } from 'supertest';
import { GradeGiving } from '../../src/attempts/grade-giving.service.js';
import {
  answerQuestion,
  filledSheet,
  gradeAttempt,
  post,
  sheet,
  startAttempt,
  type ProblemBody,
} from '../support/answering.js';
import {
  bankDocument,
  importBank,
  questionDocument,
  questionIds,
  type Json,
} from '../support/bank-document.js';
import { signUp, type SignedUp } from '../support/login.js';
import { askForReviews, claimNew, submitReview } from '../support/peer-review.js';
import { startPractising } from '../support/practice.js';
import { settleDue } from '../support/settling.js';
import { startTestApp, type TestApp } from '../support/test-app.js';

const capstone = {
  pitch: 'An engine that keeps what it acknowledged.',
  smallestDemo: 'Put, get, kill, get.',
  metrics: ['0 acknowledged writes lost'],
  demo: [
    { at: '0:00', show: 'The promise.' },
    { at: '7:30', show: 'The kill | and what is left.' },
  ],
  peerReview: ['Run it from its README.', 'Kill it three times.'],
  risks: [{ risk: 'Scope grows.', sign: 'A parser appears.', response: 'Cut it.' }],
};

function milestone(number: number): Json {
  const acceptance = ['It runs.', `It is step ${number}.`];
  return questionDocument(`engine-m${number}`, {
    kind: 'milestone',
    milestone: { capstone: 'engine', number, workHours: 3, acceptance },
  });
}

const answer = 'See https://example.org/engine: 0 writes lost, replay at 96 MB/s.';

interface Step {
  number: number;
  state: string;
  isOpen: boolean;
  isWaived: boolean;
  attemptId: string | null;
}
interface Body {
  version: number;
  accepted: number;
  isTakenUp: boolean;
  project: { risks: { risk: string; exposure: number }[] } | null;
  steps: Step[];
}

describe('capstones', () => {
  let app: TestApp;
  let ids: Record<string, string>;
  let peers: SignedUp[];

  beforeAll(async () => {
    app = await startTestApp();
    const { bankId } = await importBank(
      app,
      bankDocument('project', [
        questionDocument('engine', { kind: 'capstone', capstone }),
        milestone(1),
        milestone(2),
        milestone(3),
      ]),
      { isDefault: true },
    );
    ids = await questionIds(app, bankId);
    peers = [await startPractising(app), await startPractising(app)];
    for (const peer of peers) {
      await answerQuestion(app, peer, idOf('engine-m1'), { submit: { answer } });
    }
  });
  afterAll(() => app.close());

  const idOf = (slug: string): string => ids[slug] ?? '';
  const path = (rest = ''): string => `/v1/capstones/${idOf('engine')}${rest}`;

  async function read(learner: SignedUp): Promise<Body> {
    const response = await app.http.get(path()).set(learner.auth);
    if (response.status !== 200) throw new Error(response.text);
    return response.body as Body;
  }
  const states = async (learner: SignedUp): Promise<string[]> =>
    (await read(learner)).steps.map(({ state }) => state);
  const begin = (learner: SignedUp, slug: string): Promise<Response> =>
    post(app, learner, '/v1/attempts', { questionId: idOf(slug), mode: 'written' });

  async function handIn(learner: SignedUp, slug: string, levels = '33333'): Promise<string> {
    const { id } = await answerQuestion(app, learner, idOf(slug), { submit: { answer } });
    await gradeAttempt(app, learner, id, sheet(levels));
    return id;
  }

  async function grade(learner: SignedUp, attemptId: string, levels: string): Promise<void> {
    await app.app.get(GradeGiving).give(
      { id: learner.id, zone: 'UTC', rolloverHour: 4 },
      {
        attemptId,
        sheet: filledSheet(levels),
        signed: { kind: 'coach', graderId: peers[0]?.id ?? '', reason: 'As the rubric has it.' },
      },
    );
  }

  describe('GET /v1/capstones', () => {
    it('lists those of the banks that are followed, those taken up first', async () => {
      const learner = await startPractising(app);
      const list = async (): Promise<{ slug: string; isTakenUp: boolean }[]> => {
        const { body } = await app.http.get('/v1/capstones').set(learner.auth);
        return (body as { data: { slug: string; isTakenUp: boolean }[] }).data;
      };
      expect(await list()).toContainEqual(
        expect.objectContaining({
          id: idOf('engine'),
          pitch: capstone.pitch,
          isTakenUp: false,
          milestones: 3,
          accepted: 0,
        }),
      );
      await app.http.put(path('/project')).set(learner.auth);
      expect((await list())[0]).toMatchObject({ slug: 'engine', isTakenUp: true });
    });
  });

  describe('milestones', () => {
    it('open when peers have settled on a pass for the one before', async () => {
      const author = await startPractising(app);
      expect(await states(author)).toEqual(['open', 'locked', 'locked']);
      const attemptId = await handIn(author, 'engine-m1');
      expect(await states(author)).toEqual(['handed-in', 'locked', 'locked']);
      const refused = await begin(author, 'engine-m2');
      expect(refused.status).toBe(409);
      expect(refused.body).toMatchObject({
        code: 'milestone-locked',
        missing: 'handed-in',
        capstoneId: idOf('engine'),
      });

      const { id: requestId } = await askForReviews(app, author, { attemptId, reviewsWanted: 2 });
      for (const peer of peers) {
        expect(await states(author)).toEqual(['handed-in', 'locked', 'locked']);
        const { id } = await claimNew(app, peer);
        await signAndSubmit(peer, id);
      }
      app.clock.advance({ minutes: 31 });
      await settleDue(app);
      expect(await states(author)).toEqual(['accepted', 'open', 'locked']);
      expect(await read(author)).toMatchObject({ accepted: 1 });
      expect((await begin(author, 'engine-m2')).status).toBe(201);
      expect((await begin(author, 'engine-m3')).status).toBe(409);
      expect(await states(author)).toEqual(['accepted', 'under-way', 'locked']);
      await expectChecklists(author, requestId);
    });

    async function signAndSubmit(peer: SignedUp, id: string): Promise<void> {
      const checklist = `/v1/peer-reviews/${id}/checklist`;
      const before = await app.http.get(checklist).set(peer.auth);
      expect(before.body).toEqual({
        id,
        isSigned: false,
        lines: [
          { line: 0, check: 'It runs.', answer: null, note: null },
          { line: 1, check: 'It is step 1.', answer: null, note: null },
        ],
      });
      const faulty = await app.http
        .put(checklist)
        .set(peer.auth)
        .send({ lines: [{ line: 4, answer: 'yes' }] });
      expect(faulty.status).toBe(422);
      expect((faulty.body as ProblemBody).errors?.map(({ pointer }) => pointer)).toEqual([
        '#/lines/0/line',
        '#/lines',
      ]);
      const signed = await app.http
        .put(checklist)
        .set(peer.auth)
        .send({
          lines: [
            { line: 1, answer: 'unsure' },
            { line: 0, answer: 'yes', note: 'In four minutes.' },
          ],
        });
      expect(signed.status).toBe(200);
      expect((await app.http.get(checklist).set(peer.auth)).body).toEqual(signed.body);
      expect((await submitReview(app, peer, { id, body: sheet('33333') })).status).toBe(200);
    }

    async function expectChecklists(author: SignedUp, requestId: string): Promise<void> {
      const received = `/v1/peer-review-requests/${requestId}/checklists`;
      const response = await app.http.get(received).set(author.auth);
      expect(response.status).toBe(200);
      const stranger = await app.http.get(received).set(peers[0]?.auth ?? {});
      expect(stranger.status).toBe(404);
      const { data } = response.body as { data: object[] };
      expect(data.map((each) => ({ ...each, signedOn: 'that day' }))).toEqual(
        [1, 2].map((number) => ({
          number,
          signedOn: 'that day',
          held: 1,
          lines: [
            { line: 0, check: 'It runs.', answer: 'yes', note: 'In four minutes.' },
            { line: 1, check: 'It is step 1.', answer: 'unsure', note: null },
          ],
        })),
      );
      for (const peer of peers) expect(response.text).not.toContain(peer.id);
    }

    it('stay shut when others send the one before back, and open by a coach', async () => {
      const author = await startPractising(app);
      const attemptId = await handIn(author, 'engine-m1');
      await grade(author, attemptId, '11111');
      expect(await states(author)).toEqual(['returned', 'locked', 'locked']);
      expect((await begin(author, 'engine-m2')).body).toMatchObject({ missing: 'returned' });
      const better = await handIn(author, 'engine-m1');
      expect(await states(author)).toEqual(['handed-in', 'locked', 'locked']);
      await grade(author, better, '33333');
      expect(await states(author)).toEqual(['accepted', 'open', 'locked']);
      expect((await read(author)).steps[0]).toMatchObject({ attemptId: better });
      expect((await begin(author, 'engine-m2')).status).toBe(201);
    });

    it('can be gone on from after a week without a review, which is told', async () => {
      const author = await startPractising(app);
      const waive = (number: number): Promise<Response> =>
        app.http
          .put(path(`/milestones/${number}/waiver`))
          .set(author.auth)
          .send({ reason: 'Nobody came.' })
          .then((response) => response);
      expect((await waive(1)).status).toBe(409);
      const attemptId = await handIn(author, 'engine-m1');
      expect((await waive(1)).body).toMatchObject({ detail: 'Ask for reviews of it first.' });
      await askForReviews(app, author, { attemptId, reviewsWanted: 1 });
      app.clock.advance({ days: 6 });
      expect((await waive(1)).body).toMatchObject({ code: 'invalid-state' });
      app.clock.advance({ days: 1 });
      const waived = await waive(1);
      expect(waived.status).toBe(200);
      expect((await waive(1)).status).toBe(200);
      expect((await waive(9)).status).toBe(404);
      const [first, second] = (await read(author)).steps;
      expect(first).toMatchObject({ state: 'handed-in', isWaived: true });
      expect(second).toMatchObject({ state: 'open', isOpen: true });
      expect((await begin(author, 'engine-m2')).status).toBe(201);
    });

    it('stay handed in while another answer is begun', async () => {
      const author = await startPractising(app);
      const attemptId = await handIn(author, 'engine-m1');
      await startAttempt(app, author, idOf('engine-m1'));
      expect((await read(author)).steps[0]).toMatchObject({ state: 'handed-in', attemptId });
    });

    it('do not keep anybody from another capstone or question', async () => {
      const learner = await startPractising(app);
      await expect(startAttempt(app, learner, idOf('engine'))).resolves.toMatchObject({
        state: 'draft',
      });
    });
  });

  describe('a project', () => {
    it('is taken up with the risks foreseen, changed with If-Match, and put down', async () => {
      const learner = await startPractising(app);
      const first = await app.http.put(path('/project')).set(learner.auth);
      expect(first.status).toBe(200);
      expect(first.body).toMatchObject({
        version: 1,
        project: { repositoryUrl: null, risks: [{ risk: 'Scope grows.', exposure: 9 }] },
      });
      expect((await app.http.put(path('/project')).set(learner.auth)).body).toEqual(first.body);

      const etag = String(first.headers['etag']);
      const risk = { risk: 'fsync lies.', sign: 'Loss after a power cut.', response: 'Test it.' };
      const change = {
        repositoryUrl: 'https://git.example.org/engine',
        risks: [
          { ...risk, likelihood: 2, impact: 5, state: 'open' },
          { ...risk, risk: 'Late.', likelihood: 5, impact: 5, state: 'open', note: 'A week.' },
        ],
      };
      const bare = await app.http.patch(path('/project')).set(learner.auth).send(change);
      expect(bare.status).toBe(428);
      const changed = await app.http
        .patch(path('/project'))
        .set({ ...learner.auth, 'If-Match': etag })
        .send(change);
      expect(changed.status).toBe(200);
      expect(((await read(learner)).project?.risks ?? []).map((each) => each.risk)).toEqual([
        'Late.',
        'fsync lies.',
      ]);
      const stale = await app.http
        .patch(path('/project'))
        .set({ ...learner.auth, 'If-Match': etag })
        .send({ note: 'lost?' });
      expect(stale.status).toBe(412);
      const cleared = await app.http
        .patch(path('/project'))
        .set({ ...learner.auth, 'If-Match': '*' })
        .send({ repositoryUrl: null });
      expect(cleared.body).toMatchObject({ version: 3, project: { repositoryUrl: null } });

      expect((await app.http.delete(path('/project')).set(learner.auth)).status).toBe(204);
      expect((await app.http.delete(path('/project')).set(learner.auth)).status).toBe(404);
      expect(await read(learner)).toMatchObject({ project: null, isTakenUp: false });
    });

    it.each<[string, object, string]>([
      ['an address that is none', { repositoryUrl: 'javascript:alert(1)' }, '#/repositoryUrl'],
      ['a password in an address', { demoUrl: 'https://a:b@example.org/' }, '#/demoUrl'],
      [
        'a likelihood of 6',
        {
          risks: [{ risk: 'a', sign: 'b', response: 'c', likelihood: 6, impact: 1, state: 'open' }],
        },
        '#/risks/0/likelihood',
      ],
    ])('refuses %s', async (_, change, pointer) => {
      const learner = await startPractising(app);
      await app.http.put(path('/project')).set(learner.auth);
      const response = await app.http
        .patch(path('/project'))
        .set({ ...learner.auth, 'If-Match': '*' })
        .send(change);
      expect(response.status).toBe(400);
      expect((response.body as ProblemBody).errors?.[0]?.pointer).toBe(pointer);
      expect(await read(learner)).toMatchObject({ version: 1 });
    });

    it('is there for its learner only, and for capstones only', async () => {
      const learner = await startPractising(app);
      await app.http.put(path('/project')).set(learner.auth);
      expect((await read(await startPractising(app))).project).toBeNull();
      const none = await app.http
        .put(`/v1/capstones/${idOf('engine-m1')}/project`)
        .set(learner.auth);
      expect(none.status).toBe(404);
    });

    it('comes with the export of the account', async () => {
      const learner = await signUp(app);
      await app.http.put(path('/project')).set(learner.auth);
      const exported = await app.http.get('/v1/me/export').set(learner.auth);
      expect(exported.body).toMatchObject({
        sections: { capstones: { projects: [{ questionId: idOf('engine') }], waivers: [] } },
      });
    });
  });

  describe('GET /v1/capstones/:id/demo', () => {
    it('is the script, as data and as Markdown', async () => {
      const learner = await startPractising(app);
      const data = await app.http.get(path('/demo')).set(learner.auth);
      expect(data.body).toMatchObject({ script: capstone.demo, peerReview: capstone.peerReview });
      const text = await app.http.get(path('/demo?format=markdown')).set(learner.auth);
      expect(text.headers['content-type']).toBe('text/markdown; charset=utf-8');
      expect(text.text).toContain('| 7:30 | The kill \\| and what is left. |');
      expect(text.text).toContain('- [ ] Kill it three times.');
    });
  });
});
