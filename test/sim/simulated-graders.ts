import type { Random } from '../../src/kernel/seeded-random.js';
import { scoreOf, shares, type Reviewed } from './reviewed.js';

/** How scores come about. */
export type ScoreModel = 'scores' | 'levels' | 'surprises';

interface SimulatedGrader {
  readonly bias: number;
  readonly noise: number;
  readonly habit: 'honest' | 'careless' | 'contrary';
}

interface SimulatedAnswer {
  /** The true value of each criterion, or of the whole. */
  readonly values: readonly number[];
  /** By how much graders are less sure of this answer than of others. */
  readonly hardness: number;
}

const BIAS = 0.08;
const [LEAST_NOISE, MOST_NOISE] = [0.05, 0.25];

/**
 * People who grade: biases are normal (sd .08), noise is log-uniform from .05 to .25; of `adversaries`
 * every other one gives anything at all, and every other one the contrary of what is right. Answers are
 * worth .6 on the average (normal, sd .2). All of it is cut to 0..1, and one of three models:
 *
 * - `scores`: a score is truth + bias + normal noise.
 * - `levels`: six criteria of four levels, each true level .2 around the whole; a grader's noise is in
 *   part the same for all criteria of an answer, and what they give is rounded to a level.
 * - `surprises`: noise has heavy tails (Student's t, 5 degrees), and there are easy and hard answers
 *   (noise × .6 to 1.6).
 */
export class SimulatedGraders {
  readonly graders: readonly SimulatedGrader[];

  constructor(
    private readonly model: ScoreModel,
    private readonly random: Random,
    { count, adversaries }: { readonly count: number; readonly adversaries: number },
  ) {
    this.graders = Array.from({ length: count }, (_, place) => ({
      bias: BIAS * this.normal(),
      noise: this.logUniform(LEAST_NOISE, MOST_NOISE),
      habit: habitOf(place, adversaries * count),
    }));
  }

  /** A new answer, as these graders see it. */
  review(graders: readonly number[]): Reviewed {
    const answer = this.newAnswer();
    const values = graders.flatMap((grader) => {
      const person = this.graders[grader];
      return person === undefined ? [] : [this.grade(person, answer)];
    });
    return { truth: scoreOf(answer.values), graders, values, scores: values.map(scoreOf) };
  }

  /** The graders in threes, so that everybody is in `each` of them. */
  rounds(each: number): number[][] {
    return Array.from({ length: each }, () => this.shuffledGraders()).flatMap((order) =>
      Array.from({ length: Math.floor(order.length / 3) }, (_, place) =>
        order.slice(3 * place, 3 * place + 3),
      ),
    );
  }

  private newAnswer(): SimulatedAnswer {
    const whole = cut(0.6 + 0.2 * this.normal());
    const hardness = this.model === 'surprises' ? this.logUniform(0.6, 1.6) : 1;
    const isLevels = this.model === 'levels';
    const values = isLevels ? shares.map(() => toLevel(whole + 0.2 * this.normal())) : [whole];
    return { values, hardness };
  }

  private grade(
    { bias, noise, habit }: SimulatedGrader,
    { values, hardness }: SimulatedAnswer,
  ): number[] {
    const isLevels = this.model === 'levels';
    const ofAnswer = isLevels ? 0.8 * noise * this.normal() : 0;
    const scale = isLevels ? 1.3 : hardness;
    return values.map((value) => {
      const seen = habit === 'contrary' ? 1 - value : value;
      const honest = seen + bias + ofAnswer + scale * noise * this.deviate();
      const given = habit === 'careless' ? this.random() : honest;
      return isLevels ? toLevel(given) : cut(given);
    });
  }

  private shuffledGraders(): number[] {
    return this.graders
      .map((_, grader) => ({ grader, key: this.random() }))
      .toSorted((one, other) => one.key - other.key)
      .map(({ grader }) => grader);
  }

  private deviate(): number {
    if (this.model !== 'surprises') return this.normal();
    const squares = Array.from({ length: 5 }, () => this.normal() ** 2);
    // Student's t has a variance of 5/3 at 5 degrees: it is the tails that differ, not the spread.
    const chi = squares.reduce((sum, square) => sum + square, 0) / 5;
    return this.normal() * Math.sqrt(3 / 5 / chi);
  }

  private normal(): number {
    return Math.sqrt(-2 * Math.log(1 - this.random())) * Math.cos(2 * Math.PI * this.random());
  }

  private logUniform(least: number, most: number): number {
    return least * (most / least) ** this.random();
  }
}

function habitOf(place: number, adversaries: number): SimulatedGrader['habit'] {
  if (place >= adversaries) return 'honest';
  return place % 2 === 0 ? 'contrary' : 'careless';
}

function cut(score: number): number {
  return Math.min(1, Math.max(0, score));
}

function toLevel(value: number): number {
  return Math.round(3 * cut(value)) / 3;
}
