import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Response } from 'supertest';
import { importQuestions } from '../support/answering.js';
import type { SignedUp } from '../support/login.js';
import { postReview, review, startPractising } from '../support/practice.js';
import { startTestApp, type TestApp } from '../support/test-app.js';

describe('statistics', () => {
  let app: TestApp;
  let learner: SignedUp;
  let questions: string[];

  beforeAll(async () => {
    app = await startTestApp();
    learner = await startPractising(app);
    questions = await importQuestions(app, 'statistics', 6, {
      kind: 'concept',
      timeLimitMinutes: 12,
    });
  });
  afterAll(() => app.close());

  const get = async (path: string, headers: Record<string, string> = {}): Promise<Response> =>
    app.http.get(`/v1/statistics${path}`).set({ ...learner.auth, ...headers });
  const question = (index: number): string => questions[index] ?? '';
  const answer = async (index: number, rating: number, more: object = {}): Promise<void> => {
    const response = await postReview(app, learner, review(question(index), rating, more));
    expect(response.status).toBe(201);
  };

  describe('GET /v1/statistics/future-due', () => {
    it('is empty for somebody who has not begun', async () => {
      const { status, body } = await get('/future-due?days=2');
      expect(status).toBe(200);
      expect(body).toEqual({
        days: [
          { day: '2026-03-02', cards: 0, minutes: 0 },
          { day: '2026-03-03', cards: 0, minutes: 0 },
        ],
        overdue: { cards: 0, minutes: 0 },
        total: { cards: 0, minutes: 0 },
      });
    });

    it('counts a card on the day it comes back, and today when that has passed', async () => {
      await answer(0, 1);
      await answer(1, 3);
      const ahead = await get('/future-due?days=3');
      expect(ahead.body).toMatchObject({
        days: [
          { day: '2026-03-02', cards: 1, minutes: 12 },
          { day: '2026-03-03', cards: 0, minutes: 0 },
          { day: '2026-03-04', cards: 1, minutes: 12 },
        ],
        overdue: { cards: 0, minutes: 0 },
      });
      app.clock.advance({ days: 5 });
      const late = await get('/future-due?days=1');
      expect(late.body).toEqual({
        days: [{ day: '2026-03-07', cards: 2, minutes: 24 }],
        overdue: { cards: 1, minutes: 12 },
        total: { cards: 2, minutes: 24 },
      });
    });

    it('refuses a window that is too long, and a parameter there is not', async () => {
      expect((await get('/future-due?days=366')).status).toBe(400);
      expect((await get('/future-due?day=3')).status).toBe(400);
      expect((await get('/future-due?theme=pink')).status).toBe(400);
      expect((await get('/future-due?format=csv')).status).toBe(400);
    });

    it('is drawn for who asks for an image', async () => {
      const response = await get('/future-due', { Accept: 'image/svg+xml' });
      expect(response.status).toBe(200);
      expect(response.headers['content-type']).toBe('image/svg+xml; charset=utf-8');
      expect(response.headers['vary']).toContain('Accept');
      expect(response.headers['content-security-policy']).toBe(
        "default-src 'none'; style-src 'unsafe-inline'; sandbox",
      );
      const svg = (response.body as Buffer).toString();
      const words = /<desc id="chart-[^>]*>(.*?)<\/desc>/u.exec(svg)?.[1];
      expect(words).toBe(
        '2 cards in 24 minutes from 7 March 2026 to 5 April 2026. ' +
          'Overdue: 1 card in 12 minutes. By day: 7 March 2026, 2 cards in 24 minutes.',
      );
      expect(svg.includes('prefers-color-scheme')).toBe(true);
    });

    it('is drawn in the theme that is asked for', async () => {
      const dark = await get('/future-due?format=svg&theme=dark', { Accept: 'text/html' });
      expect(dark.status).toBe(200);
      const svg = (dark.body as Buffer).toString();
      expect(svg.includes('fill="#0d1117"')).toBe(true);
      expect(svg.includes('<style>')).toBe(false);
    });

    it('is not offered as anything else', async () => {
      const response = await get('/future-due', { Accept: 'text/csv' });
      expect(response.status).toBe(406);
      expect(response.body).toMatchObject({
        code: 'not-acceptable',
        detail: 'This resource is offered as JSON and SVG.',
      });
    });
  });
});
