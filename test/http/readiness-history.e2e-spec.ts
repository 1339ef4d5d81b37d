import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import type { Response } from 'supertest';
import { AccountPurge } from '../../src/identity/account-purge.service.js';
import { Jobs } from '../../src/platform/jobs/jobs.js';
import { SnapshotReader } from '../../src/readiness-history/snapshot.reader.js';
import type { ChangeResponse } from '../../src/readiness-history/change.dto.js';
import type { HistoryResponse } from '../../src/readiness-history/history.dto.js';
import type { SnapshotResponse } from '../../src/readiness-history/snapshot.dto.js';
import { answerQuestion, gradeAttempt, importQuestions, sheet } from '../support/answering.js';
import { signUp, type SignedUp } from '../support/login.js';
import { postReview, review, startPractising } from '../support/practice.js';
import { changeTarget, makeTarget } from '../support/readiness-targets.js';
import { startTestApp, type TestApp } from '../support/test-app.js';

type Four = [SnapshotResponse, SnapshotResponse, SnapshotResponse, SnapshotResponse];

describe('scores that were kept', () => {
  let app: TestApp;
  let questions: string[];

  beforeAll(async () => {
    app = await startTestApp();
    questions = await importQuestions(app, 'kept', 8);
  });
  afterAll(() => app.close());

  const question = (index: number) => questions[index] ?? '';

  async function answered(learner: SignedUp, index: number, levels: string): Promise<string> {
    const { id } = await answerQuestion(app, learner, question(index));
    await gradeAttempt(app, learner, id, sheet(levels));
    return id;
  }

  async function newcomer(wish: object = {}): Promise<[SignedUp, string]> {
    const learner = await startPractising(app);
    return [learner, await makeTarget(app, learner, question(0), wish)];
  }

  const get = async (who: SignedUp, path: string): Promise<Response> =>
    app.http.get(`/v1/readiness/${path}`).set(who.auth);

  async function archive(who: SignedUp, targetId: string): Promise<void> {
    const path = `/v1/readiness/targets/${targetId}`;
    const response = await app.http.delete(path).set({ ...who.auth, 'If-Match': '*' });
    if (response.status !== 204) throw new Error(response.text);
  }

  const keep = async (who: SignedUp, targetId: string, headers = {}): Promise<Response> =>
    app.http.post(`/v1/readiness/targets/${targetId}/snapshots`).set({ ...who.auth, ...headers });

  async function kept(who: SignedUp, targetId: string): Promise<SnapshotResponse> {
    const response = await keep(who, targetId);
    if (response.status !== 201) throw new Error(response.text);
    return response.body as SnapshotResponse;
  }

  async function listed(who: SignedUp, targetId: string): Promise<SnapshotResponse[]> {
    const response = await get(who, `targets/${targetId}/snapshots?limit=100`);
    expect(response.status).toBe(200);
    return (response.body as { data: SnapshotResponse[] }).data;
  }

  const remove = async (who: SignedUp, id: string): Promise<number> =>
    (await app.http.delete(`/v1/readiness/snapshots/${id}`).set(who.auth)).status;

  const totals = ({ score, passProbability }: ChangeResponse) => [
    score.total,
    passProbability.total,
  ];

  function between(before: SnapshotResponse, after: SnapshotResponse): number[] {
    const less = (one: number, other: number) => Math.round((one - other) * 1e4) / 1e4;
    return [less(after.score, before.score), less(after.passProbability, before.passProbability)];
  }

  function partsOf({ total, ...parts }: ChangeResponse['score']): number[] {
    const sum = Object.values(parts).reduce((all, part) => all + part, 0);
    return [Math.round(sum * 1e4) / 1e4, total];
  }

  describe('POST /v1/readiness/targets/:id/snapshots', () => {
    it('keeps nothing before an answer is graded', async () => {
      const [learner, target] = await newcomer();
      const response = await keep(learner, target);
      expect(response.status).toBe(409);
      expect(response.body).toMatchObject({ code: 'invalid-state' });
      expect(await listed(learner, target)).toEqual([]);
    });

    it('keeps the score of this moment', async () => {
      const [learner, target] = await newcomer({ interviewDay: '2026-12-01' });
      await answered(learner, 0, '33333');
      const response = await keep(learner, target);
      const snapshot = response.body as SnapshotResponse;
      expect(response.status).toBe(201);
      expect(response.headers['location']).toBe(`/v1/readiness/snapshots/${snapshot.id}`);
      expect(snapshot).toMatchObject({
        targetId: target,
        origin: 'on-demand',
        isFinal: false,
        asOf: app.clock.now().toISOString(),
        studyDay: '2026-03-02',
        interviewDay: '2026-12-01',
        status: 'thin',
        attempts: 1,
        formula: 'readiness/1',
        jobVersion: 0,
        change: null,
      });
      expect(await listed(learner, target)).toEqual([snapshot]);
      const report = (await get(learner, `snapshots/${snapshot.id}`)).body as SnapshotResponse;
      const { score, low80, high80, sd, passProbability, inputHash, bar } = snapshot;
      const figures = { score, low80, high80, sd, passProbability, inputHash, bar };
      expect(report).toMatchObject({ ...figures, schema: 'readiness-report/1' });
    });

    it('tells why it is another score than before, to the last part', async () => {
      const [learner, target] = await newcomer();
      const first = await answered(learner, 0, '33333');
      const before = await kept(learner, target);
      await gradeAttempt(app, learner, first, sheet('11111'));
      const regraded = await kept(learner, target);
      app.clock.advance({ days: 20 });
      const forgotten = await kept(learner, target);
      await answered(learner, 1, '33333');
      await postReview(app, learner, review(question(2), 3));
      const practised = await kept(learner, target);
      await changeTarget(app, learner, target, { bar: 0.8, interviewDay: '2026-12-01' });
      const moved = await kept(learner, target);
      const steps = [before, regraded, forgotten, practised, moved];
      const changes = steps.slice(1).map(changeOf);
      changes.forEach((change, index) => {
        expect(totals(change)).toEqual(between(nth(steps, index), nth(steps, index + 1)));
        for (const figure of [change.score, change.passProbability]) {
          const [sum, total] = partsOf(figure);
          expect(sum).toBe(total);
        }
      });
      const [regrade, forgetting, practice, blueprint] = changes.map(({ score }) => score);
      expect(forgetting?.time).toBeLessThan(0);
      expect(practice?.practice).toBeGreaterThan(0);
      expect(regrade?.regrades).toBeLessThan(0);
      expect([forgetting?.time, regrade?.regrades, blueprint?.blueprint]).toEqual(
        [forgetting, regrade, blueprint].map((each) => each?.total),
      );
      expect(changes.map(({ facts }) => facts)).toMatchObject([
        { newGrades: 0, changedGrades: 1, goneGrades: 0 },
        { days: 20, newGrades: 0 },
        { newAttempts: 1, newGrades: 1, practisedQuestions: 2 },
        { blueprint: ['interview-day', 'bar'] },
      ]);
      expect(changes[1]?.explanation.at(-1)).toMatch(/^You forgot .* within 20 days\.$/u);
      expect(changes[2]?.explanation.at(-1)).toMatch(/^1 new grade and practice of 2 questions/u);
    });

    it('keeps one when the same request comes twice', async () => {
      const [learner, target] = await newcomer();
      await answered(learner, 0, '22222');
      const key = { 'Idempotency-Key': randomUUID() };
      const [one, two] = [await keep(learner, target, key), await keep(learner, target, key)];
      expect([one.status, two.status]).toEqual([201, 201]);
      expect(two.body).toEqual(one.body);
      expect(await listed(learner, target)).toHaveLength(1);
    });

    it('refuses targets that are put away, interviews that are over, and strangers', async () => {
      const [learner, target] = await newcomer({ interviewDay: '2026-12-01' });
      await answered(learner, 0, '22222');
      const stranger = await startPractising(app);
      expect((await keep(stranger, target)).status).toBe(404);
      expect((await keep(learner, randomUUID())).status).toBe(404);
      const other = await makeTarget(app, learner, question(0));
      await archive(learner, other);
      expect((await keep(learner, other)).body).toMatchObject({ code: 'invalid-state' });
      const now = app.clock.now().toISOString();
      app.clock.set('2026-12-02T03:59:00.000Z');
      expect((await keep(learner, target)).status).toBe(201);
      app.clock.set('2026-12-02T04:00:00.000Z');
      expect((await keep(learner, target)).body).toMatchObject({ code: 'invalid-state' });
      app.clock.set(now);
    });

    it('takes twenty within a day', async () => {
      const [learner, target] = await newcomer();
      await answered(learner, 0, '22222');
      const other = await makeTarget(app, learner, question(0));
      await archive(learner, other);
      // What is refused is not counted, what is deleted is.
      expect((await keep(learner, other)).status).toBe(409);
      for (let count = 0; count < 20; count += 1) await kept(learner, target);
      await remove(learner, nth(await listed(learner, target), 0).id);
      const response = await keep(learner, target);
      expect(response.status).toBe(429);
      expect(response.body).toMatchObject({ code: 'rate-limited' });
      expect(Number(response.headers['retry-after'])).toBeGreaterThan(80_000);
    });
  });

  describe('GET /v1/readiness/targets/:id/snapshots', () => {
    it('hands them out page by page, the latest first, to nobody else', async () => {
      const [learner, target] = await newcomer();
      await answered(learner, 0, '22222');
      const ids: string[] = [];
      for (let count = 0; count < 3; count += 1) {
        app.clock.advance({ hours: 1 });
        ids.unshift((await kept(learner, target)).id);
      }
      const first = await get(learner, `targets/${target}/snapshots?limit=2`);
      const { data, nextCursor } = first.body as { data: { id: string }[]; nextCursor: string };
      const rest = await get(learner, `targets/${target}/snapshots?limit=2&cursor=${nextCursor}`);
      const second = rest.body as { data: { id: string }[]; nextCursor: null };
      expect([...data, ...second.data].map(({ id }) => id)).toEqual(ids);
      expect(second.nextCursor).toBeNull();
      const stranger = await startPractising(app);
      expect((await get(stranger, `targets/${target}/snapshots`)).status).toBe(404);
    });
  });

  describe('GET /v1/readiness/snapshots/:id', () => {
    it('answers the same bytes whatever became of the target since', async () => {
      const [learner, target] = await newcomer();
      await answered(learner, 0, '33322');
      const { id } = await kept(learner, target);
      const before = await get(learner, `snapshots/${id}`);
      await answered(learner, 1, '00000');
      await changeTarget(app, learner, target, { name: 'Renamed', bar: 0.9 });
      app.clock.advance({ days: 40 });
      const after = await get(learner, `snapshots/${id}`);
      expect(before.status).toBe(200);
      expect(before.headers['content-type']).toBe('application/json; charset=utf-8');
      expect(before.body).toMatchObject({ targetName: 'A role', attempts: 1 });
      expect(after.text).toBe(before.text);
      const stranger = await startPractising(app);
      expect((await get(stranger, `snapshots/${id}`)).status).toBe(404);
    });
  });

  describe('DELETE /v1/readiness/snapshots/:id', () => {
    it('leaves what it explained to the next one', async () => {
      const [learner, target] = await newcomer();
      const all: SnapshotResponse[] = [];
      for (const levels of ['11111', '33333', '22222', '00000']) {
        app.clock.advance({ days: 3 });
        await answered(learner, all.length, levels);
        all.push(await kept(learner, target));
      }
      const [first, second, third, fourth] = [0, 1, 2, 3].map((index) => nth(all, index)) as Four;
      expect(await remove(learner, second.id)).toBe(204);
      expect((await get(learner, `snapshots/${second.id}`)).status).toBe(404);
      const merged = nth(await listed(learner, target), 1);
      expect(merged).toMatchObject({ id: third.id });
      expect(totals(changeOf(merged))).toEqual(between(first, third));
      expect(changeOf(merged).facts).toMatchObject({ newGrades: 2, days: 6.0014 });
      // The last ones go: what comes next is told from the one that is left.
      expect(await remove(learner, fourth.id)).toBe(204);
      expect(await remove(learner, third.id)).toBe(204);
      app.clock.advance({ days: 3 });
      const next = await kept(learner, target);
      expect(totals(changeOf(next))).toEqual(between(first, next));
      expect(changeOf(next).facts).toMatchObject({ newGrades: 3 });
      // Without the first the next one is the first, and without any there is nothing to tell from.
      expect(await remove(learner, first.id)).toBe(204);
      expect(await listed(learner, target)).toMatchObject([{ id: next.id, change: null }]);
      expect(await remove(learner, next.id)).toBe(204);
      expect((await kept(learner, target)).change).toBeNull();
    });

    it('is refused to strangers', async () => {
      const [learner, target] = await newcomer();
      await answered(learner, 0, '22222');
      const { id } = await kept(learner, target);
      expect(await remove(await startPractising(app), id)).toBe(404);
      expect(await listed(learner, target)).toHaveLength(1);
    });
  });

  describe('GET /v1/readiness/targets/:id/history', () => {
    let learner: SignedUp;
    let target: string;
    let path: string;

    beforeAll(async () => {
      [learner, target] = await newcomer({ name: '=HYPERLINK("x"), <b>Acme</b>' });
      path = `targets/${target}/history`;
      app.clock.set('2026-08-03T10:00:00.000Z');
      await answered(learner, 0, '33333');
      for (const day of ['2026-08-03', '2026-08-05', '2026-08-09']) {
        app.clock.set(`${day}T12:00:00.000Z`);
        await kept(learner, target);
      }
    });

    it('tells the scores of the days asked for, the oldest first', async () => {
      const { data, ...rest } = (await get(learner, path)).body as HistoryResponse;
      expect(rest).toEqual({
        targetId: target,
        targetName: '=HYPERLINK("x"), <b>Acme</b>',
        interviewDay: null,
        hasEarlier: false,
      });
      expect(data).toEqual((await listed(learner, target)).toReversed());
      const some = await get(learner, `${path}?from=2026-08-04&to=2026-08-05`);
      expect((some.body as HistoryResponse).data).toEqual([data[1]]);
    });

    it('refuses days that go backwards, other formats, and strangers', async () => {
      const backwards = await get(learner, `${path}?from=2026-08-05&to=2026-08-04`);
      expect(backwards.status).toBe(400);
      expect(backwards.body).toMatchObject({ errors: [{ in: 'query', pointer: '#/from' }] });
      const html = await app.http
        .get(`/v1/readiness/${path}`)
        .set({ ...learner.auth, Accept: 'text/html' });
      expect(html.status).toBe(406);
      expect((await get(await startPractising(app), path)).status).toBe(404);
    });

    it('writes a row for each snapshot that no spreadsheet runs', async () => {
      const response = await get(learner, `${path}?format=csv`);
      expect(response.headers['content-type']).toContain('text/csv');
      const rows = parse(response.text, { columns: true, record_delimiter: '\r\n' }) as Record<
        string,
        string
      >[];
      const data = (await listed(learner, target)).toReversed();
      expect(rows).toHaveLength(3);
      rows.forEach((row, index) => {
        const { id, score, passProbability, change, inputHash } = nth(data, index);
        expect(row).toMatchObject({
          snapshot_id: id,
          learner_id: learner.id,
          target: `'=HYPERLINK("x"), <b>Acme</b>`,
          score: String(score),
          pass_probability: String(passProbability),
          change: change === null ? '' : String(change.score.total),
          change_time: change === null ? '' : String(change.score.time),
          input_hash: inputHash,
        });
      });
      expect(rows[1]?.['change']).toMatch(/^-0\.\d+$/u);
    });

    it('draws the line with its range, and says what it shows', async () => {
      const response = await get(learner, `${path}?format=svg&theme=light`);
      const svg = String(response.body);
      expect(response.headers['content-type']).toContain('image/svg+xml');
      expect(svg).toContain('role="img"');
      expect(svg).toContain('3 scores from 3 August 2026 to 9 August 2026');
      const { data } = (await get(learner, path)).body as HistoryResponse;
      for (const { score, low80, high80 } of data) {
        const [at, low, high] = [score, low80, high80].map((each) => Math.round(each * 100));
        expect(svg).toContain(`${at}, range ${low} to ${high}`);
      }
      expect(svg).not.toContain('<b>');
    });
  });

  describe('the job', () => {
    const run = async () => app.app.get(Jobs).run('take-readiness-snapshots');
    const days = async (who: SignedUp, target: string) =>
      (await listed(who, target)).map(({ origin, studyDay }) => `${origin} ${studyDay}`);

    it('keeps one a study day for each target in use that has a score', async () => {
      app.clock.set('2026-09-01T12:00:00.000Z');
      const learner = await startPractising(app, { zone: 'America/New_York' });
      const target = await makeTarget(app, learner, question(0));
      const away = await makeTarget(app, learner, question(0));
      await archive(learner, away);
      await run();
      await answered(learner, 0, '22222');
      await run();
      expect(await days(learner, target)).toEqual([]);
      // Four in the morning there is eight in UTC.
      app.clock.set('2026-09-02T07:59:00.000Z');
      await run();
      expect(await days(learner, target)).toEqual([]);
      app.clock.set('2026-09-02T08:00:00.000Z');
      await run();
      await run();
      expect(await days(learner, target)).toEqual(['daily 2026-09-02']);
      app.clock.set('2026-09-03T09:00:00.000Z');
      await run();
      expect(await days(learner, target)).toEqual(['daily 2026-09-03', 'daily 2026-09-02']);
      expect(await days(learner, away)).toEqual([]);
    });

    it('freezes the last score before an interview, and none after it', async () => {
      app.clock.set('2026-10-01T12:00:00.000Z');
      const [learner, target] = await newcomer({ interviewDay: '2026-10-03' });
      await answered(learner, 0, '33333');
      for (const day of ['02', '03', '03', '04', '05']) {
        app.clock.set(`2026-10-${day}T05:00:00.000Z`);
        await run();
      }
      expect(await days(learner, target)).toEqual(['interview 2026-10-03', 'daily 2026-10-02']);
      const all = await listed(learner, target);
      const [final, daily] = [nth(all, 0), nth(all, 1)];
      expect([final.isFinal, daily.isFinal]).toEqual([true, false]);
      const reader = app.app.get(SnapshotReader);
      const recordedAt = app.clock.now();
      const interview = { learnerId: learner.id, targetId: target, interviewDay: '2026-10-03' };
      const key = { ...interview, recordedAt };
      const report = await reader.findFinal(key);
      expect(report?.snapshotId).toBe(final.id);
      expect(report?.report).toBe((await get(learner, `snapshots/${final.id}`)).text);
      const { score, sd, passProbability, bar, jobVersion } = final;
      expect(await reader.listFrozenBefore([key, { ...key, interviewDay: '2026-10-09' }])).toEqual([
        expect.objectContaining({
          ...interview,
          snapshotId: final.id,
          score,
          sd,
          passProbability,
          bar,
          jobVersion,
          trust: { self: 1, peer: 0, llm: 0, coach: 0 },
        }),
      ]);
    });

    it('lets the last one stand when the day went by unseen', async () => {
      app.clock.set('2026-10-11T12:00:00.000Z');
      const [learner, target] = await newcomer({ interviewDay: '2026-10-13' });
      await answered(learner, 0, '33333');
      await kept(learner, target);
      const { id } = await kept(learner, target);
      app.clock.set('2026-10-13T20:00:00.000Z');
      await kept(learner, target);
      app.clock.set('2026-10-15T05:00:00.000Z');
      await run();
      const all = await listed(learner, target);
      expect(all.filter(({ isFinal }) => isFinal).map((each) => each.id)).toEqual([id]);
      expect(all).toHaveLength(3);
    });

    it('freezes a day that became that of the interview only now, and the next one too', async () => {
      app.clock.set('2026-10-20T05:00:00.000Z');
      const [learner, target] = await newcomer();
      await answered(learner, 0, '33333');
      await run();
      await changeTarget(app, learner, target, { interviewDay: '2026-10-20' });
      await run();
      await changeTarget(app, learner, target, { interviewDay: '2026-10-21' });
      app.clock.advance({ days: 1 });
      await run();
      expect(await days(learner, target)).toEqual([
        'interview 2026-10-21',
        'interview 2026-10-20',
        'daily 2026-10-20',
      ]);
    });
  });

  it('goes with its account', async () => {
    const learner = await signUp(app);
    const target = await makeTarget(app, learner, question(0));
    await answered(learner, 0, '33333');
    await kept(learner, target);
    const count = async (table: string) => {
      const rows = await app.dataSource.query<object[]>(
        `SELECT 1 FROM ${table} WHERE learner_id = $1`,
        [learner.id],
      );
      return rows.length;
    };
    const tables = ['readiness_snapshot', 'readiness_snapshot_basis'];
    expect(await Promise.all(tables.map(count))).toEqual([1, 1]);
    const { password } = learner;
    await app.http.post('/v1/me/deletion').set(learner.auth).send({ password });
    app.clock.advance({ days: 8 });
    await app.app.get(AccountPurge).purgeDue(app.clock.now());
    expect(await Promise.all(tables.map(count))).toEqual([0, 0]);
  });

  it('goes into the export of an account, without those who graded', async () => {
    const learner = await signUp(app);
    const target = await makeTarget(app, learner, question(0));
    await answered(learner, 0, '33333');
    const { id } = await kept(learner, target);
    const exported = await app.http.get('/v1/me/export').set(learner.auth);
    const { sections } = exported.body as { sections: Record<string, unknown> };
    expect(sections['readinessHistory']).toEqual([
      expect.objectContaining({ id, targetId: target, report: expect.objectContaining({}) }),
    ]);
    expect(JSON.stringify(sections['readinessHistory'])).not.toContain('raterId');
  });
});

function nth<T>(list: readonly T[], index: number): T {
  const item = list[index];
  if (item === undefined) throw new Error(`there is no ${index}`);
  return item;
}

function changeOf({ id, change }: SnapshotResponse): ChangeResponse {
  if (change === null) throw new Error(`${id} explains nothing`);
  return change;
}
