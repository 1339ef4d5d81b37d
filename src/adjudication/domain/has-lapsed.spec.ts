import { describe, expect, it } from '@jest/globals';
import type { PeerReviewRequest } from '../../peer-review/domain/peer-review-request.js';
import { caseKinds, type CaseKind } from './adjudication-case.js';
import { hasLapsed, type CaseSurroundings } from './has-lapsed.js';

const openedAt = new Date('2026-03-02T09:00:00.000Z');
const soon = new Date('2026-03-03T09:00:00.000Z');
const waiting: CaseSurroundings = {
  requestState: 'with_coach',
  isStruckOut: false,
  isDecidable: true,
};

/** In which states of the request an open case of each kind goes on. */
const goesOn: Readonly<Record<CaseKind, readonly PeerReviewRequest['state'][]>> = {
  contested: ['with_coach'],
  appeal: ['open', 'tie_break', 'with_coach', 'settled', 'closed', 'cancelled'],
  flag: ['open', 'tie_break', 'with_coach', 'settled', 'closed', 'cancelled'],
};
const states: readonly PeerReviewRequest['state'][] = [
  'open',
  'tie_break',
  'with_coach',
  'settled',
  'closed',
  'cancelled',
  'voided',
];

describe('hasLapsed', () => {
  it.each(caseKinds.flatMap((kind) => states.map((state) => [kind, state] as const)))(
    '%s, while the request is %s',
    (kind, requestState) => {
      const lapsed = hasLapsed({ kind, openedAt }, { ...waiting, requestState }, soon);
      expect(lapsed).toBe(!goesOn[kind].includes(requestState));
    },
  );

  it.each(caseKinds)('%s, when nobody may decide it or its subject was struck out', (kind) => {
    const lapsed = (changes: Partial<CaseSurroundings>) =>
      hasLapsed({ kind, openedAt }, { ...waiting, ...changes }, soon);
    expect(lapsed({})).toBe(false);
    expect(lapsed({ isDecidable: false })).toBe(true);
    expect(lapsed({ isStruckOut: true })).toBe(true);
  });

  it.each<[CaseKind, string, boolean]>([
    ['appeal', '2026-03-16T08:59:59.999Z', false],
    ['appeal', '2026-03-16T09:00:00.000Z', true],
    ['contested', '2026-06-01T00:00:00.000Z', false],
    ['flag', '2026-06-01T00:00:00.000Z', false],
  ])('%s, nobody having decided it by %s', (kind, now, expected) => {
    expect(hasLapsed({ kind, openedAt }, waiting, new Date(now))).toBe(expected);
  });
});
