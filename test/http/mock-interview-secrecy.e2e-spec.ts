import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { answerQuestion, sheet } from '../support/answering.js';
import {
  bankDocument,
  importBank,
  questionDocument,
  questionIds,
  type Json,
} from '../support/bank-document.js';
import {
  getLive,
  goLive,
  judge,
  mustAct,
  rateConduct,
  read,
  watchInterview,
} from '../support/live-interviews.js';
import type { SignedUp } from '../support/login.js';
import { makePair } from '../support/mock-interviews.js';
import { listRoutes } from '../support/routes.js';
import { startTestApp, type TestApp } from '../support/test-app.js';

const levels = ['no', 'named', 'applied', 'more'];

/** A question with a word of its own for what the candidate is asked, each hint, and all the rest. */
function secretQuestion(slug: string): Json {
  const says = (place: string): string => `zqmaterial${slug} ${place}`;
  return questionDocument(slug, {
    title: `zqasked${slug} title`,
    prompt: `zqasked${slug} prompt`,
    intent: says('intent'),
    outline: Array.from({ length: 8 }, (_, index) => says(`point ${index}`)),
    alternatives: [says('alternative')],
    rubric: Array.from({ length: 5 }, (_, index) => ({
      key: `criterion-${index + 1}`,
      title: says(`title ${index}`),
      weight: 20,
      mustHave: index < 3,
      aliases: [1, 2, 3].map((each) => says(`alias ${index} ${each}`)),
      levels: levels.map((each) => says(`level ${index} ${each}`)),
    })),
    redFlags: [says('red flag')],
    probes: [
      { kind: 'stress', text: says('stress') },
      { kind: 'failure', text: says('failure') },
    ],
    hints: [`zqmild${slug} hint`, `zqstrong${slug} hint`],
  });
}

