import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startTestApp, type TestApp } from '../support/test-app.js';

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
});
