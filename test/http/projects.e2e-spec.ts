import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  getAttempt,
  gradeAttempt,
  post,
  sheet,
  startAttempt,
  submit,
  type AttemptBody,
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
import { getQueue, postReview, review, startPractising } from '../support/practice.js';
import { startTestApp, type TestApp } from '../support/test-app.js';

const capstone = {
  pitch: 'An engine that keeps what it acknowledged.',
  smallestDemo: 'Put, get, kill, get.',
  metrics: ['0 acknowledged writes lost'],
  demo: [
    { at: '0:00', show: 'The promise.' },
    { at: '7:30', show: 'The kill.' },
  ],
  peerReview: ['Run it from its README.'],
  risks: [{ risk: 'Scope grows.', sign: 'A parser appears.', response: 'Cut it.' }],
};

function milestone(number: number, capstoneSlug = 'engine'): Json {
  return questionDocument(`${capstoneSlug}-m${number}`, {
    kind: 'milestone',
    milestone: { capstone: capstoneSlug, number, workHours: 3, acceptance: ['It runs.'] },
  });
}

const project = bankDocument('project', [
  questionDocument('plain'),
  questionDocument('engine', { kind: 'capstone', capstone }),
  milestone(1),
  milestone(2),
]);
const report = { answer: 'See https://example.org/engine: 0 writes lost, replay at 96 MB/s.' };

describe('capstones and their milestones', () => {
  let app: TestApp;
  let learner: SignedUp;
  let bankId: string;
  let ids: Record<string, string>;

  beforeAll(async () => {
    app = await startTestApp();
    ({ bankId } = await importBank(app, project));
    ids = await questionIds(app, bankId);
    learner = await startPractising(app);
  });
  afterAll(() => app.close());

  const idOf = (slug: string): string => ids[slug] ?? '';

  async function handIn(slug: string): Promise<AttemptBody> {
    const { id } = await startAttempt(app, learner, idOf(slug));
    const response = await submit(app, learner, id, report);
    expect(response.status).toBe(200);
    return response.body as AttemptBody;
  }

  it('are read like any question, with the part that is theirs', async () => {
    const whole = await app.http.get(`/v1/questions/${idOf('engine')}`).set(learner.auth);
    expect(whole.body).toMatchObject({ kind: 'capstone', capstone, milestone: null });
    const { capstone: served } = whole.body as { capstone: object };
    expect(Object.keys(served)).toEqual(Object.keys(capstone));
    const part = await app.http.get(`/v1/questions/${idOf('engine-m2')}`).set(learner.auth);
    expect(part.body).toMatchObject({
      kind: 'milestone',
      capstone: null,
      milestone: { capstone: 'engine', number: 2, workHours: 3, acceptance: ['It runs.'] },
    });
  });

  it.each([
    ['capstone=engine', ['engine-m1', 'engine-m2']],
    ['capstone=engine,other&kind=milestone', ['engine-m1', 'engine-m2']],
    ['capstone=other', []],
    ['kind=capstone', ['engine']],
    ['slug=engine-m2,engine,nobody', ['engine', 'engine-m2']],
  ])('are found by ?%s', async (query, slugs) => {
    const path = `/v1/questions?bankId=${bankId}&${query}`;
    const response = await app.http.get(path).set(learner.auth);
    const { data } = response.body as { data: { slug: string }[] };
    expect(data.map(({ slug }) => slug)).toEqual(slugs);
  });

  it('never come up in the queue', async () => {
    await importBank(app, project, { isDefault: true });
    const other = await startPractising(app);
    await app.http
      .patch('/v1/practice-settings')
      .set({ ...other.auth, 'If-Match': '*' })
      .send({ newPerDay: 100 });
    const { items } = await getQueue(app, other);
    const asked = new Set(items.map(({ questionId }) => questionId));
    expect(asked.has(idOf('plain'))).toBe(true);
    for (const slug of ['engine', 'engine-m1', 'engine-m2'])
      expect(asked.has(idOf(slug))).toBe(false);
  });

  it('have no card and take no review', async () => {
    const card = await app.http.get(`/v1/cards/${idOf('engine-m1')}`).set(learner.auth);
    for (const below of ['/preview', '/history']) {
      const response = await app.http
        .get(`/v1/cards/${idOf('engine-m1')}${below}`)
        .set(learner.auth);
      expect(response.status).toBe(404);
    }
    const reviewed = await postReview(app, learner, review(idOf('engine'), 3));
    expect([card.status, reviewed.status]).toEqual([404, 404]);
    expect((reviewed.body as ProblemBody).detail).toContain('have no card');
    const events = await app.dataSource.query<unknown[]>(
      'SELECT 1 FROM review_event WHERE learner_id = $1',
      [learner.id],
    );
    expect(events).toEqual([]);
  });

  it.each(['recall', 'spoken'])('are not answered in %s', async (mode) => {
    const response = await post(app, learner, '/v1/attempts', { questionId: idOf('engine'), mode });
    expect(response.status).toBe(422);
    expect(response.body).toMatchObject({
      errors: [{ pointer: '#/mode', code: 'project-not-written' }],
    });
  });

  it('are handed in with a link and a measurement, or stay open', async () => {
    const { id } = await startAttempt(app, learner, idOf('engine-m1'));
    const refused = await submit(app, learner, id, { answer: 'It works.' });
    expect(refused.status).toBe(422);
    expect((refused.body as ProblemBody).errors).toEqual([
      {
        pointer: '#/answer',
        code: 'no-evidence',
        detail:
          'must show evidence: it lacks a web address (https://…) and a measured number with its unit (96 MB/s, 4 s, 12%)',
      },
    ]);
    expect(await getAttempt(app, learner, id)).toMatchObject({ state: 'draft', answer: '' });
    expect((await submit(app, learner, id, report)).status).toBe(200);
  });

  it('may be given up without evidence', async () => {
    const { id } = await startAttempt(app, learner, idOf('engine'));
    expect((await submit(app, learner, id, { gaveUp: true })).status).toBe(200);
  });

  it('are graded by their rubric, and nothing is scheduled', async () => {
    const { id } = await handIn('engine-m1');
    const grade = await gradeAttempt(app, learner, id, sheet('33322'));
    expect(grade).toMatchObject({ score: 0.86667, mustHaveMet: true, next: null });
    const graded = await getAttempt(app, learner, id);
    expect(graded).toMatchObject({ state: 'self_graded', reviewId: null, retrievability: null });

    app.clock.advance({ minutes: 20 });
    expect(await gradeAttempt(app, learner, id, sheet('22222'))).toMatchObject({ next: null });
    // Another grade does not put off the end of the time for corrections.
    expect((await getAttempt(app, learner, id)).expiresAt).toBe(graded.expiresAt);
    app.clock.advance({ minutes: 11 });
    const late = await post(app, learner, `/v1/attempts/${id}/grades`, sheet('33333'));
    expect(late.status).toBe(409);
  });

  describe('importing them', () => {
    it.each<[string, Json[], string[]]>([
      [
        'a milestone of no capstone',
        [milestone(1, 'nowhere')],
        ['#/questions/0/milestone/capstone'],
      ],
      [
        'a capstone that becomes a concept',
        [{ ...questionDocument('engine'), slug: 'engine' }],
        ['#/questions/0/kind'],
      ],
      [
        'a milestone left out',
        [questionDocument('lone', { kind: 'capstone', capstone }), milestone(2, 'lone')],
        ['#/questions/1/milestone/number'],
      ],
      [
        'a part of another kind',
        [questionDocument('odd', { capstone })],
        ['#/questions/0/capstone'],
      ],
      [
        'a capstone without its part',
        [questionDocument('empty', { kind: 'capstone' })],
        ['#/questions/0/capstone'],
      ],
      [
        'a demonstration without a clock',
        [
          questionDocument('clockless', {
            kind: 'capstone',
            capstone: { ...capstone, demo: [{ at: 'first', show: 'It.' }, capstone.demo[1]] },
          }),
        ],
        ['#/questions/0/capstone/demo/0/at'],
      ],
    ])('refuses %s', async (_, questions, pointers) => {
      const [{ slug } = {}] = questions;
      const bank = slug === 'engine' ? 'project' : 'refused';
      const refusal = importBank(app, bankDocument(bank, questions));
      await expect(refusal).rejects.toMatchObject({
        particulars: { errors: pointers.map((pointer) => ({ pointer })) },
      });
    });

    it('takes a milestone of a capstone that the bank has already, and changes nothing twice', async () => {
      const more = bankDocument('project', [milestone(2)]);
      expect(await importBank(app, more)).toMatchObject({ created: 0, revised: 0 });
      expect(await importBank(app, project)).toMatchObject({ created: 0, revised: 0 });
    });
  });
});

