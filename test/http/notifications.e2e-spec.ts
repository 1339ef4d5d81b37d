import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Response } from 'supertest';
import type { Notice } from '../../src/notifications/domain/notice.js';
import { Notifier } from '../../src/notifications/notifier.service.js';
import { UnitOfWork } from '../../src/platform/database/unit-of-work.js';
import { Jobs } from '../../src/platform/jobs/jobs.js';
import { answerQuestion, sheet } from '../support/answering.js';
import { openClassroom, type Classroom } from '../support/coaching.js';
import { signUp, type SignedUp } from '../support/login.js';
import { startPractising } from '../support/practice.js';
import type { TestApp } from '../support/test-app.js';

interface NotificationBody {
  id: string;
  number: number;
  kind: string;
  data: object;
  createdAt: string;
  readAt: string | null;
}

let room: Classroom;
let app: TestApp;
let learner: SignedUp;

beforeAll(async () => {
  room = await openClassroom('notifications', 6);
  ({ app } = room);
});
afterAll(() => app.close());
beforeEach(async () => {
  app.clock.set('2026-03-02T09:41:07.123Z');
  learner = await startPractising(app);
});

const get = (path: string, who = learner) => app.http.get(path).set(who.auth);
const post = (path: string, body: object = {}, who = learner) =>
  app.http.post(path).set(who.auth).send(body);
const notify = (notices: readonly Notice[]) => app.app.get(Notifier).notify(notices);
const graded = ({ id: learnerId }: SignedUp): Notice => ({
  learnerId,
  kind: 'attempt.graded',
  data: { attemptId: randomUUID(), questionId: randomUUID() },
});
const rated = ({ id: learnerId }: SignedUp): Notice => ({
  learnerId,
  kind: 'peer-review.rated',
  data: { reviewId: randomUUID(), questionId: randomUUID() },
});
const listOf = ({ body }: Response) => (body as { data: NotificationBody[] }).data;
const numbersOf = (response: Response) => listOf(response).map(({ number }) => number);

async function list(query = '', who = learner): Promise<NotificationBody[]> {
  const response = await get(`/v1/notifications?limit=100${query}`, who);
  expect(response.status).toBe(200);
  return listOf(response);
}

describe('GET /v1/notifications', () => {
  it('shows what somebody was told, the latest first, to them alone', async () => {
    const first = graded(learner);
    await notify([first, graded(room.coach)]);
    app.clock.advance({ minutes: 1 });
    const second = graded(learner);
    await notify([second]);
    expect(await list()).toEqual([
      {
        id: expect.any(String),
        number: 2,
        kind: 'attempt.graded',
        data: second.data,
        createdAt: '2026-03-02T09:42:07.123Z',
        readAt: null,
      },
      expect.objectContaining({ number: 1, data: first.data }),
    ]);
    const others = JSON.stringify(await list('', room.coach));
    expect(others).not.toContain((await list())[0]?.id);
  });

  it('tells of anonymous peers only on which day something happened', async () => {
    await notify([rated(learner), graded(learner)]);
    const [exact, blind] = await list();
    expect(blind).toMatchObject({
      kind: 'peer-review.rated',
      createdAt: '2026-03-02T00:00:00.000Z',
    });
    expect(exact?.createdAt).toBe('2026-03-02T09:41:07.123Z');
    // The version digit of a UUID: 7 holds a time, 4 is chance alone.
    expect([blind?.id[14], exact?.id[14]]).toEqual(['4', '7']);
  });

  it('filters by kind and by what is read, page by page', async () => {
    await notify([graded(learner), rated(learner), graded(learner), graded(learner)]);
    const [latest] = await list();
    await post(`/v1/notifications/${latest?.id}/read`);
    const numbers = async (query: string) => (await list(query)).map(({ number }) => number);
    expect(await numbers('&unread=true')).toEqual([3, 2, 1]);
    expect(await numbers('&unread=false')).toEqual([4]);
    expect(await numbers('&kind=attempt.graded&unread=true')).toEqual([3, 1]);
    expect(await numbers('&kind=mock-interview.booked')).toEqual([]);
    const first = await get('/v1/notifications?limit=3');
    expect(numbersOf(first)).toEqual([4, 3, 2]);
    await notify([graded(learner)]);
    const { nextCursor } = first.body as { nextCursor: string };
    const second = await get(`/v1/notifications?limit=3&cursor=${nextCursor}`);
    expect([numbersOf(second), (second.body as { nextCursor: null }).nextCursor]).toEqual([
      [1],
      null,
    ]);
    const filtered = await get(`/v1/notifications?limit=3&unread=true&cursor=${nextCursor}`);
    expect(filtered.status).toBe(400);
  });

  it.each(['unread=yes', 'unread=', 'kind=birthday', 'read=true'])('refuses ?%s', async (query) => {
    expect((await get(`/v1/notifications?${query}`)).status).toBe(400);
  });
});

