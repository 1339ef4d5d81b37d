import type { StudyDay } from '../../scheduling/domain/study-day.js';
import type { Need, SessionKind } from './programme.js';

/** When a sitting is, in a plan. */
export interface SessionSlot {
  /** 1 is Monday, 7 is Sunday. */
  readonly weekday: number;
  /** Local time at which it begins, HH:MM. */
  readonly time: string;
}

export type SessionSlots = Readonly<Record<SessionKind, SessionSlot>>;

/** What a learner has decided on. */
export interface PlanTerms {
  /** The Monday of the first week. */
  readonly firstMonday: StudyDay;
  /** Slugs of one project or two: the first has the sittings, the second the flexible hours. */
  readonly capstones: readonly string[];
  readonly flexibleHoursPerWeek: number;
  readonly slots: SessionSlots;
}

/** Weeks that were put in before a week of the programme. */
export interface Pause {
  readonly beforeWeek: number;
  readonly weeks: number;
}

/** A part of something that is made up for in another week. */
export interface MovedPart {
  /** Key of the unit. */
  readonly key: string;
  /** Number of the week of the programme in whose flexible hours it is. */
  readonly week: number;
  readonly minutes: number;
}

/** What has become of a plan since: everything that catching up has done to it. */
export interface Adjustments {
  readonly pauses: readonly Pause[];
  readonly moved: readonly MovedPart[];
  /** Keys of units that are no longer wanted. */
  readonly dropped: readonly string[];
  /** Slugs of the projects of which only the smallest demo is wanted. */
  readonly cut: readonly string[];
}

export const NO_ADJUSTMENTS: Adjustments = { pauses: [], moved: [], dropped: [], cut: [] };

/** `flexible` has no place in the week. */
export type UnitSession = SessionKind | 'flexible';

export const unitKinds = [
  'reading',
  'build',
  'capstone',
  'question',
  'scenario',
  'spoken',
  'written',
] as const;
export type UnitKind = (typeof unitKinds)[number];

/** The smallest thing that can be done, missed, moved or dropped. */
export interface PlanUnit {
  /** The same for as long as the programme says so: week, sitting and name. */
  readonly key: string;
  /** The week of the programme that it is of. */
  readonly week: number;
  readonly session: UnitSession;
  readonly kind: UnitKind;
  /** Id of the source, slug of the question or the project; empty for what is built. */
  readonly name: string;
  readonly minutes: number;
  readonly need: Need;
}

/** A unit with its place in somebody's weeks. */
export interface PlacedUnit extends PlanUnit {
  readonly isDropped: boolean;
  readonly isMoved: boolean;
  /** Where its minutes are: one part in its own week, unless it was moved. */
  readonly parts: readonly { readonly week: number; readonly minutes: number }[];
  /** The first day on which it is wanted. */
  readonly fromDay: StudyDay;
  /** The last day in which to do it. */
  readonly dueDay: StudyDay;
}

/** What a learner said of one sitting. */
export interface SessionMark {
  readonly minutes: number;
  readonly isDone: boolean;
  readonly doneDay: StudyDay | null;
}

/** What is done of a plan, whoever knows it. */
export interface DoneFacts {
  /** By the key of the sitting. */
  readonly marks: ReadonlyMap<string, SessionMark>;
  /** Slugs of questions answered since the plan counts, with the first day known. */
  readonly answered: ReadonlyMap<string, StudyDay>;
  /** Milestones handed in, as `milestoneKey` has them. */
  readonly milestones: ReadonlySet<string>;
  /** What the bank no longer asks: slugs of questions, and milestones as `milestoneKey` has them. */
  readonly retired: ReadonlySet<string>;
}

/** What a sitting is known by. */
export function sessionKey(week: number, session: UnitSession): string {
  return `${week}-${session}`;
}

/** What a milestone is known by; null is the project itself. */
export function milestoneKey(capstone: string, number: number | null): string {
  return `${capstone} ${number ?? 'final'}`;
}
