import type { GraderModel } from './readiness-config.js';

/** How much of a difference between two answers a grader of the kind sees, above 0. */
export function slopeOf({ overlook, strict }: Pick<GraderModel, 'overlook' | 'strict'>): number {
  return 1 - overlook - strict;
}

/**
 * The precision of one grade, by a rater who gave `gradesBySame` in the skill, this one included. What
 * they lean to is in every grade of theirs, so all of them together never weigh more than
 * (slope / biasSd)²: two hundred grades by one person are not two hundred witnesses.
 *
 * @param biasSd the doubt about what this rater leans to
 */
export function weighGrade(model: GraderModel, biasSd: number, gradesBySame: number): number {
  return slopeOf(model) ** 2 / (model.sd ** 2 + gradesBySame * biasSd ** 2);
}
