import { describe, expect, it } from '@jest/globals';
import { caseAccess, type CaseAccess, type CaseCaller } from './case-access.js';

const flags = [false, true];

/** Every caller there can be. */
const callers: CaseCaller[] = flags.flatMap((coachesThere) =>
  flags.flatMap((isAuthor) =>
    flags.flatMap((isOpener) =>
      flags.flatMap((hasJudged) =>
        flags.map((hasDecided) => ({ coachesThere, isAuthor, isOpener, hasJudged, hasDecided })),
      ),
    ),
  ),
);

describe('caseAccess', () => {
  it.each<[string, Partial<CaseCaller>, CaseAccess, CaseAccess]>([
    ['a coach who has nothing to do with it', {}, 'open', 'open'],
    ['the author', { isAuthor: true }, 'refused', 'hidden'],
    ['who flagged it', { isOpener: true }, 'refused', 'hidden'],
    ['who reviewed or graded it', { hasJudged: true }, 'refused', 'hidden'],
    ['who decided it by a grade', { hasDecided: true, hasJudged: true }, 'open', 'open'],
    ['who decided it without a grade', { hasDecided: true }, 'open', 'open'],
    ['an author who once decided it', { isAuthor: true, hasDecided: true }, 'refused', 'hidden'],
    ['who coaches elsewhere', { coachesThere: false }, 'hidden', 'hidden'],
    [
      'who decided it and coaches no more',
      { coachesThere: false, hasDecided: true },
      'hidden',
      'hidden',
    ],
  ])('%s', (_, traits, inCohort, inOpenPool) => {
    const stranger = { isAuthor: false, isOpener: false, hasJudged: false, hasDecided: false };
    const caller = { coachesThere: true, ...stranger, ...traits };
    expect(caseAccess(caller, false)).toBe(inCohort);
    expect(caseAccess(caller, true)).toBe(inOpenPool);
  });

  it('opens to nobody who does not coach there, to no author, and not to who opened it', () => {
    const shutOut = callers.filter(
      ({ coachesThere, isAuthor, isOpener }) => !coachesThere || isAuthor || isOpener,
    );
    const found = shutOut.flatMap((caller) => [
      caseAccess(caller, false),
      caseAccess(caller, true),
    ]);
    expect(found).toHaveLength(56);
    expect(found).not.toContain('open');
  });

  it('never tells anybody in the open pool that there is something they may not see', () => {
    expect(callers.map((caller) => caseAccess(caller, true))).not.toContain('refused');
  });
});
