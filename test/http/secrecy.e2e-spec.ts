import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Response } from 'supertest';
import { answerQuestion, post, startAttempt } from '../support/answering.js';
import {
  bankDocument,
  importBank,
  questionDocument,
  questionIds,
  type Json,
} from '../support/bank-document.js';
import type { SignedUp } from '../support/login.js';
import { startPractising } from '../support/practice.js';
import { startTestApp, type TestApp } from '../support/test-app.js';

const sentinel = 'zqsentinel';

/** A question that says the sentinel wherever a learner must not look before answering. */
function secretQuestion(slug: string): Json {
  const says = (place: string): string => `${sentinel} ${place}`;
  return questionDocument(slug, {
    intent: says('intent'),
    outline: Array.from({ length: 8 }, (_, index) => says(`${slug} point ${index}`)),
    alternatives: [says('alternative')],
    assumptions: { [`${sentinel}_reads`]: 4 },
    figures: [
      { name: `${sentinel}_twice`, formula: `${sentinel}_reads * 2`, value: 8, unit: sentinel },
    ],
    rubric: Array.from({ length: 5 }, (_, index) => ({
      key: `${sentinel}-${index}`,
      title: says(`title ${index}`),
      weight: 20,
      mustHave: index < 3,
      aliases: [1, 2, 3].map((each) => says(`alias ${index} ${each}`)),
      levels: ['no', 'named', 'applied', 'more'].map((each) => says(`level ${index} ${each}`)),
    })),
    redFlags: [says('red flag')],
    probes: [
      { kind: 'stress', text: says('stress') },
      { kind: 'failure', text: says('failure') },
    ],
    hints: [says('mild hint'), says('strong hint')],
    ...secretPart(slug, says),
  });
}

/** Two of the questions have a part that only their kind has. */
function secretPart(slug: string, says: (place: string) => string): Json {
  const parts: Record<string, Json> = {
    other: {
      kind: 'scenario',
      runbook: {
        trigger: says('trigger'),
        targets: [says('target')],
        preconditions: [says('precondition')],
        steps: [says('step 1'), says('step 2')],
        verification: [says('verification')],
        rollback: { deadlineMinutes: 10, steps: [says('way back')] },
        communication: [says('communication')],
      },
    },
    done: { kind: 'behavioral', scope: { senior: says('senior'), staff: says('staff') } },
  };
  return parts[slug] ?? {};
}

interface Layer {
  route?: { path: string; methods: Record<string, boolean> };
}

/** Every address of the application that takes GET. */
function readableAddresses(app: TestApp): string[] {
  const express: unknown = app.app.getHttpAdapter().getInstance();
  return (express as { router: { stack: Layer[] } }).router.stack.flatMap(({ route }) =>
    route?.methods['get'] === true && route.path.startsWith('/v1/') ? [route.path] : [],
  );
}

describe('what a learner must not know before answering', () => {
  let app: TestApp;
  let learner: SignedUp;
  let bankId: string;
  let ids: Record<string, string>;

  beforeAll(async () => {
    app = await startTestApp();
    const document = bankDocument(
      'secret',
      ['asked', 'other', 'done'].map((slug) => secretQuestion(slug)),
      { reveal: 'after-attempt' },
    );
    ({ bankId } = await importBank(app, document, { isDefault: true }));
    ids = await questionIds(app, bankId);
    learner = await startPractising(app);
    const author = await startPractising(app);
    await answerQuestion(app, author, idOf('asked'), { submit: { answer: `${sentinel} theirs` } });
  });
  afterAll(() => app.close());

  function idOf(slug: string): string {
    return ids[slug] ?? '';
  }

  /** Reads everything there is to read, with every id there is. */
  async function crawl(caller: SignedUp, known: readonly string[]): Promise<Response[]> {
    const paths = readableAddresses(app).flatMap((path) =>
      /:[a-z]+/iu.test(path) ? known.map((id) => path.replaceAll(/:[a-z]+/giu, id)) : [path],
    );
    const answers: Response[] = [];
    for (const path of new Set(paths)) answers.push(await app.http.get(path).set(caller.auth));
    return answers;
  }

  function leaks(answers: readonly Response[]): string[] {
    return answers
      .filter((response) => bytesOf(response).includes(sentinel))
      .map((response) => (response as Response & { req: { path: string } }).req.path);
  }

  it('stays out of every readable address, while an attempt is open', async () => {
    const started = await post(app, learner, '/v1/attempts', {
      questionId: idOf('asked'),
      mode: 'written',
    });
    const { id, revisionId } = started.body as { id: string; revisionId: string };
    const refused = await post(app, learner, `/v1/attempts/${id}/grades`, { items: [] });
    expect(refused.status).toBe(409);
    const known = [id, idOf('asked'), idOf('other'), revisionId, bankId, learner.id];
    const answers = await crawl(learner, known);
    const reached = answers.filter(({ status }) => status === 200);
    expect(reached.length).toBeGreaterThan(15);
    expect(leaks([started, refused, ...answers])).toEqual([]);
    for (const query of [sentinel, `${sentinel} title`, 'hint']) {
      const found = await app.http.get('/v1/questions').query({ q: query }).set(learner.auth);
      expect([found.status, (found.body as { data: unknown[] }).data]).toEqual([200, []]);
    }
  });

  it('gives out a hint to who asks for it, and only that one', async () => {
    const { id } = await startAttempt(app, learner, idOf('other'));
    const hint = await post(app, learner, `/v1/attempts/${id}/hints`);
    expect(hint.text).toContain('mild hint');
    const found = leaks(await crawl(learner, [id, idOf('other')]));
    expect(found).toEqual([`/v1/attempts/${id}/hints`]);
    const hints = await app.http.get(`/v1/attempts/${id}/hints`).set(learner.auth);
    expect(hints.text).not.toContain('strong hint');
  });

  it('is readable after handing in, for the author and for nobody else', async () => {
    const { id } = await answerQuestion(app, learner, idOf('done'));
    // The pack of the author, too: for phones it brings along what its owner may read.
    const opened = [
      `/v1/questions/${idOf('done')}/outline`,
      `/v1/attempts/${id}/outline`,
      // The hint names the criteria, and counts as reading the outline.
      `/v1/attempts/${id}/coverage`,
      '/v1/sync/pack',
    ];
    expect(leaks(await crawl(learner, [id, idOf('done')])).toSorted()).toEqual(opened.toSorted());
    const stranger = await startPractising(app);
    expect(leaks(await crawl(stranger, [id, idOf('done'), idOf('asked')]))).toEqual([]);
  });

  it('is shut again by withdrawing', async () => {
    const author = await startPractising(app);
    const { id } = await answerQuestion(app, author, idOf('done'));
    await post(app, author, `/v1/attempts/${id}/withdraw`);
    expect(leaks(await crawl(author, [id, idOf('done')]))).toEqual([]);
  });
});

function bytesOf(response: Response): string {
  return response.text + JSON.stringify(response.headers);
}