describe('the scope of a story', () => {
  let app: TestApp;
  let learner: SignedUp;
  let ids: Record<string, string>;
  const scope = { senior: 'Two teams.', staff: 'Many teams.' };

  beforeAll(async () => {
    app = await startTestApp();
    const document = bankDocument('stories', [
      questionDocument('story', { kind: 'behavioral', scope }),
      questionDocument('plain'),
    ]);
    ids = await questionIds(app, (await importBank(app, document)).bankId);
    learner = await signUp(app);
  });
  afterAll(() => app.close());

  async function answered(slug: string): Promise<string> {
    const { id } = await startAttempt(app, learner, ids[slug] ?? '');
    await submit(app, learner, id, { answer: 'I did it.' });
    return id;
  }

  it('stands in the outline and is kept beside the score', async () => {
    const id = await answered('story');
    const outline = await app.http.get(`/v1/attempts/${id}/outline`).set(learner.auth);
    expect(outline.body).toMatchObject({ scope, runbook: null });
    const grade = await gradeAttempt(app, learner, id, sheet('22222', { scope: 'senior' }));
    expect(grade).toMatchObject({ scope: 'senior', score: 0.66667 });
    const list = await app.http.get(`/v1/attempts/${id}/grades`).set(learner.auth);
    expect(list.body).toMatchObject({ data: [{ scope: 'senior' }] });
    const exported = await app.http.get('/v1/me/export').set(learner.auth);
    expect(JSON.stringify(exported.body)).toContain('"scope":"senior"');
  });

  it('is refused where there is no story, and when it is no scope', async () => {
    const id = await answered('plain');
    const path = `/v1/attempts/${id}/grades`;
    const misplaced = await post(app, learner, path, sheet('22222', { scope: 'staff' }));
    expect(misplaced.status).toBe(422);
    expect(misplaced.body).toMatchObject({ errors: [{ pointer: '#/scope' }] });
    const unknown = await post(app, learner, path, sheet('22222', { scope: 'world' }));
    expect(unknown.status).toBe(400);
    expect(await gradeAttempt(app, learner, id, sheet('22222'))).toMatchObject({ scope: null });
  });
});
