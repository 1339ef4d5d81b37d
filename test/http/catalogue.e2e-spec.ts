import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { signUp, type SignedUp } from '../support/login.js';
import { startTestApp, type TestApp } from '../support/test-app.js';

interface Listed {
  data: Record<string, unknown>[];
  nextCursor: string | null;
}

const hasOne = (list: unknown, wanted: readonly string[]): boolean =>
  Array.isArray(list) && wanted.some((each) => list.includes(each));

describe('the catalogue', () => {
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
      const query: Record<string, string> = cursor === '' ? { limit: '4' } : { limit: '4', cursor };
      const response = await app.http.get(path).query(query).set(learner.auth);
      expect(response.status).toBe(200);
      const page = response.body as Listed;
      rows.push(...page.data);
      cursor = page.nextCursor;
    }
    return rows;
  }

  describe.each([
    ['/v1/skills', 'skill', 'slug', ['slug', 'name', 'description', 'levels']],
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
        'topics',
      ],
    ],
    [
      '/v1/certifications',
      'certification',
      'id',
      ['id', 'name', 'provider', 'status', 'worth', 'facts', 'skills', 'sources'],
    ],
    [
      '/v1/cloud-services',
      'cloud_service',
      'id',
      ['id', 'name', 'provider', 'summary', 'facts', 'sources'],
    ],
  ])('GET %s', (path, table, key, fields) => {
    it('pages through all of them once, in order', async () => {
      const rows = await pages(path);
      const stored = await app.dataSource.query<Record<string, string>[]>(
        `SELECT ${key} FROM ${table} ORDER BY ${key}`,
      );
      expect(stored.length).toBeGreaterThan(5);
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

  it.each<[string, (row: Record<string, unknown>) => boolean]>([
    ['/v1/sources?id=ddia2,ssi-pg', ({ id }) => id === 'ddia2' || id === 'ssi-pg'],
    ['/v1/sources?cost=paid', ({ cost }) => cost === 'paid'],
    ['/v1/sources?provider=aws,gcp', ({ provider }) => provider === 'aws' || provider === 'gcp'],
    ['/v1/sources?kind=paper', ({ kind }) => kind === 'paper'],
    ['/v1/sources?difficulty=intro', ({ difficulty }) => difficulty === 'intro'],
    ['/v1/sources?topic=caching,wal', ({ topics }) => hasOne(topics, ['caching', 'wal'])],
    ['/v1/certifications?provider=aws', ({ provider }) => provider === 'aws'],
    ['/v1/certifications?status=retired', ({ status }) => status === 'retired'],
    ['/v1/certifications?skill=dr-backup', ({ skills }) => hasOne(skills, ['dr-backup'])],
    ['/v1/cloud-services?provider=azure', ({ provider }) => provider === 'azure'],
  ])('GET %s leaves out all else', async (path, matches) => {
    const [bare = ''] = path.split('?');
    const all = await pages(bare);
    const expected = all.filter(matches);
    expect(expected.length).toBeGreaterThan(0);
    expect(expected.length).toBeLessThan(all.length);
    const response = await app.http.get(`${path}&limit=100`).set(learner.auth);
    expect((response.body as Listed).data).toEqual(expected);
  });

  it.each([
    ['/v1/sources?cost=cheap', '#/cost'],
    ['/v1/sources?topic=Caching', '#/topic'],
    ['/v1/certifications?status=old', '#/status'],
    ['/v1/cloud-services?provider=', '#/provider'],
  ])('GET %s is refused at %s', async (path, pointer) => {
    const response = await app.http.get(path).set(learner.auth);
    expect(response.status).toBe(400);
    expect(response.body).toMatchObject({ errors: [{ pointer }] });
  });

  it('tells what can be observed of somebody at each level', async () => {
    const [skill] = await pages('/v1/skills');
    expect(Object.keys(skill?.['levels'] ?? {})).toEqual(['working', 'senior', 'staff']);
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
