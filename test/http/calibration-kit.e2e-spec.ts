import { cpSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { KitAnchorLoader } from '../../src/calibration/kit-anchor-loader.js';
import { KitLoader } from '../../src/question-bank/kit-loader.service.js';
import type { AnchorBody, TryBody } from '../support/anchors.js';
import type { SignedUp } from '../support/login.js';
import { startPractising } from '../support/practice.js';
import { startTestApp, type TestApp } from '../support/test-app.js';

const changedName = 'isolation-anomalies-mvcc-2';

describe('the anchors of the kit', () => {
  let dir: string;
  let app: TestApp;
  let admin: SignedUp;
  let learner: SignedUp;

  beforeAll(async () => {
    dir = mkdtempSync(join(tmpdir(), 'kit-'));
    cpSync('seed/kit', dir, { recursive: true });
    app = await startTestApp({ KIT_DIR: dir });
    admin = await startPractising(app, { role: 'admin' });
    learner = await startPractising(app);
  }, 60_000);
  afterAll(async () => {
    await app.close();
    rmSync(dir, { recursive: true });
  });

  const rows = () =>
    app.dataSource.query<{ id: string; name: string; question: string; retired: boolean }[]>(
      `SELECT a.id, a.kit_name AS name, a.question_id AS question,
              a.retired_at IS NOT NULL AS retired
         FROM calibration_anchor a ORDER BY a.kit_name, a.retired_at NULLS LAST, a.id`,
    );
  const idOf = async (name: string): Promise<string> =>
    (await rows()).find((row) => row.name === name && !row.retired)?.id ?? '';
  const load = async (): Promise<void> => {
    const [bank] = await app.dataSource.query<{ id: string }[]>(
      `SELECT id FROM bank WHERE slug = 'database-and-system-design'`,
    );
    await app.app.get(KitAnchorLoader).load(dir, bank?.id ?? '');
  };
  const path = join('anchors', `${changedName}.yaml`);

  /** Change the file, as a newer kit would. */
  function change(from: string | RegExp, to: string): void {
    const text = readFileSync(join(dir, path), 'utf8');
    expect(text).toMatch(from);
    writeFileSync(join(dir, path), text.replace(from, to));
  }

  async function get(address: string, who: SignedUp): Promise<unknown> {
    const response = await app.http.get(address).set(who.auth);
    if (response.status !== 200) throw new Error(`${address}: ${response.text}`);
    return response.body;
  }

  /** The same grade as the expert's, in the learner's name. */
  async function agree(id: string): Promise<TryBody> {
    const question = (await rows()).find((row) => row.id === id)?.question;
    const { items } = (await get(`/v1/questions/${question}/anchors/${id}`, admin)) as AnchorBody;
    const response = await app.http
      .post(`/v1/calibration/anchors/${id}/tries`)
      .set(learner.auth)
      .send({ items: items.map(({ criterion, level }) => ({ criterion, level })) });
    if (response.status !== 201) throw new Error(`try: ${response.text}`);
    return response.body as TryBody;
  }

  it('are offered to a new learner, strong, middling and weak ones', async () => {
    const { data } = (await get('/v1/calibration/anchors', learner)) as { data: { id: string }[] };
    expect(data).toHaveLength(readdirSync(join(dir, 'anchors')).length);
    const results = [];
    for (const { id } of data) results.push(await agree(id));
    expect(results.every(({ passed, meanOff }) => passed && meanOff === 0)).toBe(true);
    const scores = results.map(({ expertScore }) => expertScore ?? 0);
    expect(Math.min(...scores)).toBeLessThan(0.35);
    expect(Math.max(...scores)).toBeGreaterThan(0.9);
    expect(scores.filter((score) => score > 0.4 && score < 0.7).length).toBeGreaterThan(1);
    const standing = await get('/v1/calibration/standing', learner);
    expect(standing).toMatchObject({ data: [{ calibrated: true }] });
  });

  it('are of 150 to 400 words, and quote the answer for every criterion', async () => {
    const found = await app.dataSource.query<{ answer: string; items: { quote: unknown }[] }[]>(
      'SELECT answer, items FROM calibration_anchor',
    );
    for (const { answer, items } of found) {
      const words = answer.split(/\s+/u).length;
      expect([words >= 150, words <= 400]).toEqual([true, true]);
      expect(items.every(({ quote }) => typeof quote === 'string')).toBe(true);
    }
  });

  it('are not written again by the next start', async () => {
    const before = await rows();
    await app.app.get(KitLoader).load();
    expect(await rows()).toEqual(before);
  });

  it('take other reasons over, and give way to a new one for other levels', async () => {
    const before = await idOf(changedName);
    change('Only the row locks hold.', 'Of the three only the row locks hold.');
    await load();
    expect(await idOf(changedName)).toBe(before);
    const [row] = await app.dataSource.query<{ version: number; items: unknown }[]>(
      'SELECT version, items FROM calibration_anchor WHERE id = $1',
      [before],
    );
    expect(row?.version).toBe(2);
    expect(JSON.stringify(row?.items)).toContain('Of the three only');
    change('redFlags: [3, 5]', 'redFlags: [3]');
    // Through the loader of the whole kit, which calls on all that a kit brings.
    await app.app.get(KitLoader).load();
    const after = await idOf(changedName);
    expect(after).not.toBe(before);
    expect((await rows()).filter(({ name }) => name === changedName)).toMatchObject([
      { id: before, retired: true },
      { id: after, retired: false },
    ]);
  });

  it('stay retired when an admin has retired them', async () => {
    const [row] = await rows();
    if (row === undefined) throw new Error('no anchor');
    const retired = await app.http
      .post(`/v1/questions/${row.question}/anchors/${row.id}/retire`)
      .set(admin.auth);
    expect(retired.status).toBe(200);
    const before = await rows();
    await load();
    expect(await rows()).toEqual(before);
  });

  it('name the file and the place when they are faulty', async () => {
    change('level: absent', 'level: none');
    await expect(load()).rejects.toThrow(
      `${join(dir, path)} is faulty at #/items/3/level: is not a level of 'retry'`,
    );
    change('question: isolation-anomalies-mvcc', 'question: isolation');
    await expect(load()).rejects.toThrow(`${join(dir, path)} is faulty at #/question`);
    writeFileSync(join(dir, path), 'question: [1\n');
    await expect(load()).rejects.toThrow(`${join(dir, path)} cannot be read`);
  });
});
