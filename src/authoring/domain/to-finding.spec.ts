import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { fixes } from './fixes.js';
import { toFinding } from './to-finding.js';

const rules = new URL('../../question-bank/domain/', import.meta.url);
const finders = /^(?:check|find|validate)-.*(?<!spec)\.ts$/u;
const others = ['../standing-problems.ts', '../../question-bank/judge-question.ts'];

/** Every code in the files that make findings: as `code: '…'`, or as an argument of a maker. */
function codesInSource(): string[] {
  const files = [
    ...readdirSync(rules)
      .filter((name) => finders.test(name) && !name.endsWith('.spec.ts'))
      .map((name) => new URL(name, rules)),
    ...others.map((name) => new URL(name, import.meta.url)),
  ];
  const texts = files.map((file) => readFileSync(file, 'utf8'));
  return texts.flatMap((text) => [
    ...[...text.matchAll(/code: '([a-z-]+)'/gu)].map(([, code = '']) => code),
    ...[...text.matchAll(/(?:found|figureProblem)\([^)]*?'([a-z]+-[a-z]+)'/gu)].map(
      ([, code = '']) => code,
    ),
  ]);
}

describe('toFinding', () => {
  it('has a fix for every code that the rules have', () => {
    const codes = [...new Set(codesInSource())];
    expect(codes.length).toBeGreaterThan(30);
    expect(codes).toEqual(expect.arrayContaining(['vague-word', 'wrong-figure', 'missing']));
    expect(codes.filter((code) => fixes[code] === undefined)).toEqual([]);
  });

  it('has fixes of one sentence', () => {
    expect(Object.values(fixes).filter((fix) => !/^[A-Z][^.]*\.$/u.test(fix))).toEqual([]);
  });

  it('says what a broken rule means at publishing', () => {
    const detail = 'must sum to 100';
    expect(toFinding({ pointer: '/rubric', code: 'weights-not-100', detail })).toEqual({
      pointer: '#/rubric',
      code: 'weights-not-100',
      severity: 'error',
      detail,
      fix: 'Change the weights until they sum to 100.',
    });
    const late = toFinding({ pointer: '#/reviewBy', code: 'review-overdue', detail: 'is past' });
    expect(late).toMatchObject({ pointer: '#/reviewBy', severity: 'warning' });
    expect(toFinding({ pointer: '/a', code: 'never-heard-of', detail }).severity).toBe('error');
  });
});
