import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import createClient, { type Client } from 'openapi-fetch';
import { answerQuestion, importQuestions } from '../support/answering.js';
import type { components, paths } from '../support/api-schema.js';
import { watchInterview } from '../support/live-interviews.js';
import type { SignedUp } from '../support/login.js';
import { makePair } from '../support/mock-interviews.js';
import { expectCardsToEqualTheirReplay } from '../support/practice.js';
import { startTestApp, type TestApp } from '../support/test-app.js';

type Sheet = components['schemas']['InterviewerFeedbackDto'];

/** Six in the evening in Berlin, noon in New York. */
const startsAt = '2026-03-03T17:00:00.000Z';

const sheet = (levels: readonly string[], more: Partial<Sheet> = {}): Sheet => ({
  items: levels.map((level, index) => ({ criterion: `criterion-${index + 1}`, level })),
  redFlags: [],
  ...more,
});

// Driven by the client that is generated from openapi.json, one for each of the two.
describe('two people who interview each other', () => {
  let app: TestApp;
  let ada: SignedUp;
  let bob: SignedUp;
  let adas: Client<paths>;
  let bobs: Client<paths>;
  let id: string;
  let hers: string;
  let his: string;

  beforeAll(async () => {
    app = await startTestApp();
    ({ ada, bob } = await makePair(app, [{ zone: 'Europe/Berlin' }, { zone: 'America/New_York' }]));
    [hers = '', his = ''] = await importQuestions(app, 'journey', 2);
    await answerQuestion(app, ada, hers);
    await answerQuestion(app, bob, his);
    adas = await clientOf(ada);
    bobs = await clientOf(bob);
  }, 60_000);
  afterAll(() => app.close());

  async function clientOf({ auth }: SignedUp): Promise<Client<paths>> {
    return createClient<paths>({ baseUrl: await app.app.getUrl(), headers: auth });
  }

  const place = () => ({ path: { id } });
  const round = (number: number) => ({ path: { id, number } });

  it('agree on an evening that is an afternoon elsewhere', async () => {
    const proposed = await adas.POST('/v1/mock-interviews', {
      body: {
        inviteeId: bob.id,
        startsAt: [startsAt, '2026-03-04T17:00:00.000Z'],
        rounds: 2,
        role: 'interviewer',
        minutesPerRound: 30,
        candidateLevel: 'senior',
        questionIds: [hers, his],
      },
    });
    id = proposed.data?.id ?? '';
    const taken = await bobs.POST('/v1/mock-interviews/{id}/accept', {
      params: place(),
      body: { startsAt },
    });
    expect(taken.data?.booking).toMatchObject({ startsAt, local: { time: '12:00' } });
    const seen = await adas.GET('/v1/mock-interviews/{id}', { params: place() });
    expect(seen.data?.booking?.local.time).toBe('18:00');
    expect(seen.data?.rounds.map(({ question }) => question?.questionId)).toEqual([
      hers,
      undefined,
    ]);
  });

  it('come in, each when they can', async () => {
    app.clock.set('2026-03-03T16:58:00.000Z');
    await adas.POST('/v1/mock-interviews/{id}/join', { params: place() });
    const early = await adas.POST('/v1/mock-interviews/{id}/rounds/{number}/start', {
      params: round(1),
    });
    expect(early.response.status).toBe(409);
    app.clock.set('2026-03-03T17:01:00.000Z');
    const { data } = await bobs.POST('/v1/mock-interviews/{id}/join', { params: place() });
    expect(data?.state).toBe('live');
  });

  it('hold the first round; the candidate loses the connection and misses nothing', async () => {
    const first = await watchInterview(app, bob, id);
    const [before] = await first.until(1);
    expect(before?.data).toMatchObject({ rounds: [{ question: null }, {}] });
    first.close();
    await first.ended;
    await adas.POST('/v1/mock-interviews/{id}/rounds/{number}/start', { params: round(1) });
    const notes = await adas.GET('/v1/mock-interviews/{id}/rounds/{number}/notes', {
      params: round(1),
    });
    const saved = await adas.PATCH('/v1/mock-interviews/{id}/rounds/{number}/notes', {
      params: { ...round(1), header: { 'If-Match': notes.response.headers.get('etag') ?? '' } },
      body: { text: 'Slow start.', transcript: 'Asks what may be lost, then picks a log.' },
    });
    expect(saved.data?.version).toBe(2);
    app.clock.set('2026-03-03T17:11:00.000Z');
    await adas.POST('/v1/mock-interviews/{id}/rounds/{number}/hints', { params: round(1) });
    const second = await watchInterview(app, bob, id, { 'Last-Event-ID': before?.id ?? '' });
    const [news] = await second.until(1);
    expect(Number(news?.id)).toBeGreaterThan(Number(before?.id));
    expect(news?.data).toMatchObject({
      serverTime: '2026-03-03T17:11:00.000Z',
      rounds: [
        {
          clock: { stage: 'running', remainingSeconds: 1200 },
          question: { prompt: 'Prompt of journey-0' },
          hints: [{ text: 'A mild hint.' }],
        },
        { question: null },
      ],
    });
    second.close();
    await second.ended;
    app.clock.set('2026-03-03T17:29:00.000Z');
    const ended = await adas.POST('/v1/mock-interviews/{id}/rounds/{number}/end', {
      params: round(1),
    });
    expect(ended.data?.clock).toMatchObject({
      stage: 'ended',
      endedAt: app.clock.now().toISOString(),
    });
  });

  it('swap roles, and forget to end the second', async () => {
    app.clock.set('2026-03-03T17:35:00.000Z');
    const { data } = await bobs.POST('/v1/mock-interviews/{id}/rounds/{number}/start', {
      params: round(2),
    });
    expect(data).toMatchObject({ role: 'interviewer', material: { questionId: his } });
    const asked = await adas.GET('/v1/mock-interviews/{id}/rounds/{number}', { params: round(2) });
    expect(asked.data).toMatchObject({
      role: 'candidate',
      question: { prompt: 'Prompt of journey-1' },
      material: null,
    });
    app.clock.set('2026-03-03T18:30:00.000Z');
    const live = await adas.GET('/v1/mock-interviews/{id}/live', { params: place() });
    expect(live.data).toMatchObject({
      state: 'feedback',
      rounds: [{}, { clock: { endedAt: '2026-03-03T18:15:00.000Z' } }],
    });
  });

  it('say what they thought, and read it at one moment', async () => {
    const header = { 'If-Match': '*' };
    const levels = ['extended', 'applied', 'applied', 'applied', 'named'];
    const toImprove = 'Say what you would measure before you choose.';
    await adas.PUT('/v1/mock-interviews/{id}/rounds/{number}/feedback/interviewer', {
      params: { ...round(1), header },
      body: sheet(levels, { strengths: 'Asked first.', toImprove }),
    });
    await bobs.PUT('/v1/mock-interviews/{id}/rounds/{number}/feedback/candidate', {
      params: { ...round(1), header },
      body: { score: 2, tags: ['listened'], comment: 'Patient.' },
    });
    await bobs.PUT('/v1/mock-interviews/{id}/rounds/{number}/feedback/interviewer', {
      params: { ...round(2), header },
      body: sheet(levels.map(() => 'extended')),
    });
    const early = await bobs.GET('/v1/mock-interviews/{id}/report', { params: place() });
    expect(early.response.status).toBe(409);
    app.clock.set('2026-03-04T09:00:00.000Z');
    await adas.PUT('/v1/mock-interviews/{id}/rounds/{number}/feedback/candidate', {
      params: { ...round(2), header },
      body: { score: 0, tags: [] },
    });
    const report = await bobs.GET('/v1/mock-interviews/{id}/report', { params: place() });
    expect(report.data?.rounds).toMatchObject([
      {
        role: 'candidate',
        transcript: 'Asks what may be lost, then picks a log.',
        hints: [{ text: 'A mild hint.' }],
        assessment: { score: 0.66667, mustHaveMet: true, verdict: 'senior-pass', toImprove },
        conduct: { score: 2 },
      },
      { role: 'interviewer', assessment: { score: 1 }, conduct: { score: 0 } },
    ]);
  });

  it('and the question comes back to each, from the day on which they were asked', async () => {
    for (const [client, questionId, learner, endedAt] of [
      [bobs, hers, bob, '2026-03-03T17:29:00.000Z'],
      [adas, his, ada, '2026-03-03T18:15:00.000Z'],
    ] as const) {
      const card = await client.GET('/v1/cards/{id}', { params: { path: { id: questionId } } });
      expect(card.data).toMatchObject({ reps: 1, lastReviewAt: endedAt });
      const told = await client.GET('/v1/notifications');
      expect(told.data?.data[0]).toMatchObject({ kind: 'mock-interview.revealed' });
      expect(await expectCardsToEqualTheirReplay(app, learner.id)).toBeGreaterThan(0);
    }
    const listed = await bobs.GET('/v1/attempts', { params: { query: { questionId: hers } } });
    expect(listed.data?.data).toMatchObject([
      {
        mode: 'spoken',
        hintsUsed: 1,
        gradeInForce: { kind: 'interviewer', score: 0.66667 },
      },
    ]);
  });
});
