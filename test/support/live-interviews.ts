import type { Response } from 'supertest';
import { Jobs } from '../../src/platform/jobs/jobs.js';
import { answerQuestion, importQuestions, sheet } from './answering.js';
import type { Json } from './bank-document.js';
import { EventSource } from './event-source.js';
import type { SignedUp } from './login.js';
import { act, book, makePair } from './mock-interviews.js';
import type { TestApp } from './test-app.js';

export interface ClockBody {
  serverTime: string;
  stage: string;
  startedAt: string | null;
  endsAt: string | null;
  endedAt: string | null;
  remainingSeconds: number | null;
}

interface HintBody {
  index: number;
  text: string;
  revealedAt: string | null;
}

/** What tests read out of a round. */
export interface RoundBody {
  id: string;
  version: number;
  number: number;
  role: string;
  clock: ClockBody;
  question: { title: string; prompt: string } | null;
  hints: HintBody[];
  material: {
    questionId: string;
    prompt: string;
    hints: HintBody[];
    outline: { outline: string[]; rubric: object[]; probes: object[]; redFlags: string[] };
  } | null;
  attemptId: string | null;
}

/** What tests read out of a live state. */
export interface LiveBody {
  id: string;
  version: number;
  state: string;
  serverTime: string;
  seats: { accountId: string; displayName: string; isMe: boolean; joinedAt: string | null }[];
  rounds: (Pick<RoundBody, 'number' | 'role' | 'clock' | 'question' | 'hints' | 'attemptId'> & {
    feedback: { mine: boolean; theirs: boolean };
  })[];
  isRevealed: boolean;
}

export interface FeedbackBody {
  version: number;
  role: string;
  state: string;
  submittedAt: string | null;
  answer: { items: object[]; strengths: string; toImprove: string } | null;
  conduct: { score: number; tags: string[]; comment: string } | null;
}

/** Two people who can ask each other something: each has answered what the other one has not met. */
export interface Pair {
  readonly app: TestApp;
  readonly ada: SignedUp;
  readonly bob: SignedUp;
  readonly coach: SignedUp;
  /** What Ada can ask Bob, and what Bob can ask Ada. */
  readonly adas: readonly string[];
  readonly bobs: readonly string[];
  /** One of each that no test has used: Bob is asked the first, Ada the second. */
  fresh(): [string, string];
}

/** @param count how many questions each of them can ask */
export async function preparePair(
  app: TestApp,
  slug: string,
  { count = 1, changes = {} }: { count?: number; changes?: Json } = {},
): Promise<Pair> {
  const { ada, bob, coach } = await makePair(app);
  const ids = await importQuestions(app, slug, 2 * count, changes);
  const [adas, bobs] = [ids.slice(0, count), ids.slice(count)];
  for (const id of adas) await answerQuestion(app, ada, id);
  for (const id of bobs) await answerQuestion(app, bob, id);
  let used = 0;
  const fresh = (): [string, string] => {
    used += 1;
    return [adas[used - 1] ?? '', bobs[used - 1] ?? ''];
  };
  return { app, ada, bob, coach, adas, bobs, fresh };
}

/** So that the next one can be booked, whatever became of those there are. */
export async function letInterviewsPass(app: TestApp): Promise<void> {
  app.clock.advance({ days: 3 });
  await app.app.get(Jobs).run('settle-mock-interviews');
}

/** Booked for an hour from now, with these questions to choose from. @returns its id */
export async function bookSoon(
  { app, ada, bob }: Pick<Pair, 'app' | 'ada' | 'bob'>,
  questionIds: readonly string[],
  wish: object = {},
): Promise<string> {
  const startsAt = [new Date(app.clock.now().getTime() + 3_600_000).toISOString()];
  const { id } = await book(app, { ada, bob }, { rounds: 2, startsAt, questionIds, ...wish });
  return id;
}

/** The same, an hour later and with both in it: live, in the minute in which it was to begin. */
export async function goLive(
  pair: Pick<Pair, 'app' | 'ada' | 'bob'>,
  questionIds: readonly string[],
  wish: object = {},
): Promise<string> {
  const id = await bookSoon(pair, questionIds, wish);
  pair.app.clock.advance({ hours: 1 });
  for (const person of [pair.ada, pair.bob]) await mustAct(pair.app, person, `/${id}/join`);
  return id;
}

export async function mustAct(
  app: TestApp,
  caller: SignedUp,
  path: string,
  body: object = {},
): Promise<Response> {
  const response = await act(app, caller, path, body);
  if (response.status > 201) throw new Error(`${path}: ${response.text}`);
  return response;
}

/** From its beginning to its end, in so many minutes. */
export async function holdRound(
  app: TestApp,
  interviewer: SignedUp,
  { id, number }: { id: string; number: number },
  minutes = 20,
): Promise<void> {
  await mustAct(app, interviewer, `/${id}/rounds/${number}/start`);
  app.clock.advance({ minutes });
  await mustAct(app, interviewer, `/${id}/rounds/${number}/end`);
}

export async function read(app: TestApp, caller: SignedUp, path: string): Promise<Response> {
  return app.http.get(`/v1/mock-interviews${path}`).set(caller.auth);
}

export async function getRound(
  app: TestApp,
  caller: SignedUp,
  id: string,
  number: number,
): Promise<RoundBody> {
  return (await read(app, caller, `/${id}/rounds/${number}`)).body as RoundBody;
}

export async function getLive(app: TestApp, caller: SignedUp, id: string): Promise<LiveBody> {
  return (await read(app, caller, `/${id}/live`)).body as LiveBody;
}

/** The sheet from a digit for each criterion, as for any other grade. */
export async function judge(
  app: TestApp,
  caller: SignedUp,
  place: { id: string; number: number },
  body: string | object,
): Promise<Response> {
  const said = typeof body === 'string' ? sheet(body, words) : body;
  return say(app, caller, { ...place, as: 'interviewer' }, said);
}

const words = { strengths: 'You asked first.', toImprove: 'Name a limit for each choice.' };

export async function rateConduct(
  app: TestApp,
  caller: SignedUp,
  place: { id: string; number: number },
  body: object = { score: 1, tags: ['clear'], comment: 'You let me think.' },
): Promise<Response> {
  return say(app, caller, { ...place, as: 'candidate' }, body);
}

async function say(
  app: TestApp,
  caller: SignedUp,
  { id, number, as }: { id: string; number: number; as: string },
  body: object,
): Promise<Response> {
  return app.http
    .put(`/v1/mock-interviews/${id}/rounds/${number}/feedback/${as}`)
    .set({ ...caller.auth, 'If-Match': '*' })
    .send(body);
}

export async function watchInterview(
  app: TestApp,
  caller: SignedUp,
  id: string,
  headers: Record<string, string> = {},
): Promise<EventSource> {
  const url = `${await app.app.getUrl()}/v1/mock-interviews/${id}/events`;
  return EventSource.open(url, { ...caller.auth, ...headers });
}
