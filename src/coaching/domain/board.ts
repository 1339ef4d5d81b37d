import type { StudyDay } from '../../scheduling/domain/study-day.js';
import type { Student } from './student.js';
import type { StuckOn } from './struggle.js';

/** How much somebody practised, whatever it was that they practised. */
export interface Activity {
  /** Null for who never did. */
  readonly lastDay: StudyDay | null;
  /** In the 7 and 28 study days that end today. */
  readonly reviews7: number;
  readonly reviews28: number;
  readonly attempts7: number;
  readonly attempts28: number;
}

/** An answer on which author and coach are too far apart. */
export interface Contested {
  readonly attemptId: string;
  readonly questionId: string;
  /** Of the question, as the answered revision has it. */
  readonly title: string;
  readonly ownScore: number;
  readonly coachScore: number;
  /** Whether they differ on the must-haves. */
  readonly differsOnMustHaves: boolean;
}

/** How it goes with one who shows it. */
export interface StudentFacts {
  readonly activity: Activity;
  readonly isInactive: boolean;
  /** The most stubborn first. */
  readonly stuckOn: readonly StuckOn[];
  readonly contested: readonly Contested[];
  /** By their own calendar; null when none lies ahead. */
  readonly nextInterviewDay: StudyDay | null;
  readonly assignments: Readonly<Record<'done' | 'open' | 'overdue', number>>;
}

/** What a coach may look for on the board. */
export const needs = ['inactive', 'stuck', 'contested', 'overdue'] as const;
export type Need = (typeof needs)[number];

/** One who shows how it goes, and how it goes. */
export interface BoardRow {
  readonly student: Student;
  readonly facts: StudentFacts;
}