describe('telling people', () => {
  it('numbers what many tell at once without gap or repetition', async () => {
    const other = await startPractising(app);
    const both = [learner, other];
    await Promise.all(
      Array.from({ length: 20 }, (_, index) =>
        notify((index % 2 === 0 ? both : both.toReversed()).map(graded)),
      ),
    );
    const expected = Array.from({ length: 20 }, (_, index) => 20 - index);
    for (const who of both) {
      expect((await list('', who)).map(({ number }) => number)).toEqual(expected);
    }
  });

  it('tells nothing that did not happen', async () => {
    const unitOfWork = app.app.get(UnitOfWork);
    const undone = unitOfWork.run(async () => {
      await notify([graded(learner)]);
      throw new Error('undone');
    });
    await expect(undone).rejects.toThrow('undone');
    expect(await list()).toEqual([]);
    await notify([graded(learner)]);
    expect((await list()).map(({ number }) => number)).toEqual([1]);
  });

  it('passes over accounts that are gone', async () => {
    await notify([{ ...graded(learner), learnerId: randomUUID() }, graded(learner)]);
    expect(await list()).toHaveLength(1);
  });
});

describe('GET /v1/notifications/unread-count', () => {
  it('is not sent again while nothing has changed', async () => {
    const path = '/v1/notifications/unread-count';
    const none = await get(path);
    expect(none.body).toEqual({ id: learner.id, version: 0, unread: 0, latestNumber: 0 });
    const known = (response: Response) =>
      get(path).set('If-None-Match', String(response.headers['etag']));
    expect((await known(none)).status).toBe(304);
    await notify([graded(learner), graded(learner)]);
    const two = await known(none);
    expect([two.status, two.body]).toEqual([
      200,
      { id: learner.id, version: 1, unread: 2, latestNumber: 2 },
    ]);
    const again = await known(two);
    expect([again.status, again.text]).toEqual([304, '']);
    const [latest] = await list();
    await post(`/v1/notifications/${latest?.id}/read`);
    expect((await known(two)).body).toMatchObject({ unread: 1, latestNumber: 2 });
  });
});

describe('POST /v1/notifications/{id}/read', () => {
  it('marks one as read, once', async () => {
    await notify([graded(learner), graded(learner)]);
    const [latest] = await list();
    const read = await post(`/v1/notifications/${latest?.id}/read`);
    expect([read.status, read.body]).toEqual([
      200,
      { ...latest, readAt: '2026-03-02T09:41:07.123Z' },
    ]);
    app.clock.advance({ hours: 1 });
    expect((await post(`/v1/notifications/${latest?.id}/read`)).body).toEqual(read.body);
    expect((await list()).map(({ readAt }) => readAt)).toEqual(['2026-03-02T09:41:07.123Z', null]);
  });
});

describe('POST /v1/notifications/read-all', () => {
  it('marks what was seen, and nothing that came meanwhile', async () => {
    await notify([graded(learner), graded(learner)]);
    const [seen] = await list();
    await notify([graded(learner)]);
    const done = await post('/v1/notifications/read-all', { upToNumber: seen?.number });
    expect([done.status, done.body]).toEqual([
      200,
      { id: learner.id, version: 3, unread: 1, latestNumber: 3 },
    ]);
    const again = await post('/v1/notifications/read-all', { upToNumber: seen?.number });
    expect([again.headers['etag'], again.body]).toEqual([done.headers['etag'], done.body]);
    expect((await list('&unread=true')).map(({ number }) => number)).toEqual([3]);
  });

  it('needs to know how far', async () => {
    for (const body of [{}, { upToNumber: -1 }, { upToNumber: '3' }]) {
      const refused = await post('/v1/notifications/read-all', body);
      expect([refused.status, refused.body]).toMatchObject([
        400,
        { errors: expect.arrayContaining([expect.objectContaining({ pointer: '#/upToNumber' })]) },
      ]);
    }
  });
});

