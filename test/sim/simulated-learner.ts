import type { Random } from '../../src/kernel/seeded-random.js';
import type { Card } from '../../src/scheduling/domain/card.js';
import { newCard } from '../../src/scheduling/domain/new-card.js';
import { rateCard } from '../../src/scheduling/domain/rate-card.js';
import { retrievabilityAt } from '../../src/scheduling/domain/retrievability-at.js';
import type { Rating } from '../../src/scheduling/domain/review-event.js';
import type { SchedulingParameters } from '../../src/scheduling/domain/scheduling-parameters.js';
import type { StudyDay } from '../../src/scheduling/domain/study-day.js';

const LEARNER_ID = 'learner';

/**
 * How users of Anki rate a first answer (Again to Easy), and one that they recalled (Hard to Easy).
 * @see https://github.com/open-spaced-repetition/fsrs-rs (defaults of its simulator)
 */
const FIRST_RATINGS = [0.24, 0.094, 0.495, 0.171];
const RECALLED_RATINGS = [0.224, 0.631, 0.145];

/** Somebody whose memory is what FSRS says, with one card a question. Lives in UTC, days turn at 0:00. */
export class SimulatedLearner {
  private readonly cardOf: Map<string, Card>;
  /** Answers on days after the first: what a retention costs. Steps are not counted. */
  reviews = 0;

  constructor(
    questionIds: readonly string[],
    readonly parameters: SchedulingParameters,
    private readonly random: Random,
  ) {
    this.cardOf = new Map(
      questionIds.map((questionId) => [questionId, newCard({ learnerId: LEARNER_ID, questionId })]),
    );
  }

  get cards(): readonly Card[] {
    return Array.from(this.cardOf.values());
  }

  /** The probability that the learner recalls it then, 0..1; 0 for a question never met. */
  recall(card: Card, at: Date): number {
    return retrievabilityAt(card, at, this.parameters) ?? 0;
  }

  /** Answer a question, and then all steps it leads to. */
  answer(questionId: string, at: Date): void {
    const studyDay = studyDayOf(at);
    let card = this.getCard(questionId);
    if (card.state === 'new') {
      card = this.rate(card, drawFrom(FIRST_RATINGS, 1, this.random), at);
    } else {
      this.reviews += 1;
      card = this.rate(card, this.rating(card, at), at);
    }
    let stepAt = at;
    while (card.dueAt !== null && studyDayOf(card.dueAt) === studyDay) {
      stepAt = card.dueAt;
      card = this.rate(card, this.random() < this.recall(card, stepAt) ? 3 : 1, stepAt);
    }
    this.cardOf.set(questionId, card);
  }

  private rating(card: Card, at: Date): Rating {
    return this.random() < this.recall(card, at) ? drawFrom(RECALLED_RATINGS, 2, this.random) : 1;
  }

  private rate(card: Card, rating: Rating, occurredAt: Date): Card {
    const review = { rating, occurredAt, studyDay: studyDayOf(occurredAt) };
    return rateCard(card, review, this.parameters);
  }

  private getCard(questionId: string): Card {
    const card = this.cardOf.get(questionId);
    if (card === undefined) throw new RangeError(`no question ${questionId}`);
    return card;
  }
}

export function studyDayOf(at: Date): StudyDay {
  return at.toISOString().slice(0, 10);
}

function drawFrom(shares: readonly number[], first: 1 | 2, random: Random): Rating {
  let left = random();
  const index = shares.findIndex((share) => {
    left -= share;
    return left < 0;
  });
  return ((index === -1 ? shares.length - 1 : index) + first) as Rating;
}
