import { below, normal, pick } from './readiness-chance.js';
import type { Draw } from './readiness-terms.js';

export const skillIds = ['s0', 's1', 's2', 's3', 's4', 's5'] as const;

const MINUTES = [5, 8, 12, 20] as const;
const MUST_HAVES = 0.25;
/** What an answer is worth at most that misses a must-have. */
const MUST_MISSED = 0.5;

export interface SimulatedCriterion {
  /** Told apart over the whole school. */
  readonly key: string;
  /** Its share of the question; all of a question sum to 1. */
  readonly share: number;
  readonly isMustHave: boolean;
  /** In logits, that of the question included. */
  readonly hardness: number;
}

export interface SimulatedQuestion {
  readonly questionId: string;
  /** By its place. */
  readonly skill: number;
  readonly minutes: number;
  readonly criteria: readonly SimulatedCriterion[];
}

export interface Judged {
  /** The share of the points that were shown. */
  readonly score: number;
  readonly mustMissed: boolean;
}

export function newQuestion(questionId: string, skill: number, draw: Draw): SimulatedQuestion {
  const { terms, random } = draw;
  const hardness = terms.sdQuestion * normal(random);
  const drawn = Array.from({ length: 4 + below(4, random) }, () => ({
    weight: 1 + below(3, random),
    isMustHave: random() < MUST_HAVES,
    hardness: hardness + terms.sdCriterion * normal(random),
  }));
  const whole = drawn.reduce((sum, { weight }) => sum + weight, 0);
  const criteria = drawn.map(({ weight, ...criterion }, place) => ({
    ...criterion,
    key: `${questionId}.${place}`,
    share: weight / whole,
  }));
  return { questionId, skill, minutes: pick(MINUTES, random), criteria };
}

export function judge({ criteria }: SimulatedQuestion, shown: readonly boolean[]): Judged {
  let score = 0;
  let mustMissed = false;
  for (const [place, { share, isMustHave }] of criteria.entries()) {
    if (shown[place] === true) score += share;
    else if (isMustHave) mustMissed = true;
  }
  return { score, mustMissed };
}

/** What a judged answer counts for in an interview. */
export function worthOf({ score, mustMissed }: Judged): number {
  return mustMissed ? Math.min(MUST_MISSED, score) : score;
}

/** What an answer is worth in the mean, if each point is shown with its chance: over all that may come. */
export function expectedWorth({ criteria }: SimulatedQuestion, chances: readonly number[]): number {
  const from = (place: number, score: number, mustMissed: boolean): number => {
    const criterion = criteria[place];
    if (criterion === undefined) return worthOf({ score, mustMissed });
    const chance = chances[place] ?? 0;
    return (
      chance * from(place + 1, score + criterion.share, mustMissed) +
      (1 - chance) * from(place + 1, score, mustMissed || criterion.isMustHave)
    );
  };
  return from(0, 0, false);
}
