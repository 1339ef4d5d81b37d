import { describe, expect, it } from '@jest/globals';
import { retirementProblems } from './retirement-problems.js';

const question = (slug: string, changes: object = {}) => ({
  questionId: `id-${slug}`,
  slug,
  milestone: null,
  variantOf: null,
  isRetired: false,
  ...changes,
});
const milestone = { capstone: 'project', number: 1, workHours: 8, acceptance: ['It runs.'] };
const bank = [
  question('project'),
  question('step', { milestone }),
  question('root'),
  question('variant', { variantOf: 'root' }),
  question('gone', { variantOf: 'lost', isRetired: true }),
];
const none = { drafted: new Set<string>(), draftedSlugs: new Set<string>() };
const codes = (order: { retire?: string[]; restore?: string[] }, drafts = none) =>
  retirementProblems(bank, { retire: [], restore: [], ...order }, drafts).map(
    ({ pointer, code }) => `${pointer} ${code}`,
  );

describe('retirementProblems', () => {
  it('lets go what nobody names', () => {
    expect(codes({ retire: ['id-step', 'id-variant'] })).toEqual([]);
    expect(codes({ retire: ['id-project', 'id-step'] })).toEqual([]);
  });

  it('keeps what others name', () => {
    expect(codes({ retire: ['id-step', 'id-project'] })).toEqual([]);
    expect(codes({ retire: ['id-variant', 'id-project'] })).toEqual(['#/retire/1 still-named']);
    expect(codes({ retire: ['id-root'] })).toEqual(['#/retire/0 still-named']);
  });

  it('leaves drafts to be judged by themselves', () => {
    const drafts = { drafted: new Set(['id-variant']), draftedSlugs: new Set(['variant']) };
    expect(codes({ retire: ['id-root'] }, drafts)).toEqual([]);
  });

  it('takes back only what finds what it names', () => {
    expect(codes({ restore: ['id-gone'] })).toEqual(['#/restore/0 unknown-reference']);
    const drafts = { drafted: new Set<string>(), draftedSlugs: new Set(['lost']) };
    expect(codes({ restore: ['id-gone'] }, drafts)).toEqual([]);
  });
});
