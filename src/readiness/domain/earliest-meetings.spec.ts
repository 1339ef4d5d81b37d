import { describe, expect, it } from '@jest/globals';
import { earliestMeetings } from './earliest-meetings.js';

describe('earliestMeetings', () => {
  it('meets each question once, on the earlier of its days', () => {
    const planned = [
      { questionId: 'a', day: '2026-11-30' },
      { questionId: 'b', day: '2026-11-23' },
    ];
    const anyway = [
      { questionId: 'a', day: '2026-11-22' },
      { questionId: 'b', day: '2026-11-24' },
      { questionId: 'c', day: '2026-11-25' },
    ];
    expect(earliestMeetings(planned, anyway)).toEqual([
      { questionId: 'a', day: '2026-11-22' },
      { questionId: 'b', day: '2026-11-23' },
      { questionId: 'c', day: '2026-11-25' },
    ]);
    expect(earliestMeetings(anyway, [])).toEqual(anyway);
  });
});
