import { describe, expect, it } from '@jest/globals';
import { placeInLog } from './place-in-log.js';

const learner = { id: 'ada', zone: 'Europe/Berlin', rolloverHour: 4 };
const now = new Date('2026-03-02T09:00:00.000Z');

describe('placeInLog', () => {
  it('places what says nothing of itself now, where the learner lives', () => {
    expect(placeInLog(learner, {}, now)).toEqual({
      kind: 'placed',
      place: {
        learnerId: 'ada',
        occurredAt: now,
        receivedAt: now,
        zone: 'Europe/Berlin',
        studyDay: '2026-03-02',
      },
    });
  });

  it.each([
    ['2026-03-01T20:00:00.000Z', undefined, '2026-03-01'],
    ['2026-03-02T02:59:59.999Z', undefined, '2026-03-01'],
    ['2026-03-02T03:00:00.000Z', undefined, '2026-03-02'],
    ['2026-03-01T20:00:00.000Z', 'Asia/Tokyo', '2026-03-02'],
    ['2026-03-02T09:00:00.000Z', 'America/Los_Angeles', '2026-03-01'],
  ])('%s in %s is of %s', (instant, zone, studyDay) => {
    const placed = placeInLog(learner, { occurredAt: new Date(instant), zone }, now);
    expect(placed).toMatchObject({ kind: 'placed', place: { studyDay } });
  });

  it('lets a clock be ahead by five minutes and no more', () => {
    const at = (ms: number) =>
      placeInLog(learner, { occurredAt: new Date(now.getTime() + ms) }, now);
    expect(at(300_000).kind).toBe('placed');
    expect(at(300_001)).toMatchObject({
      kind: 'refused',
      problem: { pointer: '#/occurredAt', code: 'in-the-future' },
    });
  });

  it.each(['Mars/Olympus', '+01:00', '', 'IST'])('refuses the zone %j', (zone) => {
    expect(placeInLog(learner, { zone }, now)).toMatchObject({
      kind: 'refused',
      problem: { pointer: '#/zone', code: 'unknown-zone' },
    });
  });
});
