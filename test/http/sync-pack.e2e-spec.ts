import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { answerQuestion, post, startAttempt, submit } from '../support/answering.js';
import {
  bankDocument,
  importBank,
  questionDocument,
  questionIds,
  type Json,
} from '../support/bank-document.js';
import type { SignedUp } from '../support/login.js';
import { postReview, review, startPractising } from '../support/practice.js';
import { PhoneStore, getPack, phoneEvent, sendEvents, type PackBody } from '../support/syncing.js';
import { startTestApp, type TestApp } from '../support/test-app.js';

const names = Array.from({ length: 30 }, (_, index) => `q${String(index).padStart(2, '0')}`);

describe('GET /v1/sync/pack', () => {
  let app: TestApp;
  let learner: SignedUp;
  let phone: PhoneStore;
  let bankId: string;
  let ids: string[];

  beforeAll(async () => {
    app = await startTestApp();
    app.clock.set('2026-02-20T09:00:00.000Z');
    ({ bankId } = await importBank(app, bank()));
    const found = await questionIds(app, bankId);
    ids = names.map((name) => found[name] ?? '');
  });
  afterAll(() => app.close());

  beforeEach(async () => {
    app.clock.set('2026-03-02T09:00:00.000Z');
    learner = await startPractising(app);
    phone = new PhoneStore();
    await followOnly(bankId);
  });

  async function followOnly(chosen: string): Promise<void> {
    const { body } = await app.http.get('/v1/follows').set(learner.auth);
    for (const { bankId: each } of (body as { data: { bankId: string }[] }).data) {
      await app.http.delete(`/v1/follows/${each}`).set(learner.auth);
    }
    await app.http.put(`/v1/follows/${chosen}`).set(learner.auth);
  }

  function bank(changes: Record<string, Json> = {}, head: Json = {}) {
    const questions = names.map((name) => questionDocument(name, changes[name]));
    return bankDocument('packed', questions, head);
  }

  const question = (index: number): string => ids[index] ?? '';
  const held = () => Array.from(phone.items.keys()).toSorted();
  const sorted = (list: readonly string[]) => [...list].toSorted();

  async function rate(index: number, rating: number): Promise<void> {
    app.clock.advance({ seconds: 1 });
    const response = await postReview(app, learner, review(question(index), rating));
    if (response.status !== 201) throw new Error(response.text);
  }

  async function change(index: number, action: string, more: object = {}): Promise<void> {
    app.clock.advance({ seconds: 1 });
    const path = `/v1/cards/${question(index)}/changes`;
    const response = await post(app, learner, path, { id: randomUUID(), action, ...more });
    if (response.status !== 201) throw new Error(response.text);
  }

  async function patchSettings(body: object): Promise<void> {
    const path = '/v1/practice-settings';
    const response = await app.http
      .patch(path)
      .set({ ...learner.auth, 'If-Match': '*' })
      .send(body);
    if (response.status !== 200) throw new Error(response.text);
  }

  /** What the last answers told, put together. */
  function told(pages: readonly PackBody[]) {
    return {
      items: pages.flatMap(({ items }) => items.map(({ questionId }) => questionId)),
      removed: pages.flatMap(({ removed }) => removed),
      settings: pages.some(({ settings }) => settings !== null),
    };
  }

  const nothing = { items: [], removed: [], settings: false };

  describe('without a cursor', () => {
    it('holds the next new questions, with all it takes to practise them', async () => {
      const [page, ...more] = await phone.sync(app, learner);
      expect(more).toEqual([]);
      expect(page).toMatchObject({
        asOf: '2026-03-02T09:00:00.000Z',
        horizonDay: '2026-03-09',
        isReset: true,
        removed: [],
        hasMore: false,
        settings: {
          practice: { id: learner.id, newPerDay: 3, reviewsPerDay: 100, parametersVersion: -1 },
          zone: 'UTC',
          rolloverHour: 4,
          parameters: [{ version: 0 }, { version: -1, fuzz: true }],
        },
      });
      expect(held()).toEqual(sorted(ids.slice(0, 24)));
      const item = phone.items.get(question(4));
      expect(item).toMatchObject({
        isNew: true,
        card: { state: 'new', version: 0, step: null },
        question: {
          slug: 'q04',
          position: 4,
          prompt: 'Prompt of q04',
          clarifications: [{ ask: 'How many?', default: 'Ten.' }],
          hintCount: 2,
        },
      });
      const outline = await app.http.get(`/v1/questions/${question(4)}/outline`).set(learner.auth);
      expect(item?.outline).toEqual(outline.body);
      expect(JSON.stringify(page)).not.toContain('A mild hint.');
    });

    it('holds what is due or will be, and nothing that is not', async () => {
      for (const [index, rating] of [4, 1, 3, 4, 4, 4].entries()) await rate(index, rating);
      await change(3, 'suspend');
      await change(4, 'forget');
      await change(5, 'set-due', { dueDay: '2026-03-09' });
      await change(6, 'suspend');
      await change(7, 'bury');
      await phone.sync(app, learner, { days: 7 });
      const kept = [1, 2, 4, 5, 7].map(question);
      expect(held()).toEqual(sorted([...kept, ...ids.slice(8, 30)]));
      expect(phone.items.get(question(1))?.card).toMatchObject({ state: 'learning', step: 0 });
      expect(phone.items.get(question(5))).toMatchObject({
        isNew: false,
        card: { state: 'review', dueDay: '2026-03-09', lastReviewDay: '2026-03-02' },
      });
      expect(phone.items.get(question(4))).toMatchObject({ isNew: true, card: { version: 2 } });
      const { items } = await getPack(app, learner, { days: 6 });
      expect(items.map(({ questionId }) => questionId)).not.toContain(question(5));
    });

    it('plans no more new questions than fifty, and none where none are wanted', async () => {
      await patchSettings({ newPerDay: 50 });
      expect((await getPack(app, learner, { days: 30 })).items).toHaveLength(30);
      await patchSettings({ newPerDay: 0 });
      expect((await getPack(app, learner)).items).toEqual([]);
    });

    it('tells what is left of the day', async () => {
      await patchSettings({ minutesPerDay: 60 });
      await rate(0, 4);
      const [page] = await phone.sync(app, learner, { limit: 8 });
      expect(page?.today).toEqual({
        studyDay: '2026-03-02',
        limits: { newPerDay: 3, reviewsPerDay: 100, minutesPerDay: 60, isOverridden: false },
        done: { reviews: 0, new: 1, minutes: 20 },
        minutesByKind: {},
      });
      for (const index of [1, 2, 3]) {
        const event = review(question(index), 4, { durationMs: 90_000 * index });
        await postReview(app, learner, event);
      }
      app.clock.advance({ days: 1 });
      await phone.sync(app, learner);
      expect(phone.today).toMatchObject({
        studyDay: '2026-03-03',
        done: { new: 0, minutes: 0 },
        minutesByKind: { concept: 3 },
      });
    });

    it('comes in pages', async () => {
      const pages = await phone.sync(app, learner, { limit: 8 });
      expect(pages.map(({ items, hasMore }) => [items.length, hasMore])).toEqual([
        [8, true],
        [8, true],
        [8, false],
      ]);
      expect(pages.map(({ isReset, settings }) => [isReset, settings !== null])).toEqual([
        [true, true],
        [false, false],
        [false, false],
      ]);
      expect(phone.items.size).toBe(24);
    });
  });

  describe('with a cursor', () => {
    it('tells nothing when nothing has changed', async () => {
      const [whole] = await phone.sync(app, learner);
      app.clock.advance({ hours: 3 });
      const again = await phone.sync(app, learner);
      expect(told(again)).toEqual(nothing);
      expect(again).toMatchObject([{ isReset: false, hasMore: false, digest: whole?.digest }]);
    });

    it('tells what was practised, put away, or pushed beyond the days', async () => {
      await phone.sync(app, learner);
      await rate(0, 4);
      await rate(1, 1);
      await change(2, 'suspend');
      await change(3, 'bury');
      const pages = await phone.sync(app, learner);
      expect(told(pages)).toEqual({
        items: sorted([question(1), question(3), ...ids.slice(24, 27)]),
        removed: sorted([question(0), question(2)]),
        settings: false,
      });
      await change(2, 'unsuspend');
      expect(told(await phone.sync(app, learner))).toEqual({
        items: [question(2)],
        removed: [question(26)],
        settings: false,
      });
    });

    it('brings in by time alone what comes due', async () => {
      await rate(0, 4);
      await change(0, 'set-due', { dueDay: '2026-03-10' });
      await phone.sync(app, learner);
      expect(held()).not.toContain(question(0));
      app.clock.advance({ days: 1 });
      expect(told(await phone.sync(app, learner))).toEqual({ ...nothing, items: [question(0)] });
    });

    it('takes out by time alone what was brought in, when the learner flies west', async () => {
      await rate(0, 4);
      await change(0, 'set-due', { dueDay: '2026-03-09' });
      await phone.sync(app, learner);
      expect(held()).toContain(question(0));
      await app.dataSource.query(`UPDATE account SET zone = 'America/Los_Angeles' WHERE id = $1`, [
        learner.id,
      ]);
      const pages = await phone.sync(app, learner);
      expect(told(pages)).toEqual({ items: [], removed: [question(0)], settings: true });
      expect(phone.settings?.zone).toBe('America/Los_Angeles');
    });

    it('tells of settings, and of the new questions that follow from them', async () => {
      await phone.sync(app, learner);
      await patchSettings({ newPerDay: 1, desiredRetention: 0.85 });
      expect(told(await phone.sync(app, learner))).toEqual({
        items: [],
        removed: sorted(ids.slice(8, 24)),
        settings: true,
      });
      expect(phone.settings?.practice).toMatchObject({ newPerDay: 1, parametersVersion: 1 });
      expect(phone.settings?.parameters.map(({ version }) => version)).toEqual([0, -1, 1]);
    });

    it('tells of banks that are followed no longer, of which what was met stays', async () => {
      await rate(0, 1);
      await phone.sync(app, learner);
      await app.http.delete(`/v1/follows/${bankId}`).set(learner.auth);
      const pages = await phone.sync(app, learner);
      expect(told(pages)).toEqual({ ...nothing, removed: sorted(ids.slice(1, 25)) });
      expect(held()).toEqual([question(0)]);
    });

    it('tells of questions that were rewritten or retired, and of no others', async () => {
      await rate(0, 1);
      await phone.sync(app, learner);
      app.clock.advance({ days: 2 });
      const prompt = 'Asked in another way.';
      await importBank(app, bank({ q00: { prompt }, q05: { prompt }, q29: { prompt } }));
      await retire(question(6), '2026-03-04T09:00:00.000Z');
      expect(told(await phone.sync(app, learner))).toEqual({
        items: sorted([question(0), question(5), question(25)]),
        removed: [question(6)],
        settings: false,
      });
      expect(phone.items.get(question(5))?.question.prompt).toBe(prompt);
      await retire(question(6), null);
      await importBank(app, bank());
    });

    it('tells of a bank that seals its outlines, or opens them', async () => {
      await phone.sync(app, learner, { days: 1 });
      app.clock.advance({ hours: 2 });
      await importBank(app, bank({}, { reveal: 'after-attempt' }));
      expect(told(await phone.sync(app, learner, { days: 1 })).items).toHaveLength(6);
      expect(Array.from(phone.items.values(), ({ outline }) => outline)).toEqual(
        Array.from({ length: 6 }, () => null),
      );
      await importBank(app, bank());
      await phone.sync(app, learner, { days: 1 });
      expect(Array.from(phone.items.values()).every(({ outline }) => outline !== null)).toBe(true);
    });

    it('takes another number of days', async () => {
      await phone.sync(app, learner, { days: 2 });
      expect(phone.items.size).toBe(9);
      expect(told(await phone.sync(app, learner, { days: 3 })).items).toEqual(
        sorted(ids.slice(9, 12)),
      );
      expect(told(await phone.sync(app, learner, { days: 1 })).removed).toEqual(
        sorted(ids.slice(6, 12)),
      );
    });

    it('ends with the pack as it is, whatever happens between the pages', async () => {
      const steps = [
        () => rate(0, 4),
        () => change(20, 'suspend'),
        () => rate(5, 1),
        () => patchSettings({ newPerDay: 2 }),
        () => patchSettings({ newPerDay: 3 }),
        () => change(20, 'unsuspend'),
        () => Promise.resolve(app.clock.advance({ days: 1 })),
        () => change(5, 'forget'),
      ];
      await phone.sync(app, learner, { limit: 2 }, async () => steps.shift()?.());
      expect(steps).toEqual([]);
      await expectToHoldTheWholePack();
    });

    it('tells the same again when an answer was lost', async () => {
      await phone.sync(app, learner);
      await rate(0, 1);
      const { cursor } = phone;
      if (cursor === undefined) throw new Error('no cursor');
      const lost = await getPack(app, learner, { cursor });
      expect(await getPack(app, learner, { cursor })).toEqual(lost);
    });

    it('numbers changes as the answer to sent events does', async () => {
      const occurredAt = app.clock.now().toISOString();
      const event = phoneEvent('bury', { questionId: question(0), occurredAt });
      const { changeNumber } = await sendEvents(app, learner, [event]);
      expect((await getPack(app, learner)).changeNumber).toBe(changeNumber);
    });
  });

  describe('outlines of a sealed bank', () => {
    let sealed: string;

    beforeEach(async () => {
      const slug = `sealed-${randomUUID()}`;
      const document = bankDocument(slug, [questionDocument(slug)], { reveal: 'after-attempt' });
      const { bankId: sealedBank } = await importBank(app, document);
      sealed = (await questionIds(app, sealedBank))[slug] ?? '';
      await followOnly(sealedBank);
    });

    const outline = () => phone.items.get(sealed)?.outline;

    it('are out of the pack until an answer is handed in, and while another is written', async () => {
      const pages = await phone.sync(app, learner);
      expect([phone.items.size, outline()]).toEqual([1, null]);
      for (const page of pages) expect(JSON.stringify(page)).not.toMatch(/Point \d|looks for/u);
      app.clock.advance({ hours: 2 });
      await answerQuestion(app, learner, sealed);
      await phone.sync(app, learner);
      expect(outline()).toMatchObject({ questionId: sealed, rubric: [{}, {}, {}, {}, {}] });
      app.clock.advance({ hours: 2 });
      const { id } = await startAttempt(app, learner, sealed);
      await phone.sync(app, learner);
      expect(outline()).toBeNull();
      app.clock.advance({ hours: 2 });
      await submit(app, learner, id, { answer: 'Another answer.' });
      await phone.sync(app, learner);
      expect(outline()).not.toBeNull();
      // Having it in the pack is not having read it while answering.
      const attempt = await app.http.get(`/v1/attempts/${id}`).set(learner.auth);
      expect(attempt.body).toMatchObject({ peeked: false });
    });

    it('are taken back with the answer', async () => {
      const { id } = await answerQuestion(app, learner, sealed);
      await phone.sync(app, learner);
      expect(outline()).not.toBeNull();
      await post(app, learner, `/v1/attempts/${id}/withdraw`);
      await phone.sync(app, learner);
      expect(outline()).toBeNull();
      await expectToHoldTheWholePack();
    });

    it('are out of the pack of a draft that only time has ended', async () => {
      await startAttempt(app, learner, sealed);
      await phone.sync(app, learner);
      app.clock.advance({ days: 8 });
      await phone.sync(app, learner);
      expect(outline()).toBeNull();
    });
  });

  describe('cursors', () => {
    const refused = async (cursor: string, caller = learner) => {
      const { status, body } = await app.http
        .get('/v1/sync/pack')
        .query({ cursor })
        .set(caller.auth);
      return [status, (body as { code: string }).code];
    };

    it('are no good when forged, of another learner, or of another list', async () => {
      await phone.sync(app, learner);
      const { cursor = '' } = phone;
      const list = await app.http.get('/v1/questions?limit=1').set(learner.auth);
      const { nextCursor } = list.body as { nextCursor: string };
      const invalid = [400, 'validation-failed'];
      for (const each of ['x', `${cursor}x`, `x${cursor}`, nextCursor, 'a'.repeat(4001)]) {
        expect(await refused(each)).toEqual(invalid);
      }
      expect(await refused(cursor, await startPractising(app))).toEqual(invalid);
    });

    it('are good for 90 days, and for no log that has been set back', async () => {
      await rate(0, 1);
      await phone.sync(app, learner);
      const { cursor = '' } = phone;
      app.clock.advance({ days: 90 });
      expect((await getPack(app, learner, { cursor })).isReset).toBe(false);
      app.clock.advance({ seconds: 1 });
      expect(await refused(cursor)).toEqual([410, 'gone']);
      app.clock.advance({ days: -1 });
      await app.dataSource.query(
        `UPDATE learner_state SET change_number = 0 WHERE learner_id = $1`,
        [learner.id],
      );
      expect(await refused(cursor)).toEqual([410, 'gone']);
    });
  });

  async function retire(questionId: string, at: string | null): Promise<void> {
    await app.dataSource.query(`UPDATE question SET retired_at = $2 WHERE id = $1`, [
      questionId,
      at,
    ]);
    await app.dataSource.query(`UPDATE bank SET version = version + 1 WHERE id = $1`, [bankId]);
  }

  async function expectToHoldTheWholePack(): Promise<void> {
    const other = new PhoneStore();
    await other.sync(app, learner);
    expect(phone.contents()).toEqual(other.contents());
  }
});
