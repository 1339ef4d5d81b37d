import { gradeInForce, type DecidingKind } from './grade-in-force.js';
import type { Grade, GradeKind } from './grade.js';

/**
 * The judgement that an answer's card goes by. The one in force, unless that is a settlement that did not
 * adjust the card: because it leaves the card alone, or because it came to the rating that was there. Such
 * a card stands on what it stood on without peers, and follows when that is corrected. One that was
 * adjusted stays with what peers came to. Null while there is nothing for it to go by.
 */
export function gradeOfCard<
  Judgement extends { kind: GradeKind } & Pick<Grade, 'number' | 'ratingFinal' | 'leavesCard'>,
>(judgements: readonly Judgement[]): (Judgement & { kind: DecidingKind }) | null {
  const inForce = gradeInForce(judgements);
  if (inForce?.kind !== 'settlement') return inForce;
  const others = judgements.filter(({ kind }) => kind !== 'settlement');
  const there = gradeInForce(others.filter(({ number }) => number < inForce.number));
  const isAdjusted = !inForce.leavesCard && there?.ratingFinal !== inForce.ratingFinal;
  return isAdjusted ? inForce : gradeInForce(others);
}
