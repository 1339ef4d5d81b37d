import type { Grade } from './grade.js';

/** A grade as people see it. */
export interface ShownGrade {
  readonly grade: Grade;
  /** Whether the same grader has given no later one. */
  readonly counts: boolean;
  /** Who judged somebody else's answer; null for one's own, and for an account that is gone. */
  readonly graderName: string | null;
}
