import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import type { Grade } from '../../src/attempts/domain/grade.js';
import { GradeGiving } from '../../src/attempts/grade-giving.service.js';
import { GradeSettling } from '../../src/attempts/grade-settling.service.js';
import {
  answerQuestion,
  filledSheet,
  gradeAttempt,
  sheet,
  startAnswering,
  type AttemptBody,
  type Desk,
  type GradeBody,
} from '../support/answering.js';
import { signUp, type SignedUp } from '../support/login.js';
import type { TestApp } from '../support/test-app.js';

/** The version digit of an id that holds no time. */
const ofChance = /^[0-9a-f]{8}-[0-9a-f]{4}-4/u;

const settled = {
  levels: filledSheet('22222').items,
  score: 0.66667,
  mustHaveMet: true,
  mustHavesAtTop: false,
  criteriaAtTop: 0,
  redFlags: [],
  scope: null,
};

describe('grades that peers settle on', () => {
  let app: TestApp;
  let learner: SignedUp;
  let fresh: Desk['fresh'];
  let attemptId: string;

  beforeAll(async () => {
    ({ app, learner, fresh } = await startAnswering('settling', 10));
  });
  afterAll(() => app.close());
  beforeEach(async () => {
    ({ id: attemptId } = await answerQuestion(app, learner, fresh()));
    await gradeAttempt(app, learner, attemptId, sheet('33333'));
  });

  const author = () => ({ id: learner.id, zone: 'UTC', rolloverHour: 4 });
  const read = (path = '', etag = '') =>
    app.http
      .get(`/v1/attempts/${attemptId}${path}`)
      .set({ ...learner.auth, ...(etag === '' ? {} : { 'If-None-Match': etag }) });

  function settle(leavesCard = true): Promise<Grade> {
    const settlement = { attemptId, requestId: randomUUID(), settled, leavesCard };
    return app.app.get(GradeSettling).settle(author(), settlement);
  }

  it.each([true, false])(
    'are a change of the attempt, leaving the card (%p) or not, and when they are struck out',
    async (leavesCard) => {
      const before = String((await read()).headers['etag']);
      expect((await read('', before)).status).toBe(304);
      const { id } = await settle(leavesCard);
      const after = await read('', before);
      expect([after.status, (after.body as AttemptBody).gradeInForce?.kind]).toEqual([
        200,
        'settlement',
      ]);
      const etag = String(after.headers['etag']);
      await app.app.get(GradeSettling).void(author(), attemptId, [id]);
      const last = await read('', etag);
      expect([last.status, (last.body as AttemptBody).gradeInForce?.kind]).toEqual([200, 'self']);
    },
  );

  it('tell the day and nothing nearer', async () => {
    const { id } = await settle();
    const { body } = await read('/grades');
    const [shown] = (body as { data: GradeBody[] }).data;
    const day = app.clock.now().toISOString().slice(0, 10);
    expect(shown).toMatchObject({ id, kind: 'settlement', createdAt: `${day}T00:00:00.000Z` });
    expect(id).toMatch(ofChance);
  });

  it('come of grades whose ids tell no time either', async () => {
    const { id: graderId } = await signUp(app);
    const signed = { kind: 'peer', graderId, reason: null } as const;
    const given = { attemptId, sheet: filledSheet('22222'), signed };
    expect((await app.app.get(GradeGiving).give(author(), given)).id).toMatch(ofChance);
  });
});
