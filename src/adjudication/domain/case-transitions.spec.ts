import { describe, expect, it } from '@jest/globals';
import { caseStates, type CaseState } from './adjudication-case.js';
import { transitionCase, type CaseAction } from './case-transitions.js';

const allowed: Readonly<Record<CaseState, Readonly<Record<CaseAction, CaseState | null>>>> = {
  open: { decide: 'decided', withdraw: 'withdrawn', lapse: 'lapsed' },
  decided: { decide: null, withdraw: null, lapse: null },
  withdrawn: { decide: null, withdraw: null, lapse: null },
  lapsed: { decide: null, withdraw: null, lapse: null },
};
const actions: readonly CaseAction[] = ['decide', 'withdraw', 'lapse'];
const all = caseStates.flatMap((state) => actions.map((action) => [state, action] as const));

describe('transitionCase', () => {
  it.each(all)('%s, %s', (state, action) => {
    expect(transitionCase(state, action)).toBe(allowed[state][action]);
  });
});
