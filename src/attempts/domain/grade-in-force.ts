import type { Verdict } from './decide-verdict.js';
import type { Grade, GradeKind } from './grade.js';

/** Whose word can decide, the strongest first. A kind that is not here is advice. */
export const decidingKinds = [
  'coach',
  'settlement',
  'interviewer',
  'self',
] as const satisfies readonly GradeKind[];
export type DecidingKind = (typeof decidingKinds)[number];

/** What is told of the judgement that an answer stands by. */
export interface GradeInForce {
  readonly kind: DecidingKind;
  /** 0..1, to 5 decimals. */
  readonly score: number;
  readonly verdict: Verdict['verdict'];
}

/**
 * The judgement an answer stands by: a coach's before what peers settled on, that before an
 * interviewer's, that before the learner's own, and of one kind the latest, whoever gave it. Single
 * peers, models and calibrations never decide. Null while nobody has graded the answer who could.
 */
export function gradeInForce<Judgement extends { kind: GradeKind } & Pick<Grade, 'number'>>(
  judgements: readonly Judgement[],
): (Judgement & { kind: DecidingKind }) | null {
  return judgements
    .filter((judgement) => isDeciding(judgement))
    .reduce<(Judgement & { kind: DecidingKind }) | null>(
      (best, each) => (best === null || outweighs(each, best) ? each : best),
      null,
    );
}

function isDeciding<Judgement extends { kind: GradeKind }>(
  judgement: Judgement,
): judgement is Judgement & { kind: DecidingKind } {
  return decidingKinds.some((kind) => kind === judgement.kind);
}

interface Deciding extends Pick<Grade, 'number'> {
  kind: DecidingKind;
}

function outweighs(one: Deciding, other: Deciding): boolean {
  const precedence = decidingKinds.indexOf(one.kind) - decidingKinds.indexOf(other.kind);
  return precedence === 0 ? one.number > other.number : precedence < 0;
}
