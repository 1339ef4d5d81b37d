import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { post, sheet } from '../support/answering.js';
import type { SignedUp } from '../support/login.js';
import { claimNew, submitReview } from '../support/peer-review.js';
import { startPractising } from '../support/practice.js';
import { openReviewRoom, type ReviewRoom, type WaitingAnswer } from '../support/review-room.js';

const actors = [
  'author',
  'reviewer',
  'otherReviewer',
  'peer',
  'learner',
  'coach',
  'admin',
] as const;
type Actor = (typeof actors)[number];
const states = ['leased', 'released', 'submitted', 'settled', 'cancelled'] as const;
type State = (typeof states)[number];

/** An answer in some state of its review, in a cohort, and everybody around it. */
interface Fixture extends WaitingAnswer {
  reviewId: string;
  people: Record<Actor, SignedUp>;
}

interface Call {
  readonly method: 'get' | 'post' | 'put' | 'patch';
  readonly path: (fixture: Fixture) => string;
  readonly body?: object;
}

const ofRequest = (path: string) => (fixture: Fixture) =>
  `/v1/peer-review-requests/${fixture.requestId}${path}`;
const ofReview = (path: string) => (fixture: Fixture) =>
  `/v1/peer-reviews/${fixture.reviewId}${path}`;

/** Every address of one request or review; what changes most comes last. */
const calls = {
  request: { method: 'get', path: ofRequest('') },
  reviews: { method: 'get', path: ofRequest('/reviews') },
  settlements: { method: 'get', path: ofRequest('/settlements') },
  review: { method: 'get', path: ofReview('') },
  save: { method: 'patch', path: ofReview(''), body: { comment: 'Not yet.' } },
  submit: { method: 'post', path: ofReview('/submit'), body: { items: [] } },
  extend: { method: 'post', path: ofReview('/extend'), body: {} },
  release: { method: 'post', path: ofReview('/release'), body: {} },
  feedback: {
    method: 'put',
    path: ofRequest('/reviews/1/feedback'),
    body: { score: 1, tags: ['kind'] },
  },
  block: { method: 'post', path: ofRequest('/reviews/1/block'), body: {} },
  cancel: { method: 'post', path: ofRequest('/cancel'), body: {} },
} as const satisfies Record<string, Call>;
type Name = keyof typeof calls;
const names = Object.keys(calls) as Name[];

/** Request, reviews, settlements | review, save, submit, extend, release | feedback, block, cancel. */
type Row = readonly number[];

const nothing: Row = [404, 404, 404, 404, 404, 404, 404, 404, 404, 404, 404];
const asReviewer = (...own: [number, number, number, number, number]): Row => [
  404,
  404,
  404,
  ...own,
  404,
  404,
  404,
];
const asAuthor = (feedback: number, block: number, cancel: number): Row => [
  200,
  200,
  200,
  404,
  404,
  404,
  404,
  404,
  feedback,
  block,
  cancel,
];

/** The only two to whom a request or review is there at all, by its state. */
const expected: Readonly<Record<State, { author: Row; reviewer: Row }>> = {
  // An empty sheet is refused with all that is missing: only then is it read.
  leased: { author: asAuthor(404, 404, 200), reviewer: asReviewer(200, 200, 422, 200, 200) },
  released: { author: asAuthor(404, 404, 200), reviewer: asReviewer(200, 409, 409, 409, 409) },
  // It may still be corrected, so its author does not see it yet.
  submitted: { author: asAuthor(404, 404, 409), reviewer: asReviewer(200, 409, 422, 409, 409) },
  settled: { author: asAuthor(200, 201, 409), reviewer: asReviewer(200, 409, 409, 409, 409) },
  cancelled: { author: asAuthor(404, 404, 200), reviewer: asReviewer(200, 200, 422, 409, 200) },
};

let room: ReviewRoom;
let strangers: Pick<Fixture['people'], 'peer' | 'learner' | 'coach' | 'admin'>;
const fixtures = new Map<string, Fixture>();

async function makeFixture(state: State): Promise<Fixture> {
  const { app, cohortId } = room;
  const waiting = await room.waitingAnswer({ cohortId, reviewsWanted: 2 });
  const { questionId, requestId, author } = waiting;
  const reviewer = await room.peerFor(questionId, await room.addMember('none'));
  const otherReviewer = await room.peerFor(questionId, await room.addMember('none'));
  await room.peerFor(questionId, strangers.peer);
  const { id: reviewId } = await claimNew(app, reviewer, cohortId);
  const other = await claimNew(app, otherReviewer, cohortId);
  if (state === 'submitted' || state === 'settled') {
    await submitReview(app, reviewer, { id: reviewId, body: sheet('22222') });
  }
  if (state === 'settled') {
    await submitReview(app, otherReviewer, { id: other.id, body: sheet('22222') });
  }
  if (state === 'released') await post(app, reviewer, `/v1/peer-reviews/${reviewId}/release`);
  if (state === 'cancelled') {
    await post(app, author, `/v1/peer-review-requests/${requestId}/cancel`);
  }
  return { ...waiting, reviewId, people: { ...strangers, author, reviewer, otherReviewer } };
}

beforeAll(async () => {
  room = await openReviewRoom('review-rights', 12);
  const { app } = room;
  strangers = {
    peer: await room.addMember('none'),
    learner: await startPractising(app),
    coach: room.coach,
    admin: await startPractising(app, { role: 'admin' }),
  };
  for (const state of states) {
    fixtures.set(`others ${state}`, await makeFixture(state));
    fixtures.set(`author ${state}`, await makeFixture(state));
  }
});
afterAll(() => room.app.close());

async function statusesFor(fixture: Fixture, actor: Actor): Promise<Record<string, number>> {
  const found: Record<string, number> = {};
  for (const name of names) {
    const { method, path, ...rest }: Call = calls[name];
    const request = room.app.http[method](path(fixture)).set({
      ...fixture.people[actor].auth,
      ...(method === 'get' ? {} : { 'If-Match': '*' }),
    });
    found[name] = (await ('body' in rest ? request.send(rest.body) : request)).status;
  }
  return found;
}

/** Those who may do nothing come first, on the same fixture; the author has one of their own. */
const order: readonly Actor[] = [
  'otherReviewer',
  'peer',
  'learner',
  'coach',
  'admin',
  'reviewer',
  'author',
];

describe('who may do what with a request and its reviews', () => {
  it.each(states.flatMap((state) => order.map((actor) => [state, actor] as const)))(
    '%s: %s',
    async (state, actor) => {
      const fixture = fixtures.get(`${actor === 'author' ? 'author' : 'others'} ${state}`);
      if (fixture === undefined) throw new Error('no such fixture');
      const row = actor === 'author' || actor === 'reviewer' ? expected[state][actor] : nothing;
      expect(await statusesFor(fixture, actor)).toEqual(
        Object.fromEntries(names.map((name, place) => [name, row[place]])),
      );
    },
  );
});
