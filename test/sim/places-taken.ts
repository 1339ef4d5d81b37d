import type { Random } from '../../src/kernel/seeded-random.js';
import type { DoneToday, QueueItem } from '../../src/queue/domain/queue.js';
import type { ReviewEvent } from '../../src/scheduling/domain/review-event.js';
import type { LimitedLearner } from './limited-learner.js';

interface Place {
  readonly kind: 'reviews' | 'new';
  readonly minutes: number;
  /** The event that took it. */
  readonly since: ReviewEvent;
}

/** What was done of one day's limits by the reasons that the queue gave, undone answers left out. */
export class PlacesTaken {
  private readonly places = new Map<string, Place>();
  private readonly answers: ReviewEvent[] = [];

  constructor(private readonly learner: LimitedLearner) {}

  /** Steps take no place, and a question that holds one takes no second. */
  take({ questionId, reason, minutes }: QueueItem, since: ReviewEvent): void {
    this.answers.push(since);
    if (reason === 'learning-step' || this.has(questionId)) return;
    this.places.set(questionId, { kind: reason === 'new' ? 'new' : 'reviews', minutes, since });
  }

  /** For as long as any of its answers since then stands. */
  has(questionId: string): boolean {
    const place = this.places.get(questionId);
    return place !== undefined && this.learner.hasStandingReview(questionId, place.since);
  }

  count(): DoneToday {
    const held = Array.from(this.places).filter(([questionId]) => this.has(questionId));
    const ofKind = (kind: Place['kind']) => held.filter(([, place]) => place.kind === kind).length;
    return {
      reviews: ofKind('reviews'),
      new: ofKind('new'),
      minutes: held.reduce((sum, [, { minutes }]) => sum + minutes, 0),
    };
  }

  someAnswer(random: Random): ReviewEvent | null {
    return this.answers[Math.floor(random() * this.answers.length)] ?? null;
  }

  /** Whether one of these is of a family that has another among them, or a place. */
  hasTwoOfAFamily(offered: readonly QueueItem[]): boolean {
    if (!this.learner.settings.burySiblings) return false;
    const held = Array.from(this.places.keys()).filter((questionId) => this.has(questionId));
    const met = new Set(held.map((questionId) => this.learner.familyOf(questionId)));
    const families = offered.map(({ questionId }) => this.learner.familyOf(questionId));
    return new Set(families).size < families.length || families.some((family) => met.has(family));
  }
}
