import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { KitProgrammeLoader } from '../../src/plan/kit-programme-loader.js';
import { signUp, type SignedUp } from '../support/login.js';
import { startTestApp, type TestApp } from '../support/test-app.js';

interface WeekBody {
  number: number;
  research: { readings: { sourceId: string; url: string; cost: string; minutes: number }[] };
  build: { routes: { id: string; cost: string; seen: string }[] };
  capstone: { milestone: number | null; choices: { capstone: string; questionId: string }[] };
  review: {
    questions: { questionId: string; slug: string; title: string; form: string }[];
    askedMinutes: number;
    leftMinutes: number;
    written: object | null;
  };
}
interface ProgrammeBody {
  edition: number;
  hours: object;
  weeks: WeekBody[];
  reserve: { questionId: string; slug: string; timeLimitMinutes: number }[];
}

const slug = 'eight-weeks-to-staff';

describe('programmes', () => {
  let app: TestApp;
  let learner: SignedUp;

  beforeAll(async () => {
    app = await startTestApp();
    learner = await signUp(app);
  });
  afterAll(() => app.close());

  const read = async (): Promise<ProgrammeBody> => {
    const { body } = await app.http.get(`/v1/programmes/${slug}`).set(learner.auth).expect(200);
    return body as ProgrammeBody;
  };

  describe('GET /v1/programmes', () => {
    it('lists the one of the kit with its hours, fixed and stated', async () => {
      const { body } = await app.http.get('/v1/programmes').set(learner.auth).expect(200);
      expect(body).toMatchObject({
        data: [
          {
            slug,
            edition: 1,
            capstones: ['cap-mini-db', 'cap-social-scale', 'cap-migration-tool'],
            hours: {
              weeks: 8,
              fixedPerWeek: 9,
              fixedTotal: 72,
              statedFrom: 80,
              statedTo: 120,
              flexiblePerWeekFrom: 1,
              flexiblePerWeekTo: 6,
            },
          },
        ],
        nextCursor: null,
      });
    });
  });

  describe('GET /v1/programmes/:slug', () => {
    it('has eight weeks, 45 to 52, whose Sundays hold at most two hours', async () => {
      const { weeks } = await read();
      expect(weeks.map(({ number }) => number)).toEqual([45, 46, 47, 48, 49, 50, 51, 52]);
      for (const { review } of weeks) {
        expect(review.askedMinutes).toBeLessThanOrEqual(120);
        expect(review.askedMinutes + review.leftMinutes).toBe(120);
      }
    });

    it('names questions by id and sources by address, with what they cost', async () => {
      const { weeks, reserve } = await read();
      const [first] = weeks;
      expect(first?.research.readings[0]).toMatchObject({
        sourceId: 'aurora-2017',
        cost: 'free',
        url: expect.stringMatching(/^https:/u),
      });
      const [asked] = first?.review.questions ?? [];
      const question = await app.http
        .get(`/v1/questions/${asked?.questionId ?? ''}`)
        .set(learner.auth)
        .expect(200);
      expect(question.body).toMatchObject({ slug: asked?.slug, title: asked?.title });
      expect(reserve).toHaveLength(6);
      const costs = new Set(weeks.flatMap(({ build }) => build.routes.map(({ cost }) => cost)));
      expect(costs).toEqual(new Set(['free', 'credit', 'paid']));
    });

    it('has a milestone of each project for a week, and the projects in the last', async () => {
      const { weeks } = await read();
      expect(weeks.map(({ capstone }) => capstone.milestone)).toEqual([1, 2, 3, 4, 5, 6, 7, null]);
      const ids = weeks.flatMap(({ capstone }) =>
        capstone.choices.map(({ questionId }) => questionId),
      );
      expect(new Set(ids).size).toBe(24);
    });

    it('has the large designs in their short form', async () => {
      const { weeks } = await read();
      const short = weeks.flatMap(({ review }) =>
        review.questions.filter(({ form }) => form === 'short').map((each) => each.slug),
      );
      expect(short).toEqual([
        'reddit-comments-ranking',
        'news-feed-timeline',
        'flash-sale-inventory',
        'payments-ledger',
      ]);
    });

    it('is not there by another name', async () => {
      const response = await app.http.get('/v1/programmes/no-such').set(learner.auth);
      expect([response.status, response.body]).toMatchObject([404, { code: 'not-found' }]);
      await app.http.get('/v1/programmes/No!').set(learner.auth).expect(400);
    });
  });

  describe('the kit', () => {
    const kitDir = fileURLToPath(new URL('../../seed/kit', import.meta.url));
    let dir: string;
    let bankId: string;

    beforeAll(async () => {
      dir = mkdtempSync(join(tmpdir(), 'kit-'));
      cpSync(join(kitDir, 'programme.yaml'), join(dir, 'programme.yaml'));
      const [row] = await app.dataSource.query<{ id: string }[]>(
        `SELECT bank_id AS id FROM programme_edition WHERE slug = $1`,
        [slug],
      );
      bankId = row?.id ?? '';
    });
    afterAll(() => {
      rmSync(dir, { recursive: true });
    });

    const rewrite = (before: string, after: string): void => {
      const path = join(dir, 'programme.yaml');
      writeFileSync(path, readFileSync(path, 'utf8').replace(before, after));
    };
    const load = (): Promise<void> => app.app.get(KitProgrammeLoader).load(dir, bankId);

    it('brings nothing the second time, and another edition once anything is new', async () => {
      await load();
      expect((await read()).edition).toBe(1);
      rewrite('theme: Go or no go', 'theme: Ship or not');
      await load();
      const { edition, weeks } = await read();
      expect(edition).toBe(2);
      expect(weeks[7]).toMatchObject({ theme: 'Ship or not' });
    });

    it('is refused by file and place', async () => {
      rewrite('slug: shard-key-rebalancing', 'slug: shard-key-rebalanced');
      await expect(load()).rejects.toThrow(
        `${dir}/programme.yaml is faulty at #/weeks/4/review/questions/1: 'shard-key-rebalanced' is no question`,
      );
      rewrite('weekday: 7', 'weekday: 8');
      await expect(load()).rejects.toThrow('#/cadence/3/weekday: must be at most 7');
    });
  });
});
