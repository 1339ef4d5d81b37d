import { krippendorffAlpha } from '../../kernel/krippendorff-alpha.js';
import { weightedKappa } from '../../kernel/weighted-kappa.js';

/**
 * What a grade gives each criterion that was asked, by its key: the value of the level, 0..1. Values
 * keep the order of levels and, where those are evenly spaced, their distances; unlike the places of
 * levels they mean the same in a criterion of two levels and in one of five.
 */
export type LevelSheet = ReadonlyMap<string, number>;

/** An answer, as everybody judged it. */
export interface JudgedAnswer {
  readonly peers: readonly LevelSheet[];
  readonly self: LevelSheet | null;
  readonly settled: LevelSheet | null;
  readonly coach: LevelSheet | null;
}

/** How far two sorts of judges agree, criterion by criterion. */
export interface PairAgreement {
  /** Answers that both judged. */
  readonly answers: number;
  /** Cohen's kappa with quadratic weights; null for fewer than five answers. */
  readonly kappa: number | null;
}

/** How far peers agree on one criterion. Its figures are null for fewer than five answers. */
export interface CriterionAgreement {
  readonly criterionKey: string;
  /** Answers of which at least two peers judged it. */
  readonly answers: number;
  /** Krippendorff's alpha, ordinal. */
  readonly alpha: number | null;
  /** Of the value within an answer, pooled over the answers. */
  readonly variance: number | null;
  /** More than graders make who are one of four levels apart on every answer. */
  readonly isHighVariance: boolean;
}

export interface QuestionAgreement {
  /** Answers that at least two peers judged. */
  readonly answers: number;
  /** Krippendorff's alpha, ordinal, over each criterion of each answer; null for fewer than five answers. */
  readonly alpha: number | null;
  readonly selfAndSettlement: PairAgreement;
  /** Each peer beside the coach. */
  readonly peerAndCoach: PairAgreement;
  /** In the order asked for. */
  readonly criteria: readonly CriterionAgreement[];
}

/** Criteria of one answer go together, so it is answers that are counted, never criteria of answers. */
const fewestAnswers = 5;

/**
 * Two graders a third apart have a variance of a half of its square. Beyond that a criterion moves the
 * score by who reads it, whatever its levels are: with two levels, when one answer in nine is split.
 */
const highVariance = (1 / 3) ** 2 / 2;

/** How far those who judged the answers to one question agree. Never NaN: null is what cannot be told. */
export function questionAgreement(
  criterionKeys: readonly string[],
  answers: readonly JudgedAnswer[],
): QuestionAgreement {
  const judgedTwice = answers.filter(({ peers }) => peers.length > 1);
  const columns = criterionKeys.map((criterionKey) =>
    judgedTwice
      .map(({ peers }) => peers.flatMap((sheet) => sheet.get(criterionKey) ?? []))
      .filter(({ length }) => length > 1),
  );
  return {
    answers: judgedTwice.length,
    alpha: judgedTwice.length < fewestAnswers ? null : krippendorffAlpha(columns.flat(), 'ordinal'),
    selfAndSettlement: agreeIn(
      answers.map(({ self, settled }) =>
        pairUp(criterionKeys, self === null ? [] : [self], settled),
      ),
    ),
    peerAndCoach: agreeIn(answers.map(({ peers, coach }) => pairUp(criterionKeys, peers, coach))),
    criteria: criterionKeys.map((criterionKey, place) =>
      agreeOn(criterionKey, columns[place] ?? []),
    ),
  };
}

type Pair = readonly [one: number, other: number];

function pairUp(
  criterionKeys: readonly string[],
  ones: readonly LevelSheet[],
  other: LevelSheet | null,
): Pair[] {
  return ones.flatMap((one) =>
    criterionKeys.flatMap((criterionKey): Pair[] => {
      const values = [one.get(criterionKey), other?.get(criterionKey)] as const;
      const [first, second] = values;
      return first === undefined || second === undefined ? [] : [[first, second]];
    }),
  );
}

function agreeIn(pairsOfAnswers: readonly (readonly Pair[])[]): PairAgreement {
  const answers = pairsOfAnswers.filter(({ length }) => length > 0).length;
  const kappa = weightedKappa(pairsOfAnswers.flat(), 'quadratic');
  return { answers, kappa: answers < fewestAnswers ? null : kappa };
}

function agreeOn(criterionKey: string, units: readonly (readonly number[])[]): CriterionAgreement {
  const variance = units.length < fewestAnswers ? null : varianceWithin(units);
  return {
    criterionKey,
    answers: units.length,
    alpha: krippendorffAlpha(units, 'ordinal'),
    variance,
    // Thirds have no exact binary fractions: on the bound is not beyond it.
    isHighVariance: variance !== null && variance > highVariance + 1e-9,
  };
}

function varianceWithin(units: readonly (readonly number[])[]): number {
  let squares = 0;
  let degrees = 0;
  for (const values of units) {
    const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
    squares += values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
    degrees += values.length - 1;
  }
  return squares / degrees;
}
