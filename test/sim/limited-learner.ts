import type { Random } from '../../src/kernel/seeded-random.js';
import { orderQueue } from '../../src/queue/domain/order-queue.js';
import type { LimitsOverride, Queue, QueueCard, QueueItem } from '../../src/queue/domain/queue.js';
import { foldEvents } from '../../src/scheduling/domain/fold-events.js';
import { newCard } from '../../src/scheduling/domain/new-card.js';
import type { PracticeSettings } from '../../src/scheduling/domain/practice-settings.js';
import { retrievabilityAt } from '../../src/scheduling/domain/retrievability-at.js';
import type { Rating, ReviewEvent } from '../../src/scheduling/domain/review-event.js';
import type { SchedulingParameters } from '../../src/scheduling/domain/scheduling-parameters.js';
import type { StudyDay } from '../../src/scheduling/domain/study-day.js';

export interface SimulatedQuestion {
  readonly questionId: string;
  readonly topic: string;
  readonly family: string;
  readonly minutes: number;
  readonly position: number;
}

const LEARNER_ID = 'learner';

/** Somebody who practises by the queue and changes their mind: a log a question, and what follows. */
export class LimitedLearner {
  override: LimitsOverride | null = null;
  private readonly logs = new Map<string, ReviewEvent[]>();
  private readonly cardOf = new Map<string, QueueCard>();
  private events = 0;

  constructor(
    private readonly questions: readonly SimulatedQuestion[],
    readonly settings: PracticeSettings,
    readonly parameters: SchedulingParameters,
    private readonly random: Random,
  ) {}

  queueAt(now: Date): Queue {
    const today = studyDayOf(now);
    return orderQueue({
      cards: Array.from(this.cardOf.values()),
      candidates: this.questions,
      settings: this.settings,
      weekdayLoads: this.parameters.weekdayLoads,
      override: this.override,
      now,
      today,
      dayStart: new Date(`${today}T00:00:00Z`),
      retrievabilityOf: (card, at) => retrievabilityAt(card, at, this.parameters),
    });
  }

  /** @returns the event, for undoing it */
  answer({ questionId }: QueueItem, now: Date): ReviewEvent {
    const rating = (1 + Math.floor(this.random() * 4)) as Rating;
    const origin = { source: 'direct', attemptId: null, policy: null, dueDay: null } as const;
    return this.add({ ...this.placed(questionId, now), kind: 'review', rating, ...origin });
  }

  undo({ id, questionId }: ReviewEvent, now: Date): void {
    this.add({ ...this.placed(questionId, now), kind: 'void', targetId: id });
  }

  /** Suspends, buries, or sets due today, by chance. */
  changeByHand({ questionId }: QueueItem, now: Date): void {
    const placed = this.placed(questionId, now);
    const choice = this.random();
    if (choice < 0.3) this.add({ ...placed, kind: 'suspend' });
    else if (choice < 0.6) this.add({ ...placed, kind: 'bury' });
    else this.add({ ...placed, kind: 'set-due', dueDay: placed.studyDay });
  }

  /** Whether this review, or a later one of its question, was not undone. */
  hasStandingReview(questionId: string, since: ReviewEvent): boolean {
    const log = this.logs.get(questionId) ?? [];
    const voided = new Set(log.flatMap((event) => (event.kind === 'void' ? [event.targetId] : [])));
    return log.some(({ kind, id }) => kind === 'review' && id >= since.id && !voided.has(id));
  }

  familyOf(questionId: string): string {
    return this.question(questionId).family;
  }

  private placed(questionId: string, occurredAt: Date) {
    this.events += 1;
    return {
      id: String(this.events).padStart(6, '0'),
      learnerId: LEARNER_ID,
      questionId,
      occurredAt,
      receivedAt: occurredAt,
      zone: 'UTC',
      studyDay: studyDayOf(occurredAt),
      durationMs: null,
      parametersVersion: this.parameters.version,
    };
  }

  private add(event: ReviewEvent): ReviewEvent {
    const { questionId } = event;
    const log = [...(this.logs.get(questionId) ?? []), event];
    this.logs.set(questionId, log);
    const question = this.question(questionId);
    const owner = newCard({ learnerId: LEARNER_ID, questionId });
    const { card } = foldEvents(log, () => this.parameters, owner);
    this.cardOf.set(questionId, { ...question, ...card });
    return event;
  }

  private question(questionId: string): SimulatedQuestion {
    const question = this.questions.find((each) => each.questionId === questionId);
    if (question === undefined) throw new RangeError(`no question ${questionId}`);
    return question;
  }
}

/** Lives in UTC, and days turn at 0:00. */
export function studyDayOf(at: Date): StudyDay {
  return at.toISOString().slice(0, 10);
}
