import { describe, expect, it } from '@jest/globals';
import { evidenceStanding } from './evidence-standing.js';
import type { EvidenceFile } from './evidence.js';

const today = '2026-03-01';
const file: EvidenceFile = {
  mediaType: 'image/png',
  width: 1,
  height: 1,
  byteCount: 1,
  sha256: new Uint8Array(32),
  storedAt: new Date('2026-02-01T00:00:00Z'),
};

describe('evidenceStanding', () => {
  it.each([
    ['certification', null, null, 'counts'],
    ['certification', '2026-03-01', null, 'counts'],
    ['certification', '2026-02-28', null, 'expired'],
    ['screenshot', null, null, 'no-picture'],
    ['screenshot', null, file, 'counts'],
    ['link', null, null, 'counts'],
    ['write-up', null, null, 'counts'],
  ] as const)('%s valid until %s with %p: %s', (kind, expiresDay, picture, standing) => {
    expect(evidenceStanding({ kind, expiresDay, file: picture }, today)).toBe(standing);
  });
});
