import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { getMetadataStorage, type MetadataStorage } from 'class-validator';
import { toFieldProblems } from '../../src/platform/http/field-problems.js';
import { signUp, type SignedUp } from '../support/login.js';
import { startTestApp, type TestApp } from '../support/test-app.js';

type Rule = ReturnType<MetadataStorage['getTargetValidationMetadatas']>[number];

const nobody = '00000000-0000-4000-8000-000000000000';

describe('HTTP conventions', () => {
  let app: TestApp;

  beforeAll(async () => {
    app = await startTestApp();
  });
  afterAll(() => app.close());

  it('answers an unknown address with a problem document', async () => {
    const response = await app.http.get('/v1/nowhere');
    expect(response.status).toBe(404);
    expect(response.headers['content-type']).toMatch(/^application\/problem\+json/u);
    expect(response.body).toMatchObject({ code: 'not-found', type: '/problems/not-found' });
  });

  it('answers a wrong method with 405 and Allow', async () => {
    const response = await app.http.post('/problems/not-found');
    expect(response.status).toBe(405);
    expect(response.headers['allow']).toBe('GET, HEAD');
  });

  it('explains every problem type at its address', async () => {
    const response = await app.http.get('/problems/rule-violated');
    expect(response.status).toBe(200);
    expect(response.text).toContain('422');
  });

  describe('tells of each field at fault once, what it must be and where it stands', () => {
    let learner: SignedUp;

    beforeAll(async () => {
      learner = await signUp(app);
    });

    const kinds = expect.stringMatching(/^must hold some of peer-review\.settled, /u);
    const notKnown = { code: 'unknown-field', detail: 'is not known here' };
    const noText = 'must be text of 1 to 2000 characters, not blank, without control characters';

    it.each([
      [
        'a list that is not there',
        `/v1/attempts/${nobody}/grades`,
        {},
        [{ pointer: '#/items', code: 'is-array', detail: 'must be a list' }],
      ],
      [
        'two fields',
        '/v1/webhooks',
        { kinds: {} },
        [
          { pointer: '#/url', code: 'is-text', detail: noText },
          { pointer: '#/kinds', code: 'is-array', detail: 'must be a list' },
        ],
      ],
      [
        'something else than a list',
        '/v1/webhooks',
        { url: 'https://a.example', kinds: 'x' },
        [{ pointer: '#/kinds', code: 'is-array', detail: 'must be a list' }],
      ],
      [
        'an empty list',
        '/v1/webhooks',
        { url: 'https://a.example', kinds: [] },
        [{ pointer: '#/kinds', code: 'array-min-size', detail: 'must have an entry' }],
      ],
      [
        'entries that are none',
        '/v1/webhooks',
        { url: 'https://a.example', kinds: ['x', 'x'] },
        [{ pointer: '#/kinds', code: 'is-in', detail: kinds }],
      ],
      [
        'a list of lists',
        '/v1/sync/events',
        { events: [[], { a: 1 }] },
        [{ pointer: '#/events', code: 'is-object', detail: 'must be a list of objects' }],
      ],
      [
        'an object for a list',
        `/v1/attempts/${nobody}/grades`,
        { items: { a: 1 } },
        [{ pointer: '#/items', code: 'is-array', detail: 'must be a list' }],
      ],
      [
        'fields of entries',
        `/v1/attempts/${nobody}/grades`,
        { items: [{ criterion: 'c', x: 1 }] },
        [
          { pointer: '#/items/0/x', ...notKnown },
          {
            pointer: '#/items/0/level',
            code: 'is-text',
            detail: expect.stringMatching(/^must be text/u),
          },
        ],
      ],
      [
        'one of a few words',
        '/v1/attempts',
        { questionId: nobody, mode: 'sung' },
        [{ pointer: '#/mode', code: 'is-in', detail: 'must be one of written, spoken, recall' }],
      ],
      [
        'a body where none is read',
        `/v1/peer-reviews/${nobody}/release`,
        { a: 1 },
        [{ pointer: '#/a', ...notKnown }],
      ],
    ])('body: %s', async (_what, path, body, errors) => {
      const response = await app.http.post(path).set(learner.auth).send(body);
      expect([response.status, response.body]).toMatchObject([400, { code: 'validation-failed' }]);
      expect((response.body as { errors: object[] }).errors).toEqual(errors);
    });

    it.each([
      [{ burySiblings: 'x' }, 'is-boolean', 'must be true or false'],
      [{ desiredRetention: 'x' }, 'is-number', 'must be a number'],
      [{ desiredRetention: 2 }, 'max', 'must be at most 0.99'],
      [{ desiredRetention: 0 }, 'min', 'must be at least 0.7'],
      [{ newPerDay: '1' }, 'is-int', 'must be a whole number'],
      [{ learningStepsMinutes: ['1'] }, 'is-number', 'must hold numbers'],
      [{ weights: [1] }, 'array-min-size', 'must have at least 21 entries'],
    ])('settings: %j', async (change, code, detail) => {
      const response = await app.http
        .patch('/v1/practice-settings')
        .set({ ...learner.auth, 'If-Match': '*' })
        .send(change);
      const pointer = `#/${Object.keys(change).join('')}`;
      expect(response.status).toBe(400);
      expect((response.body as { errors: object[] }).errors).toEqual([{ pointer, code, detail }]);
    });

    it.each([
      ['path', '/v1/attempts/nope', { pointer: '#/id', code: 'is-uuid', detail: 'must be a UUID' }],
      [
        'query',
        '/v1/attempts?limit=0',
        { pointer: '#/limit', code: 'min', detail: 'must be at least 1' },
      ],
      [
        'query',
        '/v1/attempts?limit=0x10',
        { pointer: '#/limit', code: 'is-int', detail: 'must be a whole number' },
      ],
      ['query', '/v1/attempts?page=2', { pointer: '#/page', ...notKnown }],
      ['query', '/v1/attempts?constructor=2', { pointer: '#/constructor', ...notKnown }],
      ['query', '/v1/me?page=2', { pointer: '#/page', ...notKnown }],
      [
        'query',
        '/v1/attempts?cursor=x',
        { pointer: '#/cursor', code: 'foreign-cursor', detail: expect.any(String) },
      ],
    ])('%s: %s', async (place, path, fault) => {
      const response = await app.http.get(path).set(learner.auth);
      expect(response.status).toBe(400);
      expect((response.body as { errors: object[] }).errors).toEqual([{ in: place, ...fault }]);
    });

    it('header: a faulty Idempotency-Key', async () => {
      const headers = { ...learner.auth, 'Idempotency-Key': 'x'.repeat(256) };
      const body = { questionId: nobody, mode: 'written' };
      const response = await app.http.post('/v1/attempts').set(headers).send(body);
      expect(response.body).toMatchObject({
        status: 400,
        errors: [{ in: 'header', pointer: '#/headers/Idempotency-Key', code: 'is-key' }],
      });
    });
  });

  it('speaks with one voice of every rule of every DTO', () => {
    const foreign =
      /\$|each value|array|elements|boolean|integer|string|conforming|following|than/u;
    const told = rules().map(({ name, message }) => {
      const error = { property: 'named', constraints: { [name]: message } };
      return toFieldProblems([error])[0]?.detail ?? '';
    });
    expect(told.length).toBeGreaterThan(500);
    expect(told.filter((words) => !words.startsWith('must ') || foreign.test(words))).toEqual([]);
  });
});

/** What class-validator says of a field called `named`, for each rule there is. */
function rules(): { name: string; message: string }[] {
  const storage = getMetadataStorage();
  const all = Reflect.get(storage, 'validationMetadatas') as Map<unknown, Rule[]>;
  return Array.from(all.values())
    .flat()
    .filter(({ type }) => type === 'customValidation')
    .map(({ name = '', message, constraintCls, constraints }) => {
      const [rule] = storage.getTargetValidatorConstraints(constraintCls);
      const context = { value: 1, object: {}, targetName: '', property: 'named', constraints };
      const words = message ?? rule?.instance.defaultMessage?.(context);
      const text = typeof words === 'string' ? words : '';
      const [bound] = (constraints ?? []) as unknown[];
      return {
        name,
        message: text.replaceAll('$property', 'named').replace('$constraint1', String(bound)),
      };
    });
}
