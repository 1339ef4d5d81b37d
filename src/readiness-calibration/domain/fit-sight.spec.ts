import { describe, expect, it } from '@jest/globals';
import { gradeBy, judgedBy } from '../../../test/support/judged-by.js';
import { defaultConfig } from '../../readiness/domain/readiness-config.js';
import { fitSight } from './fit-sight.js';
import { tabulateGrades } from './tabulate-grades.js';

const { graders } = defaultConfig;

/** Answers of all gaps, with a coach who sees what is there and a grader who sees it along a line. */
const besideCoach = (raters: number, line: (gap: number) => number) =>
  Array.from({ length: raters }, (_, rater) => {
    const gap = 0.1 + (0.8 * (rater % 9)) / 8;
    const { overlook, strict } = graders.coach;
    const coach = gradeBy('coach:c', 1 - strict - (1 - overlook - strict) * gap);
    const self = gradeBy(`self:${rater}`, 1 - line(gap));
    return judgedBy([self, coach], 1, { learnerId: `learner-${rater}` });
  }).flat();

const fit = (answers: ReturnType<typeof besideCoach>) =>
  fitSight(tabulateGrades(answers, defaultConfig), graders);

describe('fitSight', () => {
  it('stays with what is shipped where no coach graded', () => {
    const grades = [gradeBy('self:a', 0.9), gradeBy('peer:b', 0.2)];
    expect(fit(judgedBy(grades, 200))).toEqual(graders);
  });

  it('finds out what graders overlook, the nearer the more there is', () => {
    // They see a quarter of what is missing, and always .05.
    const of = (raters: number) => fit(besideCoach(raters, (gap) => 0.05 + 0.25 * gap)).self;
    const overlooks = [9, 45, 180, 1800].map((raters) => of(raters).overlook);
    expect(overlooks).toEqual(overlooks.toSorted((one, other) => one - other));
    expect(overlooks[0]).toBeGreaterThan(0.35);
    expect(overlooks[0]).toBeLessThan(0.5);
    expect(overlooks[3]).toBeGreaterThan(0.64);
    expect(overlooks[3]).toBeLessThan(0.71);
  });

  it('keeps the others as they are, and the coaches', () => {
    const found = fit(besideCoach(90, (gap) => 0.2 + 0.4 * gap));
    expect(found.coach).toEqual(graders.coach);
    expect(found.peer).toEqual(graders.peer);
    expect(found.llm).toEqual(graders.llm);
    expect(found.self).toMatchObject({ sd: graders.self.sd, biasSd: graders.self.biasSd });
  });

  it('keeps within what can be a grader', () => {
    const blind = fit(besideCoach(2000, () => 0)).self;
    expect(blind.overlook).toBeLessThanOrEqual(0.75);
    expect(1 - blind.overlook - blind.strict).toBeGreaterThanOrEqual(0.2 - 1e-12);
    const backwards = fit(besideCoach(2000, (gap) => 1 - gap)).self;
    expect(1 - backwards.overlook - backwards.strict).toBeGreaterThanOrEqual(0.2 - 1e-12);
    expect(backwards.strict).toBeLessThanOrEqual(0.3);
  });
});
