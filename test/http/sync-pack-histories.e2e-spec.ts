import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  bankDocument,
  importBank,
  questionDocument,
  questionIds,
} from '../support/bank-document.js';
import type { SignedUp } from '../support/login.js';
import { startPractising } from '../support/practice.js';
import { PhoneStore, phoneEvent, sendEvents } from '../support/syncing.js';
import { startTestApp, type TestApp } from '../support/test-app.js';

const stepKinds = [
  'event',
  'event',
  'event',
  'event',
  'time',
  'time',
  'sync',
  'sync',
  'settings',
  'follow',
  'edit',
  'answer',
  'zone',
  'goal',
  'goal',
] as const;

interface Step {
  kind: (typeof stepKinds)[number];
  pick: number;
  question: number;
  hours: number;
}

const step: fc.Arbitrary<Step> = fc.record({
  kind: fc.constantFrom(...stepKinds),
  pick: fc.nat({ max: 30 }),
  question: fc.nat({ max: 11 }),
  hours: fc.nat({ max: 60 }),
});
const eventKinds = ['review', 'review', 'review', 'suspend', 'unsuspend', 'forget', 'set-due'];
const zones = ['Europe/Berlin', 'Asia/Tokyo', 'America/Los_Angeles'];
const slugs = Array.from({ length: 12 }, (_, index) => `h${index}`);

