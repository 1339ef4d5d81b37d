import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { BankRelease } from '../../src/question-bank/domain/bank-release.js';
import type { OpenRelease } from '../../src/question-bank/open-release.js';
import { QuestionReader } from '../../src/question-bank/question.reader.js';
import { ReleaseWriter } from '../../src/question-bank/release-writer.service.js';
import { UnitOfWork } from '../../src/platform/database/unit-of-work.js';
import {
  bankDocument,
  importBank,
  questionDocument,
  questionIds,
} from '../support/bank-document.js';
import { startTestApp, type TestApp } from '../support/test-app.js';

const three = ['one', 'two', 'three'];
const named = (slugs: string[], changes: Record<string, object> = {}) =>
  slugs.map((slug) => questionDocument(slug, { ...changes[slug] }));

describe('releases of a bank', () => {
  let app: TestApp;
  let reader: QuestionReader;

  beforeAll(async () => {
    app = await startTestApp();
    reader = app.app.get(QuestionReader);
  });
  afterAll(() => app.close());

  const latest = async (bankId: string) => {
    const rows = await app.dataSource.query<Record<string, unknown>[]>(
      `SELECT number, version, question_count AS count, added, restored, rescored, reworded, moved,
              retired FROM bank_release WHERE bank_id = $1 ORDER BY number DESC LIMIT 1`,
      [bankId],
    );
    return rows[0];
  };
  const slugsIn = async (bankId: string, release: number | null): Promise<string[]> =>
    (await reader.listPublished([{ bankId, release }])).map(({ slug }) => slug);
  const change = (
    bankId: string,
    work: (release: OpenRelease) => Promise<void>,
  ): Promise<BankRelease | null> =>
    app.app.get(UnitOfWork).run(async () => {
      const release = await app.app.get(ReleaseWriter).open(bankId);
      await work(release);
      return release.publish({ notes: 'By hand.', publishedBy: null });
    });

  it('follow from what an import changes, and keep what stood before', async () => {
    const { bankId } = await importBank(app, bankDocument('released', named(three)));
    const none = { restored: 0, rescored: 0, reworded: 0, moved: 0, retired: 0 };
    expect(await latest(bankId)).toEqual({
      ...none,
      number: 1,
      version: '1.0.0',
      count: 3,
      added: 3,
    });

    await importBank(app, bankDocument('released', named(three)));
    expect(await latest(bankId)).toMatchObject({ number: 1 });

    const reworded = named(three, { two: { intent: 'Probes something else.' } });
    await importBank(app, bankDocument('released', reworded));
    expect(await latest(bankId)).toMatchObject({
      number: 2,
      version: '1.0.1',
      reworded: 1,
      count: 3,
    });

    await importBank(app, bankDocument('released', [...named(['four']), ...reworded]));
    expect(await latest(bankId)).toMatchObject({ version: '1.1.0', added: 1, moved: 3, count: 4 });

    const harder = named(['four', ...three], { one: { difficulty: 5 } });
    await importBank(app, bankDocument('released', harder));
    expect(await latest(bankId)).toMatchObject({ version: '2.0.0', rescored: 1, reworded: 1 });

    expect(await slugsIn(bankId, 1)).toEqual(three);
    expect(await slugsIn(bankId, 3)).toEqual(['four', ...three]);
  });

  it('can be read at the revisions of their time', async () => {
    const { bankId } = await importBank(app, bankDocument('kept', named(['one', 'two'])));
    const changes = { two: { intent: 'Probes something else.' } };
    await importBank(app, bankDocument('kept', named(['two', 'one'], changes)));
    const [first, second] = await reader.listPublished([{ bankId, release: 1 }]);
    const [newest] = await reader.listPublished([{ bankId, release: null }]);
    expect(newest).toMatchObject({ questionId: second?.questionId, position: 0 });
    expect(second).toMatchObject({ slug: 'two', position: 1 });
    const ids = [first?.questionId ?? '', second?.questionId ?? ''];
    const revisions = await reader.revisionsIn({ bankId, release: 2 }, ids);
    expect(revisions.get(ids[0] ?? '')).toBe(first?.revisionId);
    expect(revisions.get(ids[1] ?? '')).not.toBe(second?.revisionId);
  });

  it('retire and restore', async () => {
    const { bankId } = await importBank(app, bankDocument('retiring', named(three)));
    const ids = await questionIds(app, bankId);
    const two = ids['two'] ?? '';
    const retired = await change(bankId, (release) => release.retire([two]));
    expect(retired).toMatchObject({ number: 2, version: '2.0.0', retired: 1, questionCount: 2 });
    expect(await slugsIn(bankId, null)).toEqual(['one', 'three']);
    expect(await slugsIn(bankId, 1)).toEqual(three);
    expect(await slugsIn(bankId, 2)).toEqual(['one', 'three']);
    const restored = await change(bankId, (release) => release.restore([two]));
    expect(restored).toMatchObject({ version: '2.1.0', restored: 1, questionCount: 3 });
    expect(await slugsIn(bankId, null)).toEqual(three);
    expect(await slugsIn(bankId, 2)).toEqual(['one', 'three']);
    expect(await slugsIn(bankId, 3)).toEqual(three);
  });

  it('are not made of nothing, and refuse questions of other banks', async () => {
    const { bankId } = await importBank(app, bankDocument('still', named(['one'])));
    const other = await importBank(app, bankDocument('other', named(['two'])));
    const foreign = (await questionIds(app, other.bankId))['two'] ?? '';
    expect(await change(bankId, (release) => release.retire([]))).toBeNull();
    await expect(
      change(bankId, (release) => release.move([{ questionId: foreign, position: 3 }])),
    ).rejects.toThrow(RangeError);
    await expect(change(bankId, (release) => release.retire([foreign]))).rejects.toThrow(
      RangeError,
    );
    expect(await latest(bankId)).toMatchObject({ number: 1 });
  });
});
