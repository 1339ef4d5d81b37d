import type { EvaluatedAnswer, EvaluatedCriterion } from './evaluated-answer.js';

type Pair = readonly [one: number, other: number];

/** The levels of one answer side by side. */
export interface PairedLevels {
  /** What the model and a grader gave, once for each grader. */
  readonly modelAndPeople: readonly Pair[];
  /** Whether a must-have is met, 1 or 0, by the model and by a grader. */
  readonly mustHaves: readonly Pair[];
  /** What two graders gave, once for every two, the one whose name sorts first on the left. */
  readonly amongPeople: readonly Pair[];
  /** People find it neither good nor bad. */
  readonly isMidRange: boolean;
}

/** Mean levels of people within these shares of the scale are neither good nor bad. */
const midRange = { from: 1 / 3, to: 2 / 3 } as const;

/** Thirds do not come out even. */
const tolerance = 1e-9;

/**
 * The pairs that agreement is measured by. The model is held against every grader by themself, not
 * against their mean: a mean is easier to agree with than a person, and the comparison with how people
 * agree among themselves would flatter the model. A criterion for which the model has no level that the
 * answer bears out makes no pair with it.
 */
export function pairLevels({ criteria }: EvaluatedAnswer): PairedLevels {
  return {
    modelAndPeople: criteria.flatMap(withModel),
    mustHaves: criteria.flatMap((criterion) => {
      const { passesAt } = criterion;
      if (passesAt === null) return [];
      return withModel(criterion).map(([model, person]): Pair => [
        Number(model >= passesAt),
        Number(person >= passesAt),
      ]);
    }),
    amongPeople: criteria.flatMap(({ people }) =>
      people.flatMap((one, place) => people.slice(place + 1).map((other): Pair => [one, other])),
    ),
    isMidRange: isMidRange(criteria),
  };
}

function withModel({ model, people }: EvaluatedCriterion): Pair[] {
  return model === null ? [] : people.map((person): Pair => [model, person]);
}

function isMidRange(criteria: readonly EvaluatedCriterion[]): boolean {
  const shares = criteria.flatMap(({ people, levelCount }) =>
    people.map((level) => level / (levelCount - 1)),
  );
  const mean = shares.reduce((sum, share) => sum + share, 0) / shares.length;
  return mean >= midRange.from - tolerance && mean <= midRange.to + tolerance;
}