// The difference of two packs is tried on thousands of histories beside its code. This tries what
// stands around it: that every change there is shows in what a pack is told apart by.
describe('packs over random histories', () => {
  let app: TestApp;
  let banks: string[];
  let questions: string[];
  let edits = 0;

  beforeAll(async () => {
    app = await startTestApp();
    app.clock.set('2026-02-01T09:00:00.000Z');
    banks = [];
    questions = [];
    for (const slug of ['open', 'sealed']) {
      const { bankId } = await importBank(app, bank(slug));
      const ids = await questionIds(app, bankId);
      banks.push(bankId);
      questions.push(...slugs.map((each) => ids[`${slug}-${each}`] ?? ''));
    }
  });
  afterAll(() => app.close());

  function bank(slug: string, prompts: Record<string, string> = {}) {
    const list = slugs.map((each) => {
      const prompt = prompts[each];
      return questionDocument(`${slug}-${each}`, prompt === undefined ? {} : { prompt });
    });
    return bankDocument(slug, list, { reveal: slug === 'open' ? 'open' : 'after-attempt' });
  }

  it('are held by whoever takes in every difference, however they are cut', async () => {
    let syncs = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.array(step, { minLength: 8, maxLength: 24 }),
        step,
        async (steps, last) => {
          // Each history is seen to its end, however few syncs chance has put into it.
          syncs += await play([...steps, { ...last, kind: 'sync' }]);
        },
      ),
      { numRuns: 20, endOnFailure: true },
    );
    expect(syncs).toBeGreaterThanOrEqual(20);
  }, 180_000);

  async function play(steps: readonly Step[]): Promise<number> {
    app.clock.set('2026-03-02T09:00:00.000Z');
    const learner = await startPractising(app);
    await followOnly(learner);
    const phone = new PhoneStore();
    let syncs = 0;
    for (const [index, each] of steps.entries()) {
      if (each.kind !== 'sync') {
        await take(each, learner);
        continue;
      }
      const query = { limit: 1 + (each.pick % 7), days: 1 + (each.hours % 9) };
      // What comes next in the history happens between two pages of it, too.
      const later = steps.slice(index + 1).filter(({ kind }) => kind !== 'sync');
      await phone.sync(app, learner, query, async () => {
        const next = later.shift();
        if (next !== undefined && each.pick % 2 === 0) await take(next, learner);
      });
      const whole = new PhoneStore();
      await whole.sync(app, learner, { days: query.days });
      expect(phone.contents()).toEqual(whole.contents());
      syncs += 1;
    }
    return syncs;
  }

  async function followOnly(learner: SignedUp): Promise<void> {
    const { body } = await app.http.get('/v1/follows').set(learner.auth);
    for (const { bankId } of (body as { data: { bankId: string }[] }).data) {
      await app.http.delete(`/v1/follows/${bankId}`).set(learner.auth);
    }
    for (const bankId of banks) await app.http.put(`/v1/follows/${bankId}`).set(learner.auth);
  }

  const actions: Record<
    Exclude<Step['kind'], 'sync'>,
    (each: Step, learner: SignedUp, questionId: string) => unknown
  > = {
    event: record,
    time: ({ hours }) => app.clock.advance({ hours }),
    settings: ({ pick, hours }, learner) =>
      patchSettings(learner, { newPerDay: pick % 4, reviewsPerDay: 50 + hours }),
    follow: ({ pick, hours }, learner) => {
      const path = `/v1/follows/${banks[pick % 2] ?? ''}`;
      return (hours % 3 === 0 ? app.http.delete(path) : app.http.put(path)).set(learner.auth);
    },
    edit: ({ pick, question }) => {
      edits += 1;
      const prompts = { [slugs[question] ?? '']: `Edited ${edits}` };
      return importBank(app, bank(pick % 2 === 0 ? 'open' : 'sealed', prompts));
    },
    answer,
    goal: aim,
    zone: ({ pick }, { id }) =>
      app.dataSource.query(`UPDATE account SET zone = $2 WHERE id = $1`, [id, zones[pick % 3]]),
  };

  async function take(each: Step, learner: SignedUp): Promise<void> {
    if (each.kind === 'sync') return;
    const questionId = questions[each.question + 12 * (each.pick % 2)] ?? '';
    await actions[each.kind](each, learner, questionId);
    app.clock.advance({ minutes: 2 });
  }

  async function record({ pick, hours }: Step, learner: SignedUp, questionId: string) {
    const kind = eventKinds[pick % eventKinds.length] ?? 'review';
    const late = hours % 3 === 0 ? hours : 0;
    const occurredAt = new Date(app.clock.now().getTime() - late * 3_600_000).toISOString();
    const day = new Date(app.clock.now().getTime() + hours * 6 * 3_600_000).toISOString();
    const more = {
      ...(kind === 'review' ? { rating: 1 + (pick % 4) } : {}),
      ...(kind === 'set-due' ? { dueDay: day.slice(0, 10) } : {}),
    };
    await sendEvents(app, learner, [phoneEvent(kind, { questionId, occurredAt, ...more })]);
  }

  async function patchSettings(learner: SignedUp, body: object): Promise<void> {
    const path = '/v1/practice-settings';
    const headers = { ...learner.auth, 'If-Match': '*' };
    const { status } = await app.http.patch(path).set(headers).send(body);
    expect(status).toBe(200);
  }

  /** An interview within a few days, of a bank, or none any more. */
  async function aim({ pick, hours }: Step, learner: SignedUp): Promise<void> {
    const path = '/v1/interview-goals';
    const { body } = await app.http.get(path).set(learner.auth);
    for (const { id } of (body as { data: { id: string }[] }).data) {
      await app.http.delete(`${path}/${id}`).set({ ...learner.auth, 'If-Match': '*' });
    }
    if (pick % 4 === 0) return;
    const at = new Date(app.clock.now().getTime() + (2 + (hours % 14)) * 86_400_000);
    const terms = { bankIds: [banks[pick % 2]], minutesPerDay: 60, targetRecall: 0.95 };
    const goal = { ...terms, interviewDay: at.toISOString().slice(0, 10) };
    const { status } = await app.http.post(path).set(learner.auth).send(goal);
    expect(status).toBe(201);
  }

  /** Begins an answer, and hands it in, gives it up, or lets it lie; some are withdrawn. */
  async function answer({ pick, hours }: Step, learner: SignedUp, questionId: string) {
    const id = randomUUID();
    const body = { id, questionId, mode: 'written' };
    const headers = { ...learner.auth, 'If-Match': '*' };
    await app.http.post('/v1/attempts').set(headers).send(body);
    const act = (action: string, more: object = {}) =>
      app.http.post(`/v1/attempts/${id}/${action}`).set(headers).send(more);
    if (pick % 3 === 0) return;
    await (pick % 3 === 1 ? act('abandon') : act('submit', { answer: 'An answer.' }));
    app.clock.advance({ minutes: 1 });
    if (hours % 4 === 0) await act('withdraw');
  }
});
