import { describe, expect, it } from '@jest/globals';
import { checkDisputes } from './check-disputes.js';

const criteria = ['risk', 'rollback'].map((criterionKey) => ({
  criterionKey,
  levelKey: null,
  evidence: [],
  rationale: '',
  suggestion: '',
  flags: [],
}));
const disputesOf = (...keys: string[]) =>
  keys.map((criterionKey) => ({ criterionKey, comment: null }));

describe('checkDisputes', () => {
  it('takes each criterion once', () => {
    expect(checkDisputes(disputesOf('rollback', 'risk'), { criteria })).toEqual([]);
    expect(checkDisputes([], { criteria })).toEqual([]);
  });

  it('names what is unknown, and what is there twice, by its place', () => {
    const problems = checkDisputes(disputesOf('risk', 'speed', 'risk'), { criteria });
    expect(problems).toEqual([
      {
        pointer: '/disputes/1/criterion',
        code: 'unknown-criterion',
        detail: 'is no criterion of this feedback',
      },
      {
        pointer: '/disputes/2/criterion',
        code: 'disputed-twice',
        detail: 'is disputed once above',
      },
    ]);
  });
});