describe('what one of the two must not know yet', () => {
  let app: TestApp;
  let ada: SignedUp;
  let bob: SignedUp;
  let id: string;
  let bankId: string;
  let asked: string[];

  beforeAll(async () => {
    app = await startTestApp();
    const questions = ['hers', 'his'].map((slug) => secretQuestion(slug));
    const document = bankDocument('secret', questions, { reveal: 'after-attempt' });
    ({ bankId } = await importBank(app, document));
    const { hers = '', his = '' } = await questionIds(app, bankId);
    const people = await makePair(app);
    ({ ada, bob } = people);
    await answerQuestion(app, ada, hers);
    await answerQuestion(app, bob, his);
    asked = [hers, his];
    id = await goLive({ app, ...people }, asked);
  }, 60_000);
  afterAll(() => app.close());

  /** Everything there is to read, with every id there is, the stream and the export: bytes by address. */
  async function readAll(caller: SignedUp): Promise<ReadonlyMap<string, string>> {
    const { rounds } = await getLive(app, caller, id);
    const known = [id, ...asked, bankId, ...rounds.flatMap(({ attemptId }) => attemptId ?? [])];
    const paths = listRoutes(app)
      .filter(({ method, name }) => method === 'get' && !name.endsWith('/events'))
      .map(({ name }) => name.replace(/^\w+ /u, ''));
    const addresses = paths.flatMap((path) =>
      known.flatMap((each) =>
        ['1', '2'].map((round) => path.replace(':number', round).replaceAll(/:\w+/gu, each)),
      ),
    );
    const bytes = new Map<string, string>();
    for (const address of new Set(addresses)) {
      const response = await app.http.get(address).set(caller.auth);
      bytes.set(address, response.text + JSON.stringify(response.headers));
    }
    bytes.set('events', await streamed(caller));
    bytes.set('export', await exported(caller));
    return bytes;
  }

  async function streamed(caller: SignedUp): Promise<string> {
    const source = await watchInterview(app, caller, id);
    await source.until(1);
    source.close();
    await source.ended;
    return source.text;
  }

  /** Only a session may ask for it. */
  async function exported({ email, password }: SignedUp): Promise<string> {
    const login = await app.http.post('/v1/auth/login').send({ email, password });
    const { accessToken } = login.body as { accessToken: string };
    const auth = { Authorization: `Bearer ${accessToken}` };
    return (await app.http.get('/v1/me/export').set(auth)).text;
  }

  /** At which addresses one of these words stands. */
  function placesOf(bytes: ReadonlyMap<string, string>, words: readonly string[]): string[] {
    return Array.from(bytes)
      .filter(([, text]) => words.some((word) => text.includes(word)))
      .map(([address]) => address.replace(`/v1/mock-interviews/${id}`, ''));
  }

  const note = (caller: SignedUp, body: object) =>
    app.http
      .patch(`/v1/mock-interviews/${id}/rounds/1/notes`)
      .set({ ...caller.auth, 'If-Match': '*' })
      .send(body);

  it('before the round: of the question nothing that the bank does not tell everybody', async () => {
    await note(ada, { text: 'zqnoteshers', transcript: 'zqtranscript' });
    await note(bob, { text: 'zqnoteshis' });
    const [adas, bobs] = [await readAll(ada), await readAll(bob)];
    const words = ['zqmaterialhers', 'zqmildhers', 'zqstronghers', 'zqnoteshers', 'zqtranscript'];
    expect(placesOf(bobs, words)).toEqual([]);
    const ofBank = /^\/v1\/(questions|banks|cards|queue)/u;
    const told = placesOf(bobs, ['zqaskedhers']);
    expect(told.filter((place) => !ofBank.test(place))).toEqual([]);
    expect(placesOf(adas, ['zqmaterialhers', 'zqnoteshis'])).toContain('/rounds/1');
    expect(placesOf(adas, ['zqmaterialhis', 'zqmildhis', 'zqnoteshis'])).toEqual([]);
  }, 120_000);

  it('in the round: title, prompt and the hint that was shown', async () => {
    const started = await mustAct(app, ada, `/${id}/rounds/1/start`);
    expect(started.text).toContain('zqmaterialhers');
    await mustAct(app, ada, `/${id}/rounds/1/hints`);
    const bobs = await readAll(bob);
    const words = ['zqmaterialhers', 'zqstronghers', 'zqnoteshers', 'zqtranscript'];
    expect(placesOf(bobs, words)).toEqual([]);
    const live = ['/live', '/rounds/1', 'events'];
    expect(placesOf(bobs, ['zqmildhers']).toSorted()).toEqual(live);
    expect(placesOf(bobs, ['zqaskedhers prompt'])).toEqual(expect.arrayContaining(live));
    const ended = await mustAct(app, bob, `/${id}/rounds/1/end`);
    expect(ended.text).not.toContain('zqmaterialhers');
    expect(ended.text).not.toContain('zqstronghers');
  }, 120_000);

  it('before the reveal: nothing of what the other one said', async () => {
    const said = sheet('22222', { strengths: 'zqjudgement one', toImprove: 'zqjudgement two' });
    const { items } = sheet('22222') as { items: object[] };
    const withComments = items.map((item) => ({ ...item, comment: 'zqjudgement three' }));
    const handed = await judge(app, ada, { id, number: 1 }, { ...said, items: withComments });
    expect(handed.status).toBe(200);
    const bobs = await readAll(bob);
    expect(placesOf(bobs, ['zqjudgement', 'zqnoteshers'])).toEqual([]);
    const comment = { score: -1, comment: 'zqconduct' };
    expect((await rateConduct(app, bob, { id, number: 1 }, comment)).status).toBe(200);
    const adas = await readAll(ada);
    expect(placesOf(adas, ['zqconduct', 'zqnoteshis'])).toEqual([]);
    expect((await read(app, bob, `/${id}/live`)).text).toContain('"theirs":true');
  }, 120_000);

  it('after the reveal: all that was said, and nobody’s notes', async () => {
    await mustAct(app, bob, `/${id}/finish`);
    const [adas, bobs] = [await readAll(ada), await readAll(bob)];
    expect(placesOf(bobs, ['zqjudgement'])).toEqual(expect.arrayContaining(['/report', 'export']));
    expect(placesOf(adas, ['zqconduct'])).toEqual(['/report', 'export']);
    expect(placesOf(bobs, ['zqnoteshers'])).toEqual([]);
    expect(placesOf(adas, ['zqnoteshis'])).toEqual([]);
    // Of the round that was not held nobody learned the question.
    expect(placesOf(adas, ['zqmaterialhis', 'zqmildhis'])).toEqual([]);
    expect((await read(app, ada, `/${id}/report`)).text).not.toContain('zqaskedhis');
  }, 120_000);
});
