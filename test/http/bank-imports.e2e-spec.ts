import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { bankDocument, questionDocument } from '../support/bank-document.js';
import { importFile, makeBank, snapshotOf } from '../support/bank-imports.js';
import { signUp, type SignedUp } from '../support/login.js';
import { startTestApp, type TestApp } from '../support/test-app.js';

const three = ['one', 'two', 'three'].map((slug) => questionDocument(slug));

describe('imports of banks', () => {
  let app: TestApp;
  let coach: SignedUp;
  let bankId: string;

  beforeAll(async () => {
    app = await startTestApp();
    coach = await signUp(app, { role: 'coach' });
  });
  beforeEach(async () => {
    bankId = await makeBank(app, coach);
  });
  afterAll(() => app.close());

  describe('POST /v1/bank-imports', () => {
    it('publishes a native file as a release', async () => {
      const file = bankDocument('mine', three);
      const { task, report, items } = await importFile(app, coach, file, {
        bankId,
        publish: 'true',
      });
      expect(task).toMatchObject({ state: 'done', problem: null });
      expect(report).toMatchObject({ state: 'done', releaseNumber: 1 });
      expect(report.counts).toEqual({ create: 3, update: 0, same: 0, reject: 0 });
      expect(items.map(({ slug, outcome }) => [slug, outcome])).toEqual([
        ['one', 'create'],
        ['two', 'create'],
        ['three', 'create'],
      ]);
      const before = await snapshotOf(app);
      const again = await importFile(app, coach, file, { bankId, publish: 'true' });
      expect(again.report.counts).toEqual({ create: 0, update: 0, same: 3, reject: 0 });
      expect(await snapshotOf(app)).toEqual(before);
    });

    it('puts them down as drafts', async () => {
      const file = bankDocument('mine', three);
      const { task, report } = await importFile(app, coach, file, { bankId });
      expect(task).toMatchObject({ state: 'done', problem: null });
      expect(report.counts).toEqual({ create: 3, update: 0, same: 0, reject: 0 });
      const before = await snapshotOf(app);
      const again = await importFile(app, coach, file, { bankId });
      expect(again.report.counts).toEqual({ create: 0, update: 0, same: 3, reject: 0 });
      expect(await snapshotOf(app)).toEqual(before);
    });
  });
});
