import { suggestRating } from '../../src/attempts/domain/suggest-rating.js';
import type { Random } from '../../src/kernel/seeded-random.js';
import type {
  EvidenceAttempt,
  EvidenceGrade,
  QuestionMemory,
} from '../../src/readiness/domain/readiness-input.js';
import type { Card } from '../../src/scheduling/domain/card.js';
import { newCard } from '../../src/scheduling/domain/new-card.js';
import { rateCard, type RatedReview } from '../../src/scheduling/domain/rate-card.js';
import { retrievabilityAt } from '../../src/scheduling/domain/retrievability-at.js';
import type { Rating } from '../../src/scheduling/domain/review-event.js';
import { DEFAULT_SCHEDULING_PARAMETERS } from '../../src/scheduling/domain/scheduling-parameters.js';
import type { StudyDay } from '../../src/scheduling/domain/study-day.js';
import { below, normal, pick, shuffled } from './readiness-chance.js';
import { grade, type SimulatedGrader } from './readiness-graders.js';
import type { SimulatedKnowledge } from './readiness-knowledge.js';
import type { Judged, SimulatedQuestion } from './readiness-questions.js';
import type { School } from './readiness-school.js';

const FIRST_DAY_MS = Date.UTC(2026, 0, 5);
const MS_PER_HOUR = 3_600_000;
const PRACTICE_HOUR = 6;
const MS_PER_ANSWER = MS_PER_HOUR / 3;
const REVIEWS_FIRST = 0.6;
const MOST_PEERS = 3;

/** Who else sees a learner's answers. */
export interface Helpers {
  readonly self: SimulatedGrader;
  readonly llm: boolean;
  readonly peers: boolean;
  readonly coach: boolean;
}

/** When one answer is given. */
interface Sitting {
  readonly day: number;
  readonly studyDay: StudyDay;
  readonly form: number;
  readonly at: Date;
}

/** One learner's answers, on cards that FSRS schedules. */
export class SimulatedPractice {
  readonly attempts: EvidenceAttempt[] = [];
  /** What was in each answer, which nobody sees. */
  readonly shown: (readonly boolean[])[] = [];
  private readonly cards = new Map<string, Card>();
  private readonly unmet: SimulatedQuestion[];
  private readonly questionOf: ReadonlyMap<string, SimulatedQuestion>;

  constructor(
    private readonly school: School,
    private readonly knowledge: SimulatedKnowledge,
    private readonly helpers: Helpers,
    private readonly random: Random,
  ) {
    this.unmet = shuffled(school.bank, random);
    this.questionOf = new Map(school.bank.map((question) => [question.questionId, question]));
  }

  memories(): QuestionMemory[] {
    return Array.from(this.cards.values()).flatMap(
      ({ questionId, stability, difficulty, lastReviewAt }) =>
        stability === null || difficulty === null || lastReviewAt === null
          ? []
          : [{ questionId, stability, difficulty, lastReviewAtMs: lastReviewAt.getTime() }],
    );
  }

  /** The answers of one day. All of it has the same form. */
  practise(day: number, answers: number): void {
    const form = this.school.terms.sdForm * normal(this.random);
    const studyDay = studyDayOn(day);
    for (let place = 0; place < answers; place += 1) {
      const at = new Date(instantOn(day, PRACTICE_HOUR) + place * MS_PER_ANSWER);
      this.answer(this.next(studyDay), { day, studyDay, form, at });
    }
  }

  private answer(question: SimulatedQuestion, { day, studyDay, form, at }: Sitting): void {
    const { questionId } = question;
    const shown = this.knowledge
      .chances(question, day, form)
      .map((chance) => this.random() < chance);
    const card = this.cards.get(questionId) ?? newCard({ learnerId: 'learner', questionId });
    const own = grade(this.helpers.self, { question, shown }, this.random);
    this.shown.push(shown);
    this.attempts.push({
      attemptId: `${this.attempts.length}`,
      questionId,
      atMs: at.getTime(),
      retrievability: retrievabilityAt(card, at, DEFAULT_SCHEDULING_PARAMETERS) ?? 0,
      grades: [own, ...this.othersGrades(question, shown)],
    });
    this.cards.set(questionId, rated(card, { rating: ratingOf(own), occurredAt: at, studyDay }));
    this.knowledge.learn(question, shown, day, this.random);
  }

  private othersGrades(question: SimulatedQuestion, shown: readonly boolean[]): EvidenceGrade[] {
    const { terms, llm, peers, coach } = this.school;
    const { helpers, random } = this;
    const has = (isThere: boolean, share: number): boolean => random() < share && isThere;
    const graders = [
      ...(has(helpers.llm, terms.llm[1]) ? [llm] : []),
      ...(has(helpers.peers, terms.peers[1])
        ? shuffled(peers, random).slice(0, 1 + below(MOST_PEERS, random))
        : []),
      ...(has(helpers.coach, terms.coach[1]) ? [coach] : []),
    ];
    return graders.map((grader) => grade(grader, { question, shown }, random));
  }

  /** What is due comes first more often than not; of what is new, rather something they are good at. */
  private next(today: StudyDay): SimulatedQuestion {
    const due = Array.from(this.cards.values())
      .filter(({ dueDay }) => dueDay === null || dueDay <= today)
      .toSorted((one, other) => (one.dueDay ?? '').localeCompare(other.dueDay ?? ''));
    const [first] = due;
    const isReview = first !== undefined && this.random() < REVIEWS_FIRST;
    const fresh = isReview ? undefined : this.takeUnmet();
    if (fresh !== undefined) return fresh;
    const card = first ?? pick(Array.from(this.cards.values()), this.random);
    return this.questionOf.get(card.questionId) ?? pick(this.school.bank, this.random);
  }

  private takeUnmet(): SimulatedQuestion | undefined {
    const weights = this.unmet.map(({ skill }) =>
      Math.exp(this.school.terms.avoidance * this.knowledge.skill(skill)),
    );
    let left = this.random() * weights.reduce((sum, weight) => sum + weight, 0);
    const place = weights.findIndex((weight) => {
      left -= weight;
      return left < 0;
    });
    return this.unmet.splice(Math.max(0, place), 1)[0];
  }
}

export function instantOn(day: number, hour: number): number {
  return FIRST_DAY_MS + (24 * day + hour) * MS_PER_HOUR;
}

function studyDayOn(day: number): StudyDay {
  return new Date(instantOn(day, 0)).toISOString().slice(0, 10);
}

/** As the product suggests it to somebody who graded themselves. */
function ratingOf({ score, mustMissed }: Judged): Rating {
  return suggestRating({
    score,
    mustHaveMet: !mustMissed,
    mustHavesAtTop: !mustMissed,
    gaveUp: false,
    peeked: false,
    hintsUsed: 0,
    overtimeRatio: null,
  }).rating;
}

/** The card after an answer. Steps of the same day are looked through and not answered: no attempt. */
function rated(card: Card, review: RatedReview): Card {
  let after = rateCard(card, review, DEFAULT_SCHEDULING_PARAMETERS);
  while (after.dueAt !== null) {
    const step = { ...review, rating: 3 as const, occurredAt: after.dueAt };
    after = rateCard(after, step, DEFAULT_SCHEDULING_PARAMETERS);
  }
  return after;
}
