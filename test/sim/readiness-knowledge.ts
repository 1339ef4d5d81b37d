import type { Random } from '../../src/kernel/seeded-random.js';
import { logistic, normal } from './readiness-chance.js';
import { skillIds, type SimulatedQuestion } from './readiness-questions.js';
import type { School } from './readiness-school.js';
import type { WorldTerms } from './readiness-terms.js';

/** What is kept of one point since the outline was read. */
interface KeptPoint {
  /** How long it lasts, in days, and since when. */
  readonly lasts: number;
  readonly since: number;
}

/** What one learner could show, on any day from 0: by what they are able to, and by what they keep. */
export class SimulatedKnowledge {
  private readonly terms: WorldTerms;
  private readonly skills: readonly number[];
  private readonly ownOf: ReadonlyMap<string, number>;
  /** What came from outside the practice, by day. */
  private readonly outside: readonly number[];
  private readonly keptOf = new Map<string, KeptPoint>();

  constructor({ terms, bank, unseen }: School, days: number, random: Random) {
    this.terms = terms;
    const general = terms.ability + terms.sdLearner * normal(random);
    this.skills = skillIds.map(() => general + terms.sdSkill * normal(random));
    this.ownOf = new Map(
      [...bank, ...unseen].map(({ questionId }) => [questionId, terms.sdOwn * normal(random)]),
    );
    let sum = 0;
    this.outside = Array.from({ length: days + 1 }, () => {
      sum += terms.growthPerDay + terms.sdPerDay * normal(random);
      return sum;
    });
  }

  /** How able they are in a skill on the first day, in logits. */
  skill(place: number): number {
    return this.skills[place] ?? 0;
  }

  /** The chance that each point of an answer is shown. `form` is that day's, in logits. */
  chances(question: SimulatedQuestion, day: number, form: number): number[] {
    const able = this.able(question, day) + form;
    return question.criteria.map(({ key, hardness }) =>
      either(logistic(able - hardness), this.remembered(this.keptOf.get(key), day)),
    );
  }

  /** The outline is read after an answer. */
  learn(question: SimulatedQuestion, shown: readonly boolean[], day: number, random: Random): void {
    for (const [place, { key }] of question.criteria.entries()) {
      const isShown = shown[place] === true;
      if (random() < this.learnChance(isShown)) {
        this.keptOf.set(key, this.kept(this.keptOf.get(key), isShown, day));
      }
    }
  }

  /** The chances on a later day if the question were answered on this one, over all that may come of it. */
  chancesAfter(question: SimulatedQuestion, day: number, later: number): number[] {
    const chances = this.chances(question, day, 0);
    const able = this.able(question, later);
    return question.criteria.map(({ key, hardness }, place) => {
      const point = this.keptOf.get(key);
      const after = (isShown: boolean): number => {
        const learnt = this.learnChance(isShown);
        const fresh = this.remembered(this.kept(point, isShown, day), later);
        return learnt * fresh + (1 - learnt) * this.remembered(point, later);
      };
      const shown = chances[place] ?? 0;
      return either(logistic(able - hardness), shown * after(true) + (1 - shown) * after(false));
    });
  }

  private able({ questionId, skill }: SimulatedQuestion, day: number): number {
    const outside = this.outside[Math.min(this.outside.length - 1, Math.floor(day))] ?? 0;
    return this.skill(skill) + (this.ownOf.get(questionId) ?? 0) + outside;
  }

  private learnChance(isShown: boolean): number {
    return isShown ? this.terms.learnShown : this.terms.learnMissed;
  }

  /** Recalling a point makes it last, the more so the further it was gone; one that was missed starts again. */
  private kept(point: KeptPoint | undefined, isShown: boolean, day: number): KeptPoint {
    const { forgetDays, recallGrowth } = this.terms;
    if (point === undefined) return { lasts: forgetDays, since: day };
    const lasts = isShown
      ? point.lasts * (1 + recallGrowth * (1 - this.remembered(point, day)))
      : Math.max(forgetDays, point.lasts / 2);
    return { lasts, since: day };
  }

  private remembered(point: KeptPoint | undefined, day: number): number {
    if (point === undefined) return 0;
    const days = Math.max(0, day - point.since);
    return Math.exp(-((days / point.lasts) ** this.terms.forgetShape));
  }
}

function either(one: number, other: number): number {
  return one + (1 - one) * other;
}
