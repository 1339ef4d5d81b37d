import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { signUp, type SignedUp } from '../support/login.js';
import { takeUp } from '../support/plans.js';
import { startPractising } from '../support/practice.js';
import { startTestApp, type TestApp } from '../support/test-app.js';

interface CalendarEvent {
  uid: string;
  start: string;
  end: string;
  sequence: number;
  summary: string;
}

/** The events of an iCalendar text, by what follows the first colon of each line. */
function eventsIn(text: string): CalendarEvent[] {
  const lines = text.replaceAll(/\r\n[ \t]/gu, '').split('\r\n');
  const events: CalendarEvent[] = [];
  let fields = new Map<string, string>();
  for (const line of lines) {
    const [name = '', ...rest] = line.split(':');
    if (line === 'BEGIN:VEVENT') fields = new Map();
    else if (line === 'END:VEVENT') {
      const of = (key: string): string => fields.get(key) ?? '';
      events.push({
        uid: of('UID'),
        start: of('DTSTART'),
        end: of('DTEND'),
        sequence: Number(of('SEQUENCE')),
        summary: of('SUMMARY'),
      });
    } else fields.set(name.split(';')[0] ?? '', rest.join(':'));
  }
  return events;
}

describe('a plan in calendars', () => {
  let app: TestApp;
  let learner: SignedUp;

  beforeAll(async () => {
    app = await startTestApp();
  });
  beforeEach(async () => {
    app.clock.set('2026-03-02T09:00:00Z');
    learner = await startPractising(app, { zone: 'Europe/Berlin' });
  });
  afterAll(() => app.close());

  const send = (method: 'patch' | 'put' | 'post' | 'delete', path: string, body?: object) =>
    app.http[method](path)
      .set({ ...learner.auth, 'If-Match': '*' })
      .send(body);
  const download = async (id: string) => {
    const response = await app.http.get(`/v1/plans/${id}/calendar`).set(learner.auth).expect(200);
    return { text: response.text, headers: response.headers, events: eventsIn(response.text) };
  };
  const feed = async () => {
    const made = await send('post', '/v1/calendar-feed').expect(201);
    const path = new URL((made.body as { url: string }).url).pathname;
    return async () => eventsIn((await app.http.get(path).expect(200)).text);
  };

  describe('GET /v1/plans/:id/calendar', () => {
    it('has every sitting at its local time, through the change of the clocks', async () => {
      const { id } = await takeUp(app, learner);
      const { text, headers, events } = await download(id);
      expect(headers['content-type']).toBe('text/calendar; charset=utf-8');
      expect(headers['content-disposition']).toBe('attachment; filename="plan.ics"');
      expect(text.startsWith('BEGIN:VCALENDAR\r\nVERSION:2.0\r\n')).toBe(true);
      const unfolded = text.replaceAll('\r\n ', '');
      expect(unfolded).toContain('min: Model a marketplace order book that survives price changes');
      expect(unfolded).toMatch(/\d+ min: [^\n]+ https:\/\//u);
      expect(events).toHaveLength(32);
      expect(new Set(events.map(({ uid }) => uid)).size).toBe(32);
      // The clocks go forward on 29 March: 19:00 in Berlin is an hour earlier from then on.
      const builds = events.filter(({ summary }) => summary.includes('build'));
      expect(builds.map(({ start }) => start)).toEqual([
        '20260304T180000Z',
        '20260311T180000Z',
        '20260318T180000Z',
        '20260325T180000Z',
        '20260401T170000Z',
        '20260408T170000Z',
        '20260415T170000Z',
        '20260422T170000Z',
      ]);
      expect(builds[0]).toMatchObject({
        uid: `plan-${id}-45-build@rehearse`,
        end: '20260304T200000Z',
        sequence: 0,
        summary: 'Week 45\\, build: Guarantees and data models',
      });
    });

    it('keeps its names and counts on when the plan changes or is moved', async () => {
      const { id } = await takeUp(app, learner);
      const before = (await download(id)).events;
      await send('patch', `/v1/plans/${id}`, { startDay: '2026-03-09' }).expect(200);
      const after = (await download(id)).events;
      expect(after.map(({ uid }) => uid)).toEqual(before.map(({ uid }) => uid));
      expect(new Set(after.map(({ sequence }) => sequence))).toEqual(new Set([1]));
      expect(after[0]?.start).toBe('20260309T180000Z');
    });

    it('goes without what is done and what was missed', async () => {
      const { id } = await takeUp(app, learner);
      const path = `/v1/plans/${id}/sessions/45-build`;
      await send('put', path, { minutes: 120, isDone: true }).expect(200);
      app.clock.set('2026-03-03T09:00:00Z');
      const uids = (await download(id)).events.map(({ uid }) => uid);
      expect(uids).toHaveLength(30);
      expect(uids).not.toContain(`plan-${id}-45-build@rehearse`);
      expect(uids).not.toContain(`plan-${id}-45-research@rehearse`);
    });
  });

  describe('GET /v1/calendars/:file', () => {
    it('has the same sittings under the same names, and none of a plan that is gone', async () => {
      const read = await feed();
      expect(await read()).toEqual([]);
      const { id } = await takeUp(app, learner);
      const { events } = await download(id);
      const shown = (await read()).filter(({ uid }) => uid.startsWith('plan-'));
      expect(shown).toEqual(events);
      expect((await send('delete', `/v1/plans/${id}`)).status).toBe(204);
      expect((await read()).filter(({ uid }) => uid.startsWith('plan-'))).toEqual([]);
    });

    it('follows the learner to another zone', async () => {
      learner = await signUp(app, { zone: 'Europe/Berlin' });
      const read = await feed();
      const { id } = await takeUp(app, learner);
      await send('patch', '/v1/me', { zone: 'America/New_York' }).expect(200);
      const build = (await read()).find(({ uid }) => uid === `plan-${id}-45-build@rehearse`);
      expect(build?.start).toBe('20260305T000000Z');
    });
  });
});
