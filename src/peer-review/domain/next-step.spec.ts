import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { nextStep, type NextStep, type RequestSituation } from './next-step.js';
import {
  confidences,
  requestStates,
  unresolvedStates,
  type SettlementCause,
} from './peer-review-request.js';

const settlesAt = new Date('2026-03-09T09:00:00.000Z');
const before = new Date(settlesAt.getTime() - 1);

const wait: NextStep = { kind: 'wait' };
const close: NextStep = { kind: 'close' };
const breakTie: NextStep = { kind: 'break-tie' };
const settle = (cause: SettlementCause): NextStep => ({ kind: 'settle', cause, isLow: false });
const low = (cause: SettlementCause): NextStep => ({ kind: 'settle', cause, isLow: true });
const contested = (cause: SettlementCause): NextStep => {
  return { kind: 'escalate', why: 'contested', cause };
};
const unreviewed = (cause: SettlementCause): NextStep => {
  return { kind: 'escalate', why: 'unreviewed', cause };
};

type Row = readonly [
  RequestSituation['state'],
  number,
  RequestSituation['confidence'],
  'early' | 'due',
  NextStep,
  NextStep,
];

/** State, places left, what came of the reviews, time; then what follows with a coach and without. */
const table: readonly Row[] = [
  ['open', 3, null, 'early', wait, wait],
  ['open', 1, 'high', 'early', wait, wait],
  ['open', 1, 'contested', 'early', wait, wait],
  ['open', 0, 'high', 'early', settle('complete'), settle('complete')],
  ['open', 0, 'medium', 'early', settle('complete'), settle('complete')],
  ['open', 0, 'contested', 'early', breakTie, breakTie],
  ['open', 0, null, 'early', unreviewed('complete'), close],
  ['open', 3, null, 'due', unreviewed('deadline'), close],
  ['open', 2, 'medium', 'due', low('deadline'), low('deadline')],
  ['open', 1, 'high', 'due', low('deadline'), low('deadline')],
  ['open', 1, 'contested', 'due', contested('deadline'), low('deadline')],
  ['open', 0, 'high', 'due', settle('complete'), settle('complete')],
  ['open', 0, 'contested', 'due', breakTie, breakTie],
  ['tie_break', 1, 'contested', 'early', wait, wait],
  ['tie_break', 0, 'medium', 'early', settle('tie-break'), settle('tie-break')],
  ['tie_break', 0, 'high', 'early', settle('tie-break'), settle('tie-break')],
  ['tie_break', 0, 'contested', 'early', contested('tie-break'), low('tie-break')],
  ['tie_break', 0, null, 'early', unreviewed('tie-break'), close],
  ['tie_break', 1, 'contested', 'due', contested('deadline'), low('deadline')],
  ['tie_break', 1, 'medium', 'due', low('deadline'), low('deadline')],
  ['tie_break', 1, null, 'due', unreviewed('deadline'), close],
  ['with_coach', 0, 'contested', 'early', wait, wait],
  ['with_coach', 0, null, 'early', wait, wait],
  ['with_coach', 0, 'contested', 'due', low('coach-absent'), low('coach-absent')],
  ['with_coach', 0, 'medium', 'due', low('coach-absent'), low('coach-absent')],
  ['with_coach', 0, null, 'due', close, close],
  ['settled', 0, 'high', 'due', wait, wait],
  ['closed', 0, null, 'due', wait, wait],
  ['cancelled', 0, null, 'due', wait, wait],
  ['voided', 0, 'high', 'due', wait, wait],
];

describe('nextStep', () => {
  it.each(table)('%s, %i places left, %s, %s', (...row) => {
    const [state, unfilled, confidence, time, withCoach, without] = row;
    const now = time === 'due' ? settlesAt : before;
    const situation = { state, settlesAt, unfilled, confidence };
    expect(nextStep({ ...situation, canEscalate: true }, now)).toEqual(withCoach);
    expect(nextStep({ ...situation, canEscalate: false }, now)).toEqual(without);
  });

  const situations = fc.record({
    state: fc.constantFrom(...requestStates),
    settlesAt: fc.constant(settlesAt),
    unfilled: fc.nat(6),
    confidence: fc.constantFrom(null, ...confidences),
    canEscalate: fc.boolean(),
  });

  it('leaves nobody waiting when time is up, and ends nothing twice', () => {
    fc.assert(
      fc.property(situations, (situation) => {
        const isWaiting = nextStep(situation, settlesAt).kind === 'wait';
        expect(isWaiting).toBe(!unresolvedStates.includes(situation.state));
      }),
    );
  });

  it('never closes on somebody’s work, nor settles on nothing', () => {
    fc.assert(
      fc.property(situations, fc.boolean(), (situation, isDue) => {
        const { kind } = nextStep(situation, isDue ? settlesAt : before);
        expect(kind === 'close' && situation.confidence !== null).toBe(false);
        expect(kind === 'settle' && situation.confidence === null).toBe(false);
      }),
    );
  });
});
