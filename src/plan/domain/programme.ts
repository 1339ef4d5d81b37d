/** Sittings that have their place in every week. */
export const sessionKinds = ['research', 'build', 'capstone', 'review'] as const;
export type SessionKind = (typeof sessionKinds)[number];

/** Whether it is moved when time is short, or dropped. */
export const needs = ['must', 'nice'] as const;
export type Need = (typeof needs)[number];

/** What the labs cost: nothing, a credit that runs out, or money. */
export const routeCosts = ['free', 'credit', 'paid'] as const;
export type RouteCost = (typeof routeCosts)[number];

/** `short` is half an hour of a large design. */
export const questionForms = ['full', 'short'] as const;
export type QuestionForm = (typeof questionForms)[number];

/** A sitting of every week. */
export interface CadenceSlot {
  readonly kind: SessionKind;
  /** 1 is Monday, 7 is Sunday. */
  readonly weekday: number;
  /** Local time at which it begins, HH:MM. */
  readonly time: string;
  readonly minutes: number;
}

/** What is worked on, by the slug of a priority. */
export interface Priority {
  readonly slug: string;
  readonly need: Need;
  readonly name: string;
}

/** Something to read. */
export interface Reading {
  /** Id of a source of the catalogue. */
  readonly source: string;
  /** What it may take of the sitting; at most what reading all of it takes. */
  readonly minutes: number;
  /** Slug of a priority. */
  readonly for: string;
  /** What to look for. */
  readonly focus: string;
}

/** A question of the bank with its place in a week. */
export interface ProgrammeQuestion {
  readonly slug: string;
  readonly minutes: number;
  /** In full unless it says otherwise. */
  readonly form?: QuestionForm;
  /** Slug of a priority. */
  readonly for: string;
}

/** Something to build in one sitting. */
export interface ProgrammeBuild {
  readonly title: string;
  readonly task: string;
  readonly evidence: string;
  readonly fallback: string;
  /** Ids of the ways to pay for it, the cheapest first. */
  readonly routes: readonly string[];
  /** Slug of a priority. */
  readonly for: string;
}

/** What the project is about that week. */
export interface ProgrammeCapstone {
  /** Number of the milestone that is due; absent where the whole is shown. */
  readonly milestone?: number;
  readonly focus: string;
}

/** What is asked on the last sitting of a week. */
export interface ProgrammeReview {
  readonly questions: readonly ProgrammeQuestion[];
  readonly scenario: ProgrammeQuestion;
  /** A behavioral prompt that is answered aloud. */
  readonly spoken: ProgrammeQuestion;
  /** Another that is written down in the flexible hours. */
  readonly written?: ProgrammeQuestion;
}

export interface ProgrammeWeek {
  /** Of the programme, not of the calendar. */
  readonly number: number;
  readonly theme: string;
  readonly outcomes: readonly string[];
  readonly research: readonly Reading[];
  readonly build: ProgrammeBuild;
  readonly capstone: ProgrammeCapstone;
  readonly review: ProgrammeReview;
}

/** What a lab may cost, as it was read somewhere. */
export interface Route {
  readonly id: string;
  readonly provider: string;
  /** Id of a cloud service of the catalogue. */
  readonly service?: string;
  readonly cost: RouteCost;
  readonly amount: string;
  /** When it was seen: a year, a month or a day. */
  readonly seen: string;
  readonly text: string;
}

/** A rule for those who run out of time. */
export interface TimeRule {
  readonly slug: string;
  readonly text: string;
}

/** Several weeks of sittings, the same for everybody who takes part. */
export interface Programme {
  readonly slug: string;
  readonly title: string;
  readonly summary: string;
  /** The hours it is usually said to take. */
  readonly statedHours: { readonly from: number; readonly to: number };
  readonly cadence: readonly CadenceSlot[];
  /** Slugs of the projects to choose from. */
  readonly capstones: readonly string[];
  readonly shortForm: { readonly minutes: number; readonly text: string };
  /** What the hours without a fixed place are for. */
  readonly flexible: string;
  readonly rules: readonly TimeRule[];
  readonly priorities: readonly Priority[];
  readonly routes: readonly Route[];
  /** In order. */
  readonly weeks: readonly ProgrammeWeek[];
  /** Slugs of questions that are kept for mock interviews. */
  readonly reserve: readonly string[];
}