describe('what features tell', () => {
  it('says that a coach graded an answer', async () => {
    const member = await room.addMember('answers');
    const questionId = room.questions.pop() ?? '';
    const { id: attemptId } = await answerQuestion(app, member, questionId);
    const body = { ...sheet('22222'), reason: 'The lease is never renewed.' };
    const answer = { memberId: member.id, attemptId };
    expect((await room.grade(room.coach, answer, body)).status).toBe(201);
    expect(await list('&kind=attempt.graded', member)).toMatchObject([
      { data: { attemptId, questionId } },
    ]);
    expect((await room.grade(room.coach, answer, { ...body, items: [] })).status).toBe(422);
    expect(await list('&kind=attempt.graded', member)).toHaveLength(1);
  });

  it('says what is assigned to those who are asked', async () => {
    const asked = await room.addMember('none');
    const notAsked = await room.addMember('none');
    const wish = { questionIds: [room.questions[0]], dueDay: '2026-03-09' };
    const id = await room.assign({ ...wish, memberIds: [asked.id] });
    const { cohortId } = room;
    const told = [{ data: { assignmentId: id, cohortId, title: 'Week 1', dueDay: '2026-03-09' } }];
    expect(await list('', asked)).toMatchObject(told);
    expect(await list('', notAsked)).toEqual([]);
    await room.assign(wish);
    expect([await list('', asked), await list('', notAsked)]).toMatchObject([
      { length: 2 },
      told.map(() => ({})),
    ]);
    expect(await list('&kind=assignment.given', room.owner)).toEqual([]);
  });

  it('tells a cohort of a thousand in one go', async () => {
    await app.dataSource.query(
      `WITH made AS (
         INSERT INTO account (id, email, email_key, display_name, password_hash, created_at)
         SELECT gen_random_uuid(), n || '@many.example.org', n || '@many.example.org', 'M', 'x', now()
           FROM generate_series(1, 1000) n RETURNING id)
       INSERT INTO cohort_membership (learner_id, cohort_id, role, shares, joined_at, role_since)
       SELECT id, $1, 'member', 'none', now(), now() FROM made`,
      [room.cohortId],
    );
    const id = await room.assign({ questionIds: [room.questions[0]], dueDay: '2026-03-09' });
    const [told] = await app.dataSource.query<object[]>(
      `SELECT count(*)::int AS people, count(DISTINCT n.cmin::text)::int AS statements,
              max(number) FILTER (WHERE a.email LIKE '%@many.example.org') AS highest
         FROM notification n JOIN account a ON a.id = n.learner_id
        WHERE data ->> 'assignmentId' = $1`,
      [id],
    );
    expect(told).toMatchObject({ statements: 1, highest: 1 });
    expect((told as { people: number }).people).toBeGreaterThanOrEqual(1000);
  });
});

describe('what is kept', () => {
  it('is forgotten after 90 days, read or not', async () => {
    await notify([graded(learner)]);
    app.clock.advance({ days: 89 });
    await notify([graded(learner)]);
    await app.app.get(Jobs).run('purge-notifications');
    expect((await list()).map(({ number }) => number)).toEqual([2, 1]);
    const before = await get('/v1/notifications/unread-count');
    app.clock.advance({ days: 2 });
    await app.app.get(Jobs).run('purge-notifications');
    expect((await list()).map(({ number }) => number)).toEqual([2]);
    const after = await get('/v1/notifications/unread-count').set(
      'If-None-Match',
      String(before.headers['etag']),
    );
    expect(after.body).toMatchObject({ unread: 1, latestNumber: 2 });
  });

  it('is forgotten for all others where it cannot be for one', async () => {
    const [one, two] = [await startPractising(app), await startPractising(app)];
    const [stuck, other] = one.id < two.id ? [one, two] : [two, one];
    await notify([graded(stuck), graded(other)]);
    app.clock.advance({ days: 91 });
    await app.dataSource.query(
      `CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$
       BEGIN RAISE EXCEPTION 'not this one'; END $$;
       CREATE TRIGGER stuck BEFORE DELETE ON notification FOR EACH ROW
         WHEN (OLD.learner_id = '${stuck.id}') EXECUTE FUNCTION refuse()`,
    );
    await expect(app.app.get(Jobs).run('purge-notifications')).rejects.toThrow('Some lists');
    await app.dataSource.query(`DROP TRIGGER stuck ON notification; DROP FUNCTION refuse`);
    const left = async (who: SignedUp) => (await list('', who)).length;
    expect([await left(stuck), await left(other)]).toEqual([1, 0]);
    await app.app.get(Jobs).run('purge-notifications');
    expect(await left(stuck)).toBe(0);
  });

  it('is part of what an account can take along', async () => {
    const signedIn = await signUp(app);
    const notice = graded(signedIn);
    await notify([notice]);
    const { body } = await get('/v1/me/export', signedIn).expect(200);
    const { sections } = body as { sections: { notifications: object } };
    expect(sections.notifications).toMatchObject({
      notifications: [{ number: 1, kind: 'attempt.graded', data: notice.data }],
    });
  });
});
