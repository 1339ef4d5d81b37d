import type { StudyDay } from '../../scheduling/domain/study-day.js';

/** What an interview is expected to ask about: questions that need a skill, or are of a bank. */
export interface GoalScope {
  /** By slug. */
  readonly skills: readonly string[];
  readonly bankIds: readonly string[];
}

/** What a learner wants to recall on a day, and what they give for it. */
export interface GoalTerms extends GoalScope {
  /** What it is called; null when it has no name. */
  readonly title: string | null;
  /** By the learner's own calendar. */
  readonly interviewDay: StudyDay;
  /** The recall that a question should have that day, .70..0.99. */
  readonly targetRecall: number;
  /** Minutes of answering a day, 20..600. */
  readonly minutesPerDay: number;
}

export interface InterviewGoal extends GoalTerms {
  readonly id: string;
  /** When its learner put it away; from then on it shapes nothing. */
  readonly archivedAt: Date | null;
}
