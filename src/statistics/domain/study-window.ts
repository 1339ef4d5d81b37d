import { addDays } from '../../scheduling/domain/add-days.js';
import type { StudyDay } from '../../scheduling/domain/study-day.js';

/** A stretch of study days, both ends included; null is open. */
export interface StudyWindow {
  readonly name: 'today' | 'last-7-days' | 'last-30-days' | 'all' | 'chosen';
  readonly from: StudyDay | null;
  readonly to: StudyDay | null;
}

/** The days a learner asked for; an end left out is open. */
export type ChosenDays = Pick<StudyWindow, 'from' | 'to'>;

/** The stretches that are told apart: the chosen one, or the usual four that end today. */
export function studyWindows(today: StudyDay, chosen: ChosenDays): StudyWindow[] {
  if (chosen.from !== null || chosen.to !== null) return [{ name: 'chosen', ...chosen }];
  return [
    { name: 'today', from: today, to: today },
    { name: 'last-7-days', from: addDays(today, -6), to: today },
    { name: 'last-30-days', from: addDays(today, -29), to: today },
    { name: 'all', from: null, to: null },
  ];
}
