import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Response } from 'supertest';
import {
  answerQuestion,
  getAttempt,
  gradeAttempt,
  importQuestions,
  post,
  sheet,
  startAnswering,
  startAttempt,
  submit,
  type CardBody,
  type Desk,
  type GradeBody,
  type ProblemBody,
} from '../support/answering.js';
import { criterion } from '../support/bank-document.js';
import type { SignedUp } from '../support/login.js';
import type { TestApp } from '../support/test-app.js';

interface EventRow {
  id: string;
  kind: string;
  rating: number;
  source: string;
  policy: string | null;
  attempt_id: string | null;
  target_id: string | null;
  occurred_at: Date;
  duration_ms: number | null;
}

const [again, hard, good, easy] = [1, 2, 3, 4];

describe('grades', () => {
  let app: TestApp;
  let learner: SignedUp;
  let fresh: Desk['fresh'];

  beforeAll(async () => {
    ({ app, learner, fresh } = await startAnswering('graded', 80));
  });
  afterAll(() => app.close());

  function grade(attemptId: string, body: object): Promise<Response> {
    return post(app, learner, `/v1/attempts/${attemptId}/grades`, body);
  }

  async function cardOf(questionId: string): Promise<CardBody> {
    const response = await app.http.get(`/v1/cards/${questionId}`).set(learner.auth);
    expect(response.status).toBe(200);
    return response.body as CardBody;
  }

  function eventsOf(questionId: string): Promise<EventRow[]> {
    return app.dataSource.query<EventRow[]>(
      `SELECT * FROM review_event WHERE learner_id = $1 AND question_id = $2
        ORDER BY received_at, kind DESC`,
      [learner.id, questionId],
    );
  }

  async function undo(eventId = ''): Promise<void> {
    const { status } = await post(app, learner, `/v1/reviews/${eventId}/undo`);
    expect(status).toBe(200);
  }

  async function countGrades(attemptId: string): Promise<number> {
    const rows = await app.dataSource.query<unknown[]>(
      `SELECT 1 FROM grade WHERE attempt_id = $1`,
      [attemptId],
    );
    return rows.length;
  }

  describe('POST /v1/attempts/:id/grades', () => {
    it('writes grade, review and card at once', async () => {
      const questionId = fresh();
      const attempt = await answerQuestion(app, learner, questionId, { minutes: 12 });
      app.clock.advance({ hours: 3 });
      const given = await gradeAttempt(app, learner, attempt.id, sheet('33322'));
      expect(given).toMatchObject({
        kind: 'self',
        counts: true,
        attemptId: attempt.id,
        revisionId: attempt.revisionId,
        score: 0.86667,
        mustHaveMet: true,
        ratingSuggested: good,
        rating: good,
        ratingReasons: ['below-easy'],
        verdict: 'staff-pass',
        verdictReasons: [],
        redFlags: [],
        policy: 'rubric-v1',
        createdAt: app.clock.now().toISOString(),
      });
      expect(await eventsOf(questionId)).toMatchObject([
        {
          kind: 'review',
          rating: good,
          source: 'self',
          policy: 'rubric-v1',
          attempt_id: attempt.id,
          occurred_at: new Date(attempt.submittedAt ?? ''),
          duration_ms: 12 * 60_000,
        },
      ]);
      const { state, dueDay, dueAt, intervalDays, ...card } = await cardOf(questionId);
      expect(given.next).toEqual({ state, dueDay, dueAt, intervalDays });
      expect(card).toMatchObject({ reps: 1, lastReviewAt: attempt.submittedAt });
      expect(await getAttempt(app, learner, attempt.id)).toMatchObject({
        state: 'self_graded',
        retrievability: 0,
        reviewId: (await eventsOf(questionId))[0]?.id,
        version: attempt.version + 1,
      });
    });

    it.each([
      ['33333', 1, easy, ['at-top'], 'staff-pass'],
      ['23333', 0.93333, good, ['must-have-not-at-top'], 'staff-pass'],
      ['33322', 0.86667, good, ['below-easy'], 'staff-pass'],
      ['22222', 0.66667, hard, ['below-good'], 'senior-pass'],
      ['22211', 0.53333, hard, ['below-good'], 'not-yet'],
      ['22200', 0.4, again, ['below-pass'], 'not-yet'],
      ['13333', 0.86667, again, ['must-have-missed'], 'not-yet'],
      ['00000', 0, again, ['must-have-missed', 'below-pass'], 'not-yet'],
    ])('rates the levels %s', async (...[levels, score, rating, ratingReasons, verdict]) => {
      const { id } = await answerQuestion(app, learner, fresh());
      const given = await gradeAttempt(app, learner, id, sheet(levels));
      expect(given).toMatchObject({ score, rating, ratingReasons, verdict });
    });

    it.each([
      ['in time to the second', { minutes: 20 }, '33333', easy, ['at-top']],
      ['late', { minutes: 21 }, '33333', good, ['at-top', 'over-time']],
      ['half as long again', { minutes: 30 }, '33333', good, ['at-top', 'over-time']],
      ['far too late', { minutes: 31 }, '33333', hard, ['at-top', 'far-over-time']],
      ['one hint', { hints: 1 }, '33333', good, ['at-top', 'hint-used']],
      ['two hints', { hints: 2 }, '33333', hard, ['at-top', 'hints-used']],
      [
        'a hint and far too late',
        { hints: 1, minutes: 31 },
        '33333',
        hard,
        ['at-top', 'far-over-time'],
      ],
      ['two hints on a bare pass', { hints: 2 }, '22211', hard, ['below-good']],
      ['two hints on a failure', { hints: 2 }, '22200', again, ['below-pass']],
      ['given up', { submit: { gaveUp: true } }, '33333', again, ['gave-up']],
      ['in recall', { start: { mode: 'recall' }, submit: {} }, '33333', easy, ['at-top']],
    ])('caps the rating: %s', async (...[, how, levels, rating, ratingReasons]) => {
      const { id } = await answerQuestion(app, learner, fresh(), how);
      const given = await gradeAttempt(app, learner, id, sheet(levels));
      expect(given).toMatchObject({ ratingSuggested: rating, rating, ratingReasons });
    });

    it('rates a full score Again when the outline was read meanwhile', async () => {
      const questionId = fresh();
      const { id } = await startAttempt(app, learner, questionId);
      const outline = await app.http.get(`/v1/questions/${questionId}/outline`).set(learner.auth);
      expect(outline.status).toBe(200);
      await submit(app, learner, id, { answer: 'As I read.' });
      const given = await gradeAttempt(app, learner, id, sheet('33333'));
      expect(given).toMatchObject({ score: 1, rating: again, ratingReasons: ['peeked'] });
      expect(given.next.state).toBe('learning');
    });

    it('lets the learner lower the suggestion, which the card then follows', async () => {
      const questionId = fresh();
      const { id } = await answerQuestion(app, learner, questionId);
      const given = await gradeAttempt(app, learner, id, sheet('33333', { rating: hard }));
      expect(given).toMatchObject({
        ratingSuggested: easy,
        rating: hard,
        ratingReasons: ['at-top'],
      });
      expect((await eventsOf(questionId))[0]?.rating).toBe(hard);
    });

    it('never lets them raise it', async () => {
      const questionId = fresh();
      const { id } = await answerQuestion(app, learner, questionId);
      const response = await grade(id, sheet('22222', { rating: good }));
      expect(response.status).toBe(422);
      expect((response.body as ProblemBody).errors).toEqual([
        {
          pointer: '#/rating',
          code: 'rating-raised',
          detail: 'must not be above the suggested rating, 2',
        },
      ]);
      expect(await countGrades(id)).toBe(0);
      expect(await eventsOf(questionId)).toEqual([]);
    });

    it('lists all that is wrong with a grade at once', async () => {
      const { id } = await answerQuestion(app, learner, fresh());
      const response = await grade(id, {
        items: [
          { criterion: 'criterion-1', level: 'applied', quote: 'never written' },
          { criterion: 'criterion-1', level: 'applied' },
          { criterion: 'criterion-2', level: 'perfect' },
          { criterion: 'invented', level: 'applied' },
        ],
        redFlags: [0, 0, 7],
      });
      expect(response.status).toBe(422);
      const errors = (response.body as ProblemBody).errors ?? [];
      expect(errors.map(({ pointer, code }) => `${pointer} ${code}`)).toEqual([
        '#/items/1/criterion doubled-criterion',
        '#/items/2/level unknown-level',
        '#/items/3/criterion unknown-criterion',
        '#/items missing-criterion',
        '#/items missing-criterion',
        '#/items missing-criterion',
        '#/items/0/quote quote-not-in-answer',
        '#/redFlags/1 doubled-red-flag',
        '#/redFlags/2 unknown-red-flag',
      ]);
      expect(response.text).not.toContain('invented');
      expect((await getAttempt(app, learner, id)).state).toBe('submitted');
    });

    it.each([
      ['no items', {}],
      ['an item that is a list', { items: [[]] }],
      ['a number for a level', { items: [{ criterion: 'criterion-1', level: 2 }] }],
      ['a score', { items: [], score: 1 }],
      ['a rating above Easy', { items: [], rating: 5 }],
      ['half a red flag', { items: [], redFlags: [0.5] }],
      ['red flags that are no list', { items: [], redFlags: 1 }],
      ['NUL in a comment', { items: [{ criterion: 'a', level: 'b', comment: 'a\u0000' }] }],
    ])('refuses %s', async (_what, body) => {
      const { id } = await answerQuestion(app, learner, fresh(), {
        start: { mode: 'recall' },
        submit: {},
      });
      expect((await grade(id, body)).status).toBe(400);
    });

    it('keeps comments and quotes, and counts red flags for the verdict', async () => {
      const redFlags = ['It never fails.', 'Disks are infinite.', 'Clocks agree.'];
      const [questionId = ''] = await importQuestions(app, 'flagged', 1, { redFlags });
      const body = { answer: 'A lease ends after 30 s. 👩🏽‍💻 فحص' };
      const { id } = await answerQuestion(app, learner, questionId, { submit: body });
      const filled = sheet('33333', { redFlags: [2, 0] }) as { items: object[] };
      const note = { comment: '=1+1 <b>', quote: '👩🏽‍💻 فحص', quoteStart: 25 };
      const noted = { ...filled.items[0], ...note };
      const given = await gradeAttempt(app, learner, id, {
        ...filled,
        items: [noted, ...filled.items.slice(1)],
      });
      expect(given).toMatchObject({
        redFlags: [0, 2],
        rating: easy,
        verdict: 'not-yet',
        verdictReasons: ['red-flags'],
      });
      expect(given.items[0]).toEqual(noted);
      expect(given.items[1]).toMatchObject({ comment: null, quote: null, quoteStart: null });
    });

    it('has nothing to quote in recall', async () => {
      const how = { start: { mode: 'recall' }, submit: {} };
      const { id } = await answerQuestion(app, learner, fresh(), how);
      const items = [{ criterion: 'criterion-1', level: 'applied', quote: 'anything' }];
      const response = await grade(id, { items });
      const errors = (response.body as ProblemBody).errors ?? [];
      expect(errors.map(({ code }) => code)).toContain('quote-not-in-answer');
    });

    it('asks each level of candidate for its own criteria', async () => {
      const rubric = Array.from({ length: 5 }, (_, index) =>
        criterion(`criterion-${index + 1}`, index < 3, {
          minLevel: index < 3 ? 'junior' : 'staff',
        }),
      );
      const [questionId = ''] = await importQuestions(app, 'levelled', 1, { rubric });
      const asSenior = await answerQuestion(app, learner, questionId);
      expect((await grade(asSenior.id, sheet('33333'))).status).toBe(422);
      expect(await gradeAttempt(app, learner, asSenior.id, sheet('322'))).toMatchObject({
        score: 0.77778,
      });
      const start = { candidateLevel: 'staff' };
      const asStaff = await answerQuestion(app, learner, questionId, { start });
      expect((await grade(asStaff.id, sheet('322'))).status).toBe(422);
      expect(await gradeAttempt(app, learner, asStaff.id, sheet('32222'))).toMatchObject({
        score: 0.73333,
      });
    });

    it('notes how likely recall was when the question comes again', async () => {
      const questionId = fresh();
      const first = await answerQuestion(app, learner, questionId);
      await gradeAttempt(app, learner, first.id, sheet('33333'));
      app.clock.advance({ days: 20 });
      const second = await answerQuestion(app, learner, questionId);
      await gradeAttempt(app, learner, second.id, sheet('33333'));
      const { retrievability } = await getAttempt(app, learner, second.id);
      expect(retrievability).toBeGreaterThan(0.5);
      expect(retrievability).toBeLessThan(1);
      expect((await cardOf(questionId)).reps).toBe(2);
    });

    it('writes all or nothing', async () => {
      const questionId = fresh();
      const { id } = await answerQuestion(app, learner, questionId);
      await app.dataSource.query(`
        CREATE FUNCTION fail_on_purpose() RETURNS trigger LANGUAGE plpgsql AS
          $$ BEGIN RAISE EXCEPTION 'on purpose'; END $$`);
      await app.dataSource.query(`
        CREATE TRIGGER fail_on_purpose BEFORE INSERT OR UPDATE ON card
          FOR EACH ROW EXECUTE FUNCTION fail_on_purpose()`);
      const response = await grade(id, sheet('33333'));
      await app.dataSource.query(`DROP TRIGGER fail_on_purpose ON card`);
      expect(response.status).toBe(500);
      expect(await countGrades(id)).toBe(0);
      expect(await eventsOf(questionId)).toEqual([]);
      expect((await getAttempt(app, learner, id)).state).toBe('submitted');
      expect((await grade(id, sheet('33333'))).status).toBe(201);
    });

    it('grades once for a key, however often it is sent', async () => {
      const questionId = fresh();
      const { id } = await answerQuestion(app, learner, questionId);
      const key = randomUUID();
      const answers = await Promise.all(
        Array.from({ length: 20 }, () =>
          app.http
            .post(`/v1/attempts/${id}/grades`)
            .set(learner.auth)
            .set('Idempotency-Key', key)
            .send(sheet('33333')),
        ),
      );
      const given = answers.filter(({ status }) => status === 201);
      expect(new Set(given.map(({ text }) => text)).size).toBe(1);
      expect(await countGrades(id)).toBe(1);
      expect(await eventsOf(questionId)).toHaveLength(1);
    });

    it('makes one review of two grades given at once', async () => {
      const questionId = fresh();
      const { id } = await answerQuestion(app, learner, questionId);
      const answers = await Promise.all([grade(id, sheet('33333')), grade(id, sheet('33333'))]);
      expect(answers.map(({ status }) => status)).toEqual([201, 201]);
      expect(await countGrades(id)).toBe(2);
      expect(await eventsOf(questionId)).toHaveLength(1);
    });
  });

  describe('grading again', () => {
    it('corrects the card and counts no second repetition', async () => {
      const questionId = fresh();
      const attempt = await answerQuestion(app, learner, questionId);
      const first = await gradeAttempt(app, learner, attempt.id, sheet('33333'));
      const before = await cardOf(questionId);
      app.clock.advance({ minutes: 29 });
      const second = await gradeAttempt(app, learner, attempt.id, sheet('22222'));
      const after = await cardOf(questionId);
      expect([first.rating, second.rating]).toEqual([easy, hard]);
      expect(after.stability).toBeLessThan(before.stability ?? 0);
      expect(after).toMatchObject({ reps: 1, lastReviewAt: attempt.submittedAt });
      expect(second.next).toMatchObject({ dueDay: after.dueDay, dueAt: after.dueAt });
      const [review, correction] = await eventsOf(questionId);
      expect(review).toMatchObject({ kind: 'review', rating: easy });
      expect(correction).toMatchObject({
        kind: 'correction',
        rating: hard,
        source: 'self',
        target_id: review?.id,
      });
    });

    it('gives the card that the right grade would have given at first', async () => {
      const [slip, right] = [fresh(), fresh()];
      const slipped = await answerQuestion(app, learner, slip, { minutes: 0 });
      const graded = await answerQuestion(app, learner, right, { minutes: 0 });
      await gradeAttempt(app, learner, slipped.id, sheet('00000'));
      await gradeAttempt(app, learner, slipped.id, sheet('33322'));
      await gradeAttempt(app, learner, graded.id, sheet('33322'));
      const { stability, dueDay, state, intervalDays } = await cardOf(right);
      expect(await cardOf(slip)).toMatchObject({ stability, dueDay, state, intervalDays, reps: 1 });
    });

    it('leaves the card alone when the rating stays, and can go back to an earlier one', async () => {
      const questionId = fresh();
      const { id } = await answerQuestion(app, learner, questionId);
      await gradeAttempt(app, learner, id, sheet('33322'));
      const before = await cardOf(questionId);
      app.clock.advance({ seconds: 1 });
      const same = await gradeAttempt(app, learner, id, sheet('33332'));
      expect(same).toMatchObject({ score: 0.93333, rating: easy });
      app.clock.advance({ seconds: 1 });
      await gradeAttempt(app, learner, id, sheet('33323', { rating: good }));
      expect(await cardOf(questionId)).toMatchObject({
        stability: before.stability,
        dueDay: before.dueDay,
      });
      app.clock.advance({ seconds: 1 });
      const repeated = await gradeAttempt(app, learner, id, sheet('33322'));
      expect(repeated.next.dueDay).toBe(before.dueDay);
      expect((await eventsOf(questionId)).map(({ kind, rating }) => [kind, rating])).toEqual([
        ['review', good],
        ['correction', easy],
        ['correction', good],
      ]);
    });

    it('counts after an earlier correction was undone', async () => {
      const questionId = fresh();
      const { id } = await answerQuestion(app, learner, questionId);
      await gradeAttempt(app, learner, id, sheet('33333'));
      await gradeAttempt(app, learner, id, sheet('00000'));
      const lapsed = await cardOf(questionId);
      const [, correction] = await eventsOf(questionId);
      await undo(correction?.id);
      expect(await cardOf(questionId)).not.toMatchObject({ stability: lapsed.stability });
      const { rating, next } = await gradeAttempt(app, learner, id, sheet('00000'));
      const { stability, state, dueAt } = await cardOf(questionId);
      expect([rating, stability]).toEqual([again, lapsed.stability]);
      expect(next).toMatchObject({ state, dueAt });
    });

    it('leaves a review undone that the learner has undone, and counts when it is redone', async () => {
      const questionId = fresh();
      const { id } = await answerQuestion(app, learner, questionId);
      await gradeAttempt(app, learner, id, sheet('33333'));
      const [review] = await eventsOf(questionId);
      await undo(review?.id);
      const given = await gradeAttempt(app, learner, id, sheet('22222'));
      expect(given).toMatchObject({ rating: hard, next: { state: 'new' } });
      expect((await cardOf(questionId)).reps).toBe(0);
      await post(app, learner, `/v1/reviews/${review?.id}/redo`);
      expect(await cardOf(questionId)).toMatchObject({ reps: 1, stability: 1.2931 });
    });

    it('ends thirty minutes after the first grade, not after the last', async () => {
      const { id } = await answerQuestion(app, learner, fresh());
      await gradeAttempt(app, learner, id, sheet('33333'));
      app.clock.advance({ minutes: 20 });
      await gradeAttempt(app, learner, id, sheet('33322'));
      app.clock.advance({ minutes: 10 });
      const response = await grade(id, sheet('22222'));
      expect(response.status).toBe(409);
      expect(response.body).toMatchObject({ code: 'invalid-state', state: 'closed' });
      expect(await countGrades(id)).toBe(2);
    });

    it('never changes a grade that was given', async () => {
      const { id } = await answerQuestion(app, learner, fresh());
      await gradeAttempt(app, learner, id, sheet('33333'));
      const update = `UPDATE grade SET score = 0.5 WHERE attempt_id = $1`;
      await expect(app.dataSource.query(update, [id])).rejects.toThrow('never changed');
    });
  });

  describe('GET /v1/attempts/:id/grades', () => {
    it('lists the latest first and says which one counts', async () => {
      const { id } = await answerQuestion(app, learner, fresh());
      const made: GradeBody[] = [];
      for (const levels of ['33333', '22222', '33322']) {
        made.unshift(await gradeAttempt(app, learner, id, sheet(levels)));
      }
      const seen: GradeBody[] = [];
      for (let cursor: string | null = ''; cursor !== null;) {
        const response = await app.http
          .get(`/v1/attempts/${id}/grades`)
          .query(cursor === '' ? { limit: '2' } : { limit: '2', cursor })
          .set(learner.auth);
        expect(response.status).toBe(200);
        const page = response.body as { data: GradeBody[]; nextCursor: string | null };
        seen.push(...page.data);
        cursor = page.nextCursor;
      }
      expect(seen.map(({ id: gradeId }) => gradeId)).toEqual(
        made.map(({ id: gradeId }) => gradeId),
      );
      expect(seen.map(({ counts }) => counts)).toEqual([true, false, false]);
    });
  });

  it('leaves old grades as they are when the rubric is edited', async () => {
    const [questionId = ''] = await importQuestions(app, 'reworded', 1);
    const { id } = await answerQuestion(app, learner, questionId);
    await gradeAttempt(app, learner, id, sheet('33322'));
    const path = `/v1/attempts/${id}/grades`;
    const before = await app.http.get(path).set(learner.auth);
    const rubric = Array.from({ length: 5 }, (_, index) =>
      criterion(`renamed-${index + 1}`, index < 3),
    );
    await importQuestions(app, 'reworded', 1, { rubric });
    expect((await app.http.get(path).set(learner.auth)).text).toBe(before.text);
    expect((await grade(id, sheet('22222'))).status).toBe(201);
  });
});
