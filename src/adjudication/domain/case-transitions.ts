import type { CaseState } from './adjudication-case.js';

export type CaseAction = 'decide' | 'withdraw' | 'lapse';

const ends: Readonly<Record<CaseAction, CaseState>> = {
  decide: 'decided',
  withdraw: 'withdrawn',
  lapse: 'lapsed',
};

/**
 * Where an action takes a case. A case ends once and for all: what was decided is not decided anew, for
 * the card has followed it, and a later coach's grade is always possible without a case.
 *
 * @returns null when it has ended already
 */
export function transitionCase(state: CaseState, action: CaseAction): CaseState | null {
  return state === 'open' ? ends[action] : null;
}
