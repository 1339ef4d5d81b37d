import type { Card } from '../../scheduling/domain/card.js';
import type { PracticeSettings } from '../../scheduling/domain/practice-settings.js';
import type { WeekdayLoad } from '../../scheduling/domain/scheduling-parameters.js';
import type { StudyDay } from '../../scheduling/domain/study-day.js';
import type { QueueAssignment } from './assigned-today.js';

/** What a day is planned by, besides memory: what a question is about and what it takes. */
export interface PlannedQuestion {
  /** The main topic. */
  readonly topic: string;
  /** What answering it takes of the day, to a tenth of a minute. */
  readonly minutes: number;
  /** The same for all that ask the same in other words, and for no others. */
  readonly family: string;
}

/** A learner's card with what is planned for its question. */
export interface QueueCard extends Card, PlannedQuestion {}

/** A question the learner may meet for the first time. */
export interface NewCandidate extends PlannedQuestion {
  readonly questionId: string;
  /** Its place in what the learner studies, lowest first. */
  readonly position: number;
}

/** How much a day may hold. Learning steps count towards nothing. */
export interface DayLimits {
  readonly newPerDay: number;
  readonly reviewsPerDay: number;
  /** Of reviews and new questions together, as planned. */
  readonly minutesPerDay: number;
}

/** Limits for one study day alone; null leaves what holds on other days. */
export interface LimitsOverride {
  readonly studyDay: StudyDay;
  readonly newPerDay: number | null;
  readonly reviewsPerDay: number | null;
  readonly minutesPerDay: number | null;
}

/** What a goal asks of the day. */
export interface DayPlan {
  readonly newPerDay: number;
  readonly minutesPerDay: number;
  /**
   * Ids of the questions worth most today, best first, due or not, met or not: then these are the day,
   * and nothing else is. Null leaves the choice to what is due.
   */
  readonly ranked: readonly string[] | null;
}

/** What says how much a day may hold, on the whole and on that day. */
export interface LimitSources {
  readonly settings: PracticeSettings;
  /** Seven, Monday first. */
  readonly weekdayLoads: readonly WeekdayLoad[];
  readonly plan?: DayPlan | null;
  /** The latest one; only that of the day counts. */
  readonly override: LimitsOverride | null;
}

/** What coaches have asked for. */
export interface AssignedWork {
  readonly assignments: readonly QueueAssignment[];
  /** Their questions as far as they could be met, whether or not the learner studies them anyway. */
  readonly candidates: readonly NewCandidate[];
}

export interface QueueInput extends LimitSources {
  readonly cards: readonly QueueCard[];
  /** Null without assignments. */
  readonly assigned?: AssignedWork | null;
  readonly candidates: readonly NewCandidate[];
  readonly now: Date;
  /** The learner's study day at `now`. */
  readonly today: StudyDay;
  /** When `today` began for the learner. */
  readonly dayStart: Date;
  /** The probability of recall at an instant, 0..1; null without memory. */
  readonly retrievabilityOf: (card: Card, at: Date) => number | null;
}

export const queueReasons = [
  'learning-step',
  'assigned',
  'due-review',
  'overdue-review',
  'goal-review',
  'new',
] as const;
export type QueueReason = (typeof queueReasons)[number];

export interface QueueItem {
  readonly questionId: string;
  readonly reason: QueueReason;
  readonly dueDay: StudyDay | null;
  readonly dueAt: Date | null;
  readonly retrievability: number | null;
  /** Study days past the due day; 0 for steps, new questions and what is not due yet. */
  readonly overdueDays: number;
  /** What it takes of the day as planned. */
  readonly minutes: number;
  /** Whether it was forgotten so often that it should be split. */
  readonly isLeech: boolean;
  /** Why it is asked today; null where no coach asked for it. */
  readonly assignment: QueueAssignment | null;
}

/** What was done of a day's limits. */
export interface DoneToday {
  readonly reviews: number;
  readonly new: number;
  /** As planned, not as measured. */
  readonly minutes: number;
}

export interface Queue {
  readonly items: readonly QueueItem[];
  /** What held today, every source taken into account. */
  readonly limits: DayLimits;
  /** Whether the learner overrode any of them for this day. */
  readonly isOverridden: boolean;
  readonly remaining: {
    readonly steps: number;
    readonly reviews: number;
    readonly new: number;
    /** How many of these reviews and new questions coaches have asked for. */
    readonly assigned: number;
    /** What these reviews and new questions take, as planned. */
    readonly minutes: number;
    /** Due reviews over today's limits. */
    readonly reviewsHeldBack: number;
    /** New questions today's number had room for, but the backlog or the minutes had not. */
    readonly newHeldBack: number;
    /** Left out because a variant of the same question has its turn today. */
    readonly siblingsBuried: number;
  };
  readonly done: DoneToday;
}
