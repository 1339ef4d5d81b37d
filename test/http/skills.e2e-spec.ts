import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { signUp, type SignedUp } from '../support/login.js';
import { startTestApp, type TestApp } from '../support/test-app.js';

interface Listed {
  data: Record<string, unknown>[];
  nextCursor: string | null;
}

describe('the vocabulary of the bank', () => {
  let app: TestApp;
  let learner: SignedUp;

  beforeAll(async () => {
    app = await startTestApp();
    learner = await signUp(app);
  });
  afterAll(() => app.close());

  async function pages(path: string): Promise<Record<string, unknown>[]> {
    const rows: Record<string, unknown>[] = [];
    for (let cursor: string | null = ''; cursor !== null;) {
      const query: Record<string, string> = cursor === '' ? { limit: '7' } : { limit: '7', cursor };
      const response = await app.http.get(path).query(query).set(learner.auth);
      expect(response.status).toBe(200);
      const page = response.body as Listed;
      rows.push(...page.data);
      cursor = page.nextCursor;
    }
    return rows;
  }

  describe.each([
    ['/v1/skills', 'skill', 'slug', ['slug', 'name', 'description']],
    ['/v1/topics', 'topic', 'slug', ['slug', 'name']],
    [
      '/v1/sources',
      'source',
      'id',
      [
        'id',
        'title',
        'authors',
        'year',
        'url',
        'kind',
        'provider',
        'cost',
        'difficulty',
        'minutes',
      ],
    ],
  ])('GET %s', (path, table, key, fields) => {
    it('pages through all of them once, in order', async () => {
      const rows = await pages(path);
      const stored = await app.dataSource.query<Record<string, string>[]>(
        `SELECT ${key} FROM ${table} ORDER BY ${key}`,
      );
      expect(stored.length).toBeGreaterThan(7);
      expect(rows.map((row) => row[key])).toEqual(stored.map((row) => row[key]));
      expect(Object.keys(rows[0] ?? {})).toEqual(fields);
    });

    it('refuses a caller without a token', async () => {
      const response = await app.http.get(path);
      expect(response.status).toBe(401);
    });

    it.each(['limit=0', 'limit=101', 'limit=0x10', 'limit=%205', 'limit=5&limit=6', 'unknown=1'])(
      'refuses ?%s',
      async (query) => {
        const response = await app.http.get(`${path}?${query}`).set(learner.auth);
        expect(response.status).toBe(400);
        expect(response.body).toMatchObject({ code: 'validation-failed' });
      },
    );
  });

  it('does not take the cursor of one list for another, nor of another caller', async () => {
    const first = await app.http.get('/v1/topics?limit=1').set(learner.auth);
    const { nextCursor: cursor } = first.body as Listed;
    const elsewhere = await app.http.get('/v1/skills').query({ cursor }).set(learner.auth);
    expect(elsewhere.status).toBe(400);
    const other = await signUp(app);
    const stolen = await app.http.get('/v1/topics').query({ cursor }).set(other.auth);
    expect(stolen.status).toBe(400);
    expect(stolen.body).toMatchObject({ errors: [{ pointer: '#/cursor' }] });
  });
});
