import { describe, expect, it } from '@jest/globals';
import { countRequests, type RequestStanding } from './count-requests.js';

const standing = (
  state: RequestStanding['state'],
  confidence: RequestStanding['confidence'],
  requests: number,
): RequestStanding => ({ state, confidence, requests });

describe('countRequests', () => {
  it('counts those at their end by how, and the others by who is asked', () => {
    expect(
      countRequests([
        standing('open', null, 1),
        standing('tie_break', 'contested', 2),
        standing('with_coach', 'contested', 4),
        standing('settled', 'high', 8),
        standing('settled', 'medium', 16),
        standing('settled', 'low', 32),
        standing('settled', 'contested', 64),
        standing('settled', null, 128),
        standing('closed', null, 256),
        standing('cancelled', null, 512),
        standing('voided', 'high', 1024),
      ]),
    ).toEqual({
      open: 3,
      withCoach: 4,
      settled: { high: 8, medium: 16, low: 32, byCoach: 192 },
      closed: 256,
      cancelled: 512,
      voided: 1024,
    });
  });

  it('counts none of what there is none of', () => {
    expect(countRequests([])).toMatchObject({ open: 0, settled: { high: 0, byCoach: 0 } });
  });
});
