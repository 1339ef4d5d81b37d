import { describe, expect, it } from '@jest/globals';
import { gradeBy, judgedBy } from '../../../test/support/judged-by.js';
import { defaultConfig } from '../../readiness/domain/readiness-config.js';
import { fitLeanings } from './fit-leanings.js';
import { tabulateGrades } from './tabulate-grades.js';

const { graders } = defaultConfig;

/** What a grader of a kind sees who leans so much, of an answer with this gap. */
const seenBy = (source: 'self' | 'peer' | 'coach', gap: number, leaning: number): number => {
  const { overlook, strict } = graders[source];
  return 1 - (strict + (1 - overlook - strict) * gap + leaning);
};

const besideCoach = (leaning: number, answers: number) => {
  const peer = gradeBy('peer:p', seenBy('peer', 0.4, leaning));
  const coach = gradeBy('coach:c', seenBy('coach', 0.4, 0));
  return fitLeanings(tabulateGrades(judgedBy([peer, coach], answers), defaultConfig), graders);
};

describe('fitLeanings', () => {
  it('draws what a rater differs from a coach by towards 0, by how much there is', () => {
    // Of one answer the noise of both is (.12/.78)² + (.08/.92)², of the leaning (.08/.78)², in gaps.
    const noise = (0.12 / 0.78) ** 2 + (0.08 / 0.92) ** 2;
    const prior = (0.08 / 0.78) ** 2;
    for (const answers of [1, 3, 10, 100]) {
      const { severity, doubt } = besideCoach(0.1, answers);
      const share = prior / (prior + noise / answers);
      expect(severity[1]).toBeCloseTo(0.1 * share, 9);
      expect(doubt[1]).toBeCloseTo(0.78 ** 2 * prior * (1 - share), 9);
      expect([severity[0], doubt[0]]).toEqual([0, 0]);
    }
  });

  it('comes closer to the truth with every answer', () => {
    const counts = [1, 2, 3, 5, 8, 13, 21, 34];
    const fits = counts.map((answers) => besideCoach(-0.15, answers));
    const severities = fits.map(({ severity }) => severity[1] ?? 0);
    const doubts = fits.map(({ doubt }) => doubt[1] ?? 0);
    expect(severities).toEqual(severities.toSorted((one, other) => other - one));
    expect(doubts).toEqual(doubts.toSorted((one, other) => other - one));
    expect(severities.at(-1)).toBeLessThan(-0.12);
    expect(severities.at(-1)).toBeGreaterThan(-0.15);
  });

  it('takes nobody for lenient who only graded beside a harsh one', () => {
    const even = gradeBy('peer:even', seenBy('peer', 0.4, 0));
    const harsh = gradeBy('peer:harsh', seenBy('peer', 0.4, 0.2));
    const coach = gradeBy('coach:c', seenBy('coach', 0.4, 0));
    const answers = [
      ...judgedBy([even, harsh], 20, { attemptId: 'even' }),
      ...judgedBy([harsh, coach], 60, { attemptId: 'harsh' }),
    ];
    const table = tabulateGrades(answers, defaultConfig);
    const { severity } = fitLeanings(table, graders);
    const of = (raterId: string) =>
      severity[table.raters.findIndex((rater) => rater.raterId === raterId)] ?? 0;
    expect(of('harsh')).toBeGreaterThan(0.17);
    expect(Math.abs(of('even'))).toBeLessThan(0.02);
  });

  it('puts the middle of peers at 0 where no coach graded', () => {
    const grades = [gradeBy('peer:a', 0.7), gradeBy('peer:b', 0.5)];
    const { severity } = fitLeanings(tabulateGrades(judgedBy(grades, 9), defaultConfig), graders);
    expect((severity[0] ?? 0) + (severity[1] ?? 0)).toBeCloseTo(0, 9);
    expect(severity[1]).toBeGreaterThan(0.06);
  });
});
