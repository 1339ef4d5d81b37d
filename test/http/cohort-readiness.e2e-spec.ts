import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import type { CohortReadinessResponse } from '../../src/cohort-readiness/cohort-outlook.dto.js';
import type { MemberReadinessResponse } from '../../src/cohort-readiness/cohort-readiness.dto.js';
import { answerQuestion, gradeAttempt, sheet } from '../support/answering.js';
import {
  bankOf,
  changeShares,
  coachElsewhere,
  openClassroom,
  type Classroom,
} from '../support/coaching.js';
import type { SignedUp } from '../support/login.js';
import { startPractising } from '../support/practice.js';
import { getScore, setTarget } from '../support/readiness.js';
import { changeTarget, makeTarget } from '../support/readiness-targets.js';
import type { TestApp } from '../support/test-app.js';

describe('GET /v1/cohorts/:id/readiness', () => {
  let room: Classroom;
  let app: TestApp;

  beforeAll(async () => {
    room = await openClassroom('ready', 6);
    ({ app } = room);
  });
  afterAll(() => app.close());

  const question = (index: number) => room.questions[index] ?? '';

  async function read(query = '', who = room.coach): Promise<CohortReadinessResponse> {
    const response = await room.get(who, `/readiness?limit=100${query}`);
    if (response.status !== 200) throw new Error(response.text);
    return response.body as CohortReadinessResponse;
  }

  async function rowOf(member: SignedUp, query = ''): Promise<MemberReadinessResponse> {
    const row = (await read(query)).data.find((each) => each.member.accountId === member.id);
    if (row === undefined) throw new Error('not there');
    return row;
  }

  async function answered(who: SignedUp, questionId: string, levels: string): Promise<void> {
    const { id } = await answerQuestion(app, who, questionId);
    await gradeAttempt(app, who, id, sheet(levels));
  }

  async function shareKitBank(): Promise<void> {
    const { body } = await app.http.get('/v1/readiness/templates').set(room.owner.auth);
    const { data } = body as { data: { slug: string; bankId: string }[] };
    const bankId = data.find(({ slug }) => slug === 'senior-backend')?.bankId ?? '';
    const path = `/v1/cohorts/${room.cohortId}/banks/${bankId}`;
    const response = await app.http.put(path).set(room.owner.auth).send({});
    if (response.status >= 300) throw new Error(response.text);
  }

  async function looksAt(member: SignedUp): Promise<number> {
    const response = await app.http.get('/v1/access-log?limit=100').set(member.auth);
    const { data } = response.body as { data: { what: string }[] };
    return data.filter(({ what }) => what === 'readiness').length;
  }

  describe('of members with targets of their own', () => {
    it('has of who shows nothing, and of who aims at nothing, the name only', async () => {
      const quiet = await room.addMember('none', 'Quiet Quentin');
      await makeTarget(app, quiet, question(0));
      await answered(quiet, question(0), '33333');
      const aimless = await room.addMember('scores', 'Aimless Ada');
      const { data, outlook } = await read();
      const nothing = { status: null, score: null, passProbability: null, skills: [] };
      expect(data.slice(-2)).toMatchObject([
        {
          member: { accountId: quiet.id, displayName: 'Quiet Quentin' },
          state: 'not-sharing',
          ...nothing,
        },
        {
          member: { accountId: aimless.id, displayName: 'Aimless Ada' },
          state: 'no-target',
          ...nothing,
        },
      ]);
      expect(outlook).toMatchObject({ members: data.length, notSharing: 1, withoutTarget: 1 });
      expect([await looksAt(quiet), await looksAt(aimless)]).toEqual([0, 1]);
      await changeShares(room, quiet, 'scores');
      expect(await rowOf(quiet)).toMatchObject({ state: 'scored', attempts: 1 });
      await changeShares(room, quiet, 'none');
      expect(await rowOf(quiet)).toMatchObject({ state: 'not-sharing', ...nothing });
      expect(await looksAt(quiet)).toBe(1);
    });

    it('tells the score that each is told, and not what they call it', async () => {
      const member = await room.addMember('scores');
      const target = await makeTarget(app, member, question(0), {
        name: 'A secret employer',
        interviewDay: '2026-04-20',
        bar: 0.5,
      });
      await answered(member, question(0), '33333');
      await answered(member, question(1), '11111');
      const report = await getScore(app, member, target);
      const { status, score, low80, high80, sd, passProbability, bar, coverage, trust } = report;
      const figures = { status, score, low80, high80, sd, passProbability, bar, coverage, trust };
      const row = await rowOf(member);
      expect(row).toMatchObject({
        ...figures,
        interviewDay: '2026-04-20',
        attempts: 2,
        askNext: report.askNext,
      });
      expect(row.skills).toMatchObject(
        report.skills.map((skill) => ({
          skillId: skill.skillId,
          score: skill.score,
          sd: skill.sd,
          status: skill.status,
          openMustHaves: skill.mustHaveOpen.length,
        })),
      );
      expect(JSON.stringify(await read())).not.toContain('A secret employer');
    });

    it('takes the next interview, and a target without a day when all are over', async () => {
      const member = await room.addMember('scores');
      await makeTarget(app, member, question(0), { bar: 0.5 });
      await makeTarget(app, member, question(0), { interviewDay: '2026-04-10', bar: 0.6 });
      await makeTarget(app, member, question(0), { interviewDay: '2026-04-01', bar: 0.7 });
      const now = app.clock.now().toISOString();
      const measured = async () => {
        const { bar, interviewDay } = await rowOf(member);
        return [bar, interviewDay];
      };
      expect(await measured()).toEqual([0.7, '2026-04-01']);
      app.clock.set('2026-04-05T12:00:00.000Z');
      expect(await measured()).toEqual([0.6, '2026-04-10']);
      app.clock.set('2026-04-12T12:00:00.000Z');
      expect(await measured()).toEqual([0.5, null]);
      app.clock.set(now);
    });

    it('shows no figure without a graded answer, and expects nothing of it', async () => {
      const before = (await read()).outlook;
      const member = await room.addMember('scores');
      await makeTarget(app, member, question(0));
      const row = await rowOf(member);
      expect(row).toMatchObject({
        state: 'scored',
        status: 'no-data',
        score: null,
        passProbability: null,
        askNext: null,
        skills: [{ status: 'no-data', score: null, low80: null }],
      });
      const { outlook } = await read();
      expect(outlook.withoutData).toBe(before.withoutData + 1);
      expect(outlook.expectedPasses).toEqual(before.expectedPasses);
    });

    it('adds the chances up', async () => {
      const member = await room.addMember('scores');
      await makeTarget(app, member, question(0), { bar: 0.3 });
      await answered(member, question(0), '22222');
      const { data, outlook } = await read();
      const chances = data.flatMap(({ passProbability }) => passProbability ?? []);
      const expected = chances.reduce((sum, chance) => sum + chance, 0);
      const variance = chances.reduce((sum, chance) => sum + chance * (1 - chance), 0);
      expect(chances.length).toBeGreaterThan(1);
      expect(outlook.expectedPasses.of).toBe(chances.length);
      expect(outlook.expectedPasses.expected).toBeCloseTo(expected, 3);
      expect(outlook.expectedPasses.sd).toBeCloseTo(Math.sqrt(variance), 3);
      const gains = outlook.gradesWanted.map(({ sdNow, sdAfter }) => sdNow - sdAfter);
      expect(gains.length).toBeGreaterThan(1);
      expect(gains).toEqual(gains.toSorted((one, other) => other - one));
    });
  });

  describe('what a coach may not look at', () => {
    it('tells of must-haves of the cohort’s questions only', async () => {
      const member = await room.addMember('scores');
      const elsewhere = room.elsewhere[0] ?? '';
      const bankIds = [await bankOf(app, question(0)), await bankOf(app, elsewhere)];
      await makeTarget(app, member, question(0), { bankIds });
      await answered(member, question(3), '00033');
      await answered(member, elsewhere, '00033');
      const { outlook } = await read();
      const told = outlook.mustHaves.find(({ questionId }) => questionId === question(3));
      expect(told).toMatchObject({ title: 'Title of ready-3', members: 1 });
      expect(outlook.mustHaves.map(({ questionId }) => questionId)).not.toContain(elsewhere);
      expect((await rowOf(member)).skills).toMatchObject([{ openMustHaves: 1 }]);
    });

    it('counts nothing of a bank that is closed to the coach', async () => {
      const member = await room.addMember('scores');
      const elsewhere = room.elsewhere[1] ?? '';
      const closed = await bankOf(app, elsewhere);
      await makeTarget(app, member, question(0), {
        bankIds: [await bankOf(app, question(0)), closed],
      });
      await answered(member, question(0), '22222');
      await answered(member, elsewhere, '33333');
      const [own, others] = [room.questions.length, room.elsewhere.length];
      expect(await rowOf(member)).toMatchObject({
        attempts: 1,
        questions: { asked: own + others, ofCohort: own },
      });
      await app.dataSource.query(`UPDATE bank SET visibility = 'private' WHERE id = $1`, [closed]);
      expect(await rowOf(member)).toMatchObject({ questions: { asked: own, ofCohort: own } });
      await app.dataSource.query(`UPDATE bank SET visibility = 'public' WHERE id = $1`, [closed]);
    });

    it('gives no figure of questions outside the cohort, whatever members are measured by', async () => {
      const member = await room.addMember('scores', 'Outside Otto');
      const [probed = '', ...others] = room.elsewhere;
      await answered(member, probed, '00033');
      await makeTarget(app, member, probed, { interviewDay: '2026-04-20', bar: 0.5 });
      // Only the one question has a weight.
      const questionRules = others.map((questionId) => ({ questionId, weight: 0 }));
      const probe = await makeTarget(app, room.coach, probed, { questionRules });
      for (const query of ['', `&targetId=${probe}`]) {
        const { outlook } = await read(query);
        const row = await rowOf(member, query);
        const { member: who, state, questions, skills, ...figures } = row;
        expect({ id: who.accountId, state, questions, skills }).toEqual({
          id: member.id,
          state: 'no-questions',
          questions: { asked: room.elsewhere.length, ofCohort: 0 },
          skills: [],
        });
        expect(Object.values(figures).filter((figure) => figure !== null)).toEqual([]);
        expect(outlook.withoutQuestions).toBeGreaterThan(0);
        expect(outlook.mustHaves.map(({ questionId }) => questionId)).not.toContain(probed);
      }
      const csv = await room.get(room.coach, '/readiness?format=csv');
      const told = csv.text.split('\r\n').find((line) => line.startsWith(member.id));
      const cells = `${member.id},Outside Otto,no-questions,${room.elsewhere.length},0,`;
      expect(told).toBe(cells.padEnd(cells.length + 26, ','));
      const svg = String((await room.get(room.coach, '/readiness?format=svg&limit=100')).body);
      expect(svg).toContain('Outside Otto is asked no question of the cohort.');
    });

    it('scores by what is the cohort’s alone, as if the rest had never been answered', async () => {
      const [mixed, plain] = [await room.addMember('scores'), await room.addMember('scores')];
      const elsewhere = room.elsewhere[2] ?? '';
      const bankIds = [await bankOf(app, question(0)), await bankOf(app, elsewhere)];
      for (const member of [mixed, plain]) {
        await makeTarget(app, member, question(0), { bankIds });
        await answered(member, question(0), '22222');
      }
      await answered(mixed, elsewhere, '00033');
      const one = await rowOf(mixed);
      const { member: _, ...figures } = await rowOf(plain);
      expect(one).toMatchObject(figures);
      expect(one).toMatchObject({ attempts: 1, trust: { self: 1, coach: 0 } });
    });

    it('tells no question of the cohort from the others by the weights of a coach', async () => {
      const member = await room.addMember('scores');
      await answered(member, question(0), '33333');
      await answered(member, question(1), '00000');
      const all = await makeTarget(app, room.coach, question(0));
      const questionRules = room.questions
        .slice(1)
        .map((questionId) => ({ questionId, weight: 0 }));
      const one = await makeTarget(app, room.coach, question(0), { questionRules });
      const row = await rowOf(member, `&targetId=${one}`);
      expect(row).toEqual(await rowOf(member, `&targetId=${all}`));
      expect(row).toMatchObject({ attempts: 2 });
    });

    it('writes one entry an hour for each member, also of those on other pages', async () => {
      const member = await room.addMember('scores');
      await room.get(room.coach, '/readiness?limit=1');
      app.clock.advance({ minutes: 59 });
      await read();
      expect(await looksAt(member)).toBe(1);
      app.clock.advance({ minutes: 2 });
      await read();
      expect(await looksAt(member)).toBe(2);
    });

    it('is nothing to who coaches elsewhere, or only learns here', async () => {
      const other = await coachElsewhere(app);
      expect((await room.get(other, '/readiness')).status).toBe(404);
      const member = await room.addMember('scores');
      expect((await room.get(member, '/readiness')).status).toBe(403);
      const path = `/v1/cohorts/${randomUUID()}/readiness`;
      expect((await app.http.get(path).set(room.coach.auth)).status).toBe(404);
    });
  });

  describe('by one measure for all', () => {
    it('takes a role of the kit, as far as its bank is the cohort’s', async () => {
      const member = await room.addMember('scores');
      await answered(member, question(0), '33333');
      const query = '&template=senior-backend';
      const without = await read(query);
      expect(without.skills).toEqual([]);
      expect(without.outlook).toMatchObject({
        notSharing: 1,
        withoutTarget: 0,
        withoutQuestions: without.data.length - 1,
        expectedPasses: { of: 0, expected: 0, sd: 0 },
      });
      expect(await rowOf(member, query)).toMatchObject({ state: 'no-questions', skills: [] });
      await shareKitBank();
      const { data, skills, outlook } = await read(query);
      const scored = data.filter(({ state }) => state === 'scored');
      expect(skills.length).toBeGreaterThan(5);
      expect(scored.length).toBe(data.length - 1);
      expect(outlook).toMatchObject({ notSharing: 1, withoutTarget: 0, withoutQuestions: 0 });
      for (const row of scored) {
        expect(row.skills.map(({ skillId }) => skillId)).toEqual(
          skills.map(({ skillId }) => skillId),
        );
        expect(row.questions?.ofCohort).toBe(row.questions?.asked);
      }
      expect(await rowOf(member, query)).toMatchObject({ status: 'no-data' });
    });

    it('takes a target of the coach', async () => {
      const member = await room.addMember('scores');
      await answered(member, question(0), '33333');
      const bankIds = [await bankOf(app, question(0))];
      const { id } = await setTarget(app, room.coach, { bankIds, bar: 0.55 });
      const row = await rowOf(member, `&targetId=${id}`);
      expect(row).toMatchObject({ bar: 0.55, attempts: 1, interviewDay: null });
      await changeTarget(app, room.coach, id, { interviewDay: '2026-05-01' });
      expect(await rowOf(member, `&targetId=${id}`)).toMatchObject({ interviewDay: '2026-05-01' });
    });

    it('refuses what is not known, and two measures at once', async () => {
      const stranger = await startPractising(app);
      const theirs = await makeTarget(app, stranger, question(0));
      for (const query of ['template=no-such-role', `targetId=${theirs}`]) {
        const response = await room.get(room.coach, `/readiness?${query}`);
        expect(response.status).toBe(422);
        const pointer = `#/${query.split('=')[0]}`;
        expect(response.body).toMatchObject({ errors: [{ in: 'query', pointer }] });
      }
      const both = await room.get(
        room.coach,
        `/readiness?template=senior-backend&targetId=${theirs}`,
      );
      expect(both.status).toBe(400);
    });
  });

  it('comes page by page, with the whole on each', async () => {
    const all = await read();
    const first = (await room.get(room.coach, '/readiness?limit=3')).body as typeof all;
    const rest = await room.get(room.coach, `/readiness?limit=100&cursor=${first.nextCursor}`);
    const { data, outlook, nextCursor } = rest.body as typeof all;
    expect([...first.data, ...data]).toEqual(all.data);
    expect([first.outlook, outlook]).toEqual([all.outlook, all.outlook]);
    expect(nextCursor).toBeNull();
  });

  it('comes as a table with a row for each member and skill, that no spreadsheet runs', async () => {
    const member = await room.addMember('scores', '=1+1');
    await makeTarget(app, member, question(0));
    await answered(member, question(0), '22222');
    const response = await room.get(room.coach, '/readiness?format=csv&limit=1');
    expect(response.headers['content-type']).toContain('text/csv');
    const rows = parse(response.text, { columns: true, record_delimiter: '\r\n' }) as Record<
      string,
      string
    >[];
    const { data } = await read();
    const counts = data.map(({ skills }) => Math.max(1, skills.length));
    expect(rows).toHaveLength(counts.reduce((sum, count) => sum + count, 0));
    const own = await rowOf(member);
    expect(rows.at(-1)).toMatchObject({
      learner_id: member.id,
      learner: "'=1+1",
      state: 'scored',
      score: String(own.score),
      skill_id: 'test-skill',
      skill_score: String(own.skills[0]?.score),
      open_must_haves: '0',
    });
  });

  it('comes as a map of cells that says what it shows', async () => {
    const response = await room.get(room.coach, '/readiness?format=svg&limit=100&theme=light');
    const svg = String(response.body);
    expect(response.headers['content-type']).toContain('image/svg+xml');
    expect(svg).toContain('role="img"');
    expect(svg).toContain('Quiet Quentin does not show it.');
    const { data } = await read();
    const scored = data.find(({ score }) => score !== null);
    const half = Math.round(((scored?.high80 ?? 0) - (scored?.low80 ?? 0)) * 50);
    expect(svg).toContain(`${Math.round((scored?.score ?? 0) * 100)} ± ${half}`);
  });
});
