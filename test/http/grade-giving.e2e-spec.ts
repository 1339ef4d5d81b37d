import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Grade } from '../../src/attempts/domain/grade.js';
import { GradeGiving, type Signature } from '../../src/attempts/grade-giving.service.js';
import {
  answerQuestion,
  filledSheet,
  getAttempt,
  gradeAttempt,
  importQuestions,
  post,
  sheet,
  startAnswering,
  startAttempt,
  submit,
  type AttemptBody,
  type Desk,
  type GradeBody,
} from '../support/answering.js';
import { signUp, type SignedUp } from '../support/login.js';
import { cardRows, expectCardsToEqualTheirReplay } from '../support/practice.js';
import type { TestApp } from '../support/test-app.js';

const [again, hard, good, easy] = [1, 2, 3, 4];
const reason = 'The lease is never renewed.';

interface EventRow {
  id: string;
  kind: string;
  rating: number;
  source: string;
  occurred_at: Date;
  duration_ms: number | null;
  target_id: string | null;
}

interface Exported {
  text: string;
  section: { attempts: AttemptBody[]; grades: GradeBody[]; gradesGiven: object[] };
}

describe('grades by others', () => {
  let app: TestApp;
  let learner: SignedUp;
  let coach: SignedUp;
  let second: SignedUp;
  let fresh: Desk['fresh'];
  let giving: GradeGiving;

  beforeAll(async () => {
    ({ app, learner, fresh } = await startAnswering('given', 60));
    coach = await signUp(app, { role: 'coach', displayName: 'Coach Ada' });
    second = await signUp(app, { role: 'coach', displayName: 'Coach Bob' });
    giving = app.app.get(GradeGiving);
  });
  afterAll(() => app.close());

  const by = ({ id }: SignedUp): Signature => ({ kind: 'coach', graderId: id, reason });

  function give(attemptId: string, levels: string, signed = by(coach)): Promise<Grade> {
    const author = { id: learner.id, zone: 'UTC', rolloverHour: 4 };
    return giving.give(author, { attemptId, sheet: filledSheet(levels), signed });
  }

  function eventsOf(questionId: string): Promise<EventRow[]> {
    return app.dataSource.query<EventRow[]>(
      `SELECT * FROM review_event WHERE learner_id = $1 AND question_id = $2
        ORDER BY received_at, kind DESC`,
      [learner.id, questionId],
    );
  }

  const told = async (questionId: string) =>
    (await eventsOf(questionId)).map(({ kind, rating, source }) => [kind, rating, source]);

  async function repsOf(questionId: string): Promise<number> {
    const { body } = await app.http.get(`/v1/cards/${questionId}`).set(learner.auth);
    return (body as { reps: number }).reps;
  }

  async function listGrades(attemptId: string): Promise<GradeBody[]> {
    const response = await app.http.get(`/v1/attempts/${attemptId}/grades`).set(learner.auth);
    expect(response.status).toBe(200);
    return (response.body as { data: GradeBody[] }).data;
  }

  /** All that is kept about somebody, which takes a session: the clock has moved on since the last. */
  async function exportOf({ email, password }: SignedUp): Promise<Exported> {
    const login = await app.http.post('/v1/auth/login').send({ email, password });
    const { accessToken } = login.body as { accessToken: string };
    const auth = { Authorization: `Bearer ${accessToken}` };
    const exported = await app.http.get('/v1/me/export').set(auth);
    expect(exported.status).toBe(200);
    const { sections } = exported.body as { sections: { attempts: Exported['section'] } };
    return { text: exported.text, section: sections.attempts };
  }

  async function selfGraded(levels: string): Promise<AttemptBody> {
    const { id } = await answerQuestion(app, learner, fresh());
    await gradeAttempt(app, learner, id, sheet(levels));
    return getAttempt(app, learner, id);
  }

  it('correct the card of an answer that its author has graded, without a second repetition', async () => {
    const attempt = await selfGraded('33333');
    app.clock.advance({ days: 3 });
    const grade = await give(attempt.id, '22222');
    expect(grade).toMatchObject({
      kind: 'coach',
      graderId: coach.id,
      number: 2,
      revisionId: attempt.revisionId,
      score: 0.66667,
      ratingSuggested: hard,
      ratingFinal: hard,
      policy: 'rubric-v1',
      reason,
    });
    expect(await told(attempt.questionId)).toEqual([
      ['review', easy, 'self'],
      ['correction', hard, 'coach'],
    ]);
    expect((await eventsOf(attempt.questionId))[1]?.target_id).toBe(attempt.reviewId);
    expect(await repsOf(attempt.questionId)).toBe(1);
    const after = await getAttempt(app, learner, attempt.id);
    expect(after).toMatchObject({
      state: 'closed',
      reviewId: attempt.reviewId,
      gradeInForce: { kind: 'coach', score: 0.66667, verdict: 'senior-pass' },
    });
    expect(after.version).toBeGreaterThan(attempt.version);
    expect(await expectCardsToEqualTheirReplay(app, learner.id)).toBeGreaterThan(0);
  });

  it('are the review of an answer that nobody has graded, at the time of the answer', async () => {
    const questionId = fresh();
    const attempt = await answerQuestion(app, learner, questionId, { minutes: 12 });
    app.clock.advance({ hours: 5 });
    await give(attempt.id, '33322');
    expect(await eventsOf(questionId)).toMatchObject([
      {
        kind: 'review',
        rating: good,
        source: 'coach',
        occurred_at: new Date(attempt.submittedAt ?? ''),
        duration_ms: 12 * 60_000,
      },
    ]);
    const graded = await getAttempt(app, learner, attempt.id);
    expect(graded).toMatchObject({
      state: 'submitted',
      retrievability: 0,
      reviewId: (await eventsOf(questionId))[0]?.id,
      gradeInForce: { kind: 'coach', score: 0.86667, verdict: 'staff-pass' },
    });

    const before = await cardRows(app, learner.id);
    const own = await gradeAttempt(app, learner, attempt.id, sheet('00000'));
    expect(own).toMatchObject({ rating: again, counts: true, reason: null, graderName: null });
    expect(own.next.state).not.toBe('new');
    expect(await cardRows(app, learner.id)).toEqual(before);
    expect(await told(questionId)).toEqual([['review', good, 'coach']]);
    const last = await getAttempt(app, learner, attempt.id);
    expect(last).toMatchObject({ state: 'self_graded', gradeInForce: { kind: 'coach' } });
    expect(last.expiresAt).not.toBeNull();
  });

  it('are shown to the author with name and reason, and the latest of each grader counts', async () => {
    const { id } = await selfGraded('33333');
    await give(id, '22222');
    await give(id, '00000', by(second));
    await give(id, '33322');
    const list = await listGrades(id);
    expect(list.map(({ kind, graderName, counts }) => [kind, graderName, counts])).toEqual([
      ['coach', 'Coach Ada', true],
      ['coach', 'Coach Bob', true],
      ['coach', 'Coach Ada', false],
      ['self', null, true],
    ]);
    expect(list.map((grade) => grade.reason)).toEqual([reason, reason, reason, null]);
    const page = await app.http.get('/v1/attempts?limit=1').set(learner.auth);
    expect((page.body as { data: AttemptBody[] }).data[0]).toMatchObject({
      id,
      gradeInForce: { kind: 'coach', score: 0.86667, verdict: 'staff-pass' },
    });
    const exported = await exportOf(learner);
    const { attempts, grades } = exported.section;
    expect(attempts.find((each) => each.id === id)?.gradeInForce?.kind).toBe('coach');
    const mine = grades.filter(({ attemptId }) => attemptId === id);
    expect(mine.map(({ graderName, counts }) => [graderName, counts])).toEqual([
      [null, true],
      ['Coach Ada', false],
      ['Coach Bob', true],
      ['Coach Ada', true],
    ]);
  });

  it('follow the latest of two coaches', async () => {
    const attempt = await selfGraded('33322');
    await give(attempt.id, '00000');
    await give(attempt.id, '33322', by(second));
    await give(attempt.id, '22222');
    expect(await told(attempt.questionId)).toEqual([
      ['review', good, 'self'],
      ['correction', again, 'coach'],
      ['correction', good, 'coach'],
      ['correction', hard, 'coach'],
    ]);
    expect(await repsOf(attempt.questionId)).toBe(1);
  });

  it('leave the card alone when the rating stays', async () => {
    const attempt = await selfGraded('33322');
    const before = await cardRows(app, learner.id);
    await give(attempt.id, '33222');
    expect(await told(attempt.questionId)).toEqual([['review', good, 'self']]);
    expect(await cardRows(app, learner.id)).toEqual(before);
    expect((await getAttempt(app, learner, attempt.id)).gradeInForce).toMatchObject({
      kind: 'coach',
      score: 0.8,
    });
  });

  it('do not redo what the learner has undone', async () => {
    const attempt = await selfGraded('33333');
    const undone = await post(app, learner, `/v1/reviews/${attempt.reviewId}/undo`);
    expect(undone.status).toBe(200);
    await give(attempt.id, '22222');
    expect(await repsOf(attempt.questionId)).toBe(0);
    await post(app, learner, `/v1/reviews/${attempt.reviewId}/redo`);
    const { body } = await app.http.get(`/v1/cards/${attempt.questionId}`).set(learner.auth);
    expect(body).toMatchObject({ reps: 1, stability: 1.2931 });
  });

  it('let the learner take a correction back, which a later self grade does not bring again', async () => {
    const attempt = await selfGraded('33333');
    await give(attempt.id, '00000');
    const [, correction] = await eventsOf(attempt.questionId);
    await post(app, learner, `/v1/reviews/${correction?.id}/undo`);
    const before = await cardRows(app, learner.id);
    await gradeAttempt(app, learner, attempt.id, sheet('33322'));
    expect(await cardRows(app, learner.id)).toEqual(before);
  });

  it('have no card to move in a project', async () => {
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
    const [questionId = ''] = await importQuestions(app, 'engine', 1, {
      kind: 'capstone',
      capstone,
    });
    const report = { answer: 'See https://example.org/engine: 0 writes lost, replay at 96 MB/s.' };
    const { id } = await answerQuestion(app, learner, questionId, { submit: report });
    expect(await give(id, '33333')).toMatchObject({ score: 1 });
    expect(await eventsOf(questionId)).toEqual([]);
    expect(await getAttempt(app, learner, id)).toMatchObject({
      state: 'submitted',
      reviewId: null,
      gradeInForce: { kind: 'coach', score: 1 },
    });
  });

  it('keep an answer from being withdrawn', async () => {
    const { id } = await answerQuestion(app, learner, fresh());
    await give(id, '33322');
    const response = await post(app, learner, `/v1/attempts/${id}/withdraw`);
    expect(response.status).toBe(409);
    expect((await getAttempt(app, learner, id)).state).toBe('submitted');
  });

  describe('are refused', () => {
    it.each([['draft'], ['abandoned'], ['withdrawn'], ['voided']])(
      'for an attempt that is %s',
      async (state) => {
        const { id } = await startAttempt(app, learner, fresh());
        if (state === 'abandoned') await post(app, learner, `/v1/attempts/${id}/abandon`);
        if (state === 'withdrawn' || state === 'voided') {
          await submit(app, learner, id, { answer: 'An answer.' });
          await post(app, learner, `/v1/attempts/${id}/withdraw`);
        }
        if (state === 'voided') {
          await app.dataSource.query(`UPDATE attempt SET state = 'voided' WHERE id = $1`, [id]);
        }
        expect((await getAttempt(app, learner, id)).state).toBe(state);
        await expect(give(id, '33333')).rejects.toMatchObject({
          code: 'invalid-state',
          particulars: { extensions: { state } },
        });
        expect(await listGrades(id)).toEqual([]);
      },
    );

    it('by the author', async () => {
      const { id } = await answerQuestion(app, learner, fresh());
      expect(() => give(id, '33333', by(learner))).toThrow(
        expect.objectContaining({ code: 'forbidden' }),
      );
      expect(await listGrades(id)).toEqual([]);
    });

    it('with all that is wrong with the sheet', async () => {
      const { id } = await answerQuestion(app, learner, fresh());
      await expect(give(id, '333')).rejects.toMatchObject({
        code: 'rule-violated',
        particulars: { errors: [{ pointer: '#/items' }, { pointer: '#/items' }] },
      });
      expect(await listGrades(id)).toEqual([]);
    });

    it('by the database without a reason', async () => {
      const { id } = await answerQuestion(app, learner, fresh());
      const silent: Signature = { kind: 'coach', graderId: coach.id, reason: 'short' };
      await expect(give(id, '33333', silent)).rejects.toThrow('grade_reason_check');
      expect((await getAttempt(app, learner, id)).gradeInForce).toBeNull();
    });
  });

  it('that are advice are neither shown nor in force', async () => {
    const attempt = await selfGraded('33322');
    const before = await cardRows(app, learner.id);
    const signed = { kind: 'peer', graderId: second.id, reason: 'zq-peer-secret' } as const;
    await give(attempt.id, '00000', signed);
    expect(await cardRows(app, learner.id)).toEqual(before);
    expect((await getAttempt(app, learner, attempt.id)).gradeInForce).toMatchObject({
      kind: 'self',
      score: 0.86667,
    });
    expect(await listGrades(attempt.id)).toHaveLength(1);
    const exported = await exportOf(learner);
    expect(exported.text).not.toContain('zq-peer-secret');
  });

  it('are in the export of who gave them, without the answer and its author', async () => {
    const body = { answer: 'My private lease.' };
    const { id } = await answerQuestion(app, learner, fresh(), { submit: body });
    const filled = filledSheet('33333');
    const items = filled.items.map((item) => ({ ...item, comment: 'Well.', quote: 'private' }));
    const author = { id: learner.id, zone: 'UTC', rolloverHour: 4 };
    await giving.give(author, { attemptId: id, sheet: { ...filled, items }, signed: by(second) });
    const exported = await exportOf(second);
    expect(exported.section.gradesGiven.at(-1)).toMatchObject({
      attemptId: id,
      kind: 'coach',
      reason,
      items: [{ criterion: 'criterion-1', level: 'extended', comment: 'Well.' }, {}, {}, {}, {}],
    });
    expect(exported.text).not.toContain('private');
    expect(exported.text).not.toContain(learner.id);
  });

  it('given by two coaches and the author at once lose nothing', async () => {
    for (let round = 0; round < 4; round += 1) {
      const attempt = await answerQuestion(app, learner, fresh());
      const results = await Promise.allSettled([
        give(attempt.id, '22222'),
        gradeAttempt(app, learner, attempt.id, sheet('33333')),
        give(attempt.id, '00000', by(second)),
        give(attempt.id, '33322'),
      ]);
      expect(results.map(({ status }) => status)).toEqual(Array(4).fill('fulfilled'));
      const list = await listGrades(attempt.id);
      expect(list).toHaveLength(4);
      const events = await eventsOf(attempt.questionId);
      expect(events.filter(({ kind }) => kind === 'review')).toHaveLength(1);
      const latest = list.find(({ kind }) => kind === 'coach');
      expect(events.toSorted((a, b) => +a.occurred_at - +b.occurred_at).at(-1)?.rating).toBe(
        latest?.rating,
      );
      expect(await repsOf(attempt.questionId)).toBe(1);
      expect((await getAttempt(app, learner, attempt.id)).gradeInForce?.score).toBe(latest?.score);
    }
    expect(await expectCardsToEqualTheirReplay(app, learner.id)).toBeGreaterThan(0);
  });
});
