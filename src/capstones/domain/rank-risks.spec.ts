import { describe, expect, it } from '@jest/globals';
import type { KeptRisk, RiskState } from './project-risk.js';
import { rankRisks } from './rank-risks.js';

function risk(
  name: string,
  likelihood: number,
  impact: number,
  state: RiskState = 'open',
): KeptRisk {
  return { risk: name, sign: '', response: '', likelihood, impact, state, note: null };
}

describe('rankRisks', () => {
  it('puts first what has happened, then what is open by exposure, then what is closed', () => {
    const ranked = rankRisks([
      risk('closed', 5, 5, 'closed'),
      risk('small', 1, 2),
      risk('large', 4, 4),
      risk('as large', 4, 4),
      risk('happened', 1, 1, 'happened'),
    ]);
    expect(ranked.map((each) => [each.risk, each.exposure])).toEqual([
      ['happened', 1],
      ['large', 16],
      ['as large', 16],
      ['small', 2],
      ['closed', 25],
    ]);
  });
});
