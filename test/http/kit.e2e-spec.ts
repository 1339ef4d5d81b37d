import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { signUp, type SignedUp } from '../support/login.js';
import { startTestApp, type TestApp } from '../support/test-app.js';

interface Listed {
  id: string;
  slug: string;
  kind: string;
  level: string;
  topics: string[];
  skills: string[];
}

interface Outline {
  outline: string[];
  rubric: { levels: unknown[] }[];
  sources: string[];
  runbook: unknown;
  scope: unknown;
}

/** What the kit promises as a whole; each item's own rules are the linter's. */
describe('the kit that ships', () => {
  let app: TestApp;
  let learner: SignedUp;
  let questions: Listed[];

  beforeAll(async () => {
    app = await startTestApp();
    learner = await signUp(app);
    questions = (await read<{ data: Listed[] }>('/v1/questions?limit=100')).data;
  });
  afterAll(() => app.close());

  async function read<Body>(path: string): Promise<Body> {
    const response = await app.http.get(path).set(learner.auth);
    if (response.status !== 200) throw new Error(`${path}: ${response.text}`);
    return response.body as Body;
  }

  async function names(path: string, key: string): Promise<Set<unknown>> {
    const all = new Set<unknown>();
    for (let cursor: string | null = ''; cursor !== null;) {
      const query: string = cursor === '' ? 'limit=100' : `limit=100&cursor=${cursor}`;
      const page: { data: Record<string, unknown>[]; nextCursor: string | null } = await read(
        `${path}?${query}`,
      );
      for (const row of page.data) all.add(row[key]);
      cursor = page.nextCursor;
    }
    return all;
  }

  const count = (matches: (question: Listed) => boolean): number =>
    questions.filter(matches).length;

  it('has its thirty technical questions, half senior and half staff, and all that goes with them', () => {
    const technical = ['concept', 'operations', 'design'];
    expect({
      concept: count(({ kind }) => kind === 'concept'),
      operations: count(({ kind }) => kind === 'operations'),
      design: count(({ kind }) => kind === 'design'),
      senior: count(({ kind, level }) => technical.includes(kind) && level === 'senior'),
      staff: count(({ kind, level }) => technical.includes(kind) && level === 'staff'),
      behavioral: count(({ kind }) => kind === 'behavioral'),
      scenario: count(({ kind }) => kind === 'scenario'),
      capstone: count(({ kind }) => kind === 'capstone'),
    }).toEqual({
      concept: 12,
      operations: 8,
      design: 10,
      senior: 15,
      staff: 15,
      behavioral: 14,
      scenario: 8,
      capstone: 3,
    });
  });

  it('shows every outline, with the part of its kind and sources that can be looked up', async () => {
    const sources = await names('/v1/sources', 'id');
    for (const { id, kind } of questions) {
      const outline = await read<Outline>(`/v1/questions/${id}/outline`);
      expect(outline.sources.filter((source) => !sources.has(source))).toEqual([]);
      expect(outline.runbook !== null).toBe(kind === 'scenario');
      expect(outline.scope !== null).toBe(kind === 'behavioral');
      expect(new Set(outline.rubric.map(({ levels }) => levels.length))).toEqual(new Set([4]));
    }
  });

  it('trains every skill of the matrix, by more than one item', async () => {
    const trained = questions.flatMap(({ skills }) => skills);
    for (const skill of await names('/v1/skills', 'slug')) {
      expect([skill, trained.filter((each) => each === skill).length >= 2]).toEqual([skill, true]);
    }
  });

  it('has seven milestones for each capstone, in their order', async () => {
    for (const { slug } of questions.filter(({ kind }) => kind === 'capstone')) {
      const { data } = await read<{ data: Listed[] }>(`/v1/questions?capstone=${slug}`);
      expect(data.map((each) => each.slug.replace(/-m(\d).*$/u, ' $1'))).toEqual(
        [1, 2, 3, 4, 5, 6, 7].map((number) => `${slug} ${number}`),
      );
    }
  });
});
