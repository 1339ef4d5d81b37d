import type { PracticeOrder } from '../../queue/domain/practice-order.js';
import type { StudyDay } from '../../scheduling/domain/study-day.js';
import { placeUnits, type PlanCourse } from './place-units.js';
import type { PlacedUnit } from './plan.js';
import { weekDays } from './week-days.js';

const asked = new Set<string>(['question', 'scenario', 'spoken', 'written']);

/**
 * What a plan asks of the queue: of each week its questions, due by its review, and what is written down or
 * made up for in it, due by its Sunday. Milestones are not among them, they are handed in.
 */
export function toPracticeOrders(
  course: PlanCourse,
  {
    questionIds,
    countedFromDay,
  }: {
    questionIds: Readonly<Record<string, string>>;
    countedFromDay: StudyDay;
  },
): PracticeOrder[] {
  const themes = new Map(course.programme.weeks.map(({ number, theme }) => [number, theme]));
  const units = placeUnits(course).filter(({ kind, isDropped }) => asked.has(kind) && !isDropped);
  return weekDays(course.programme, course.terms, course.adjustments).flatMap(
    ({ number, monday: startDay }) => {
      const here = units.filter(({ parts }) => parts.at(-1)?.week === number);
      return Array.from(Map.groupBy(here, ({ dueDay }) => dueDay))
        .toSorted(([a], [b]) => (a < b ? -1 : 1))
        .map(([dueDay, wanted], place) => ({
          number: number * 10 + place,
          title: `Week ${number}: ${themes.get(number) ?? ''}`,
          startDay,
          dueDay,
          countedFromDay,
          questionIds: wanted.flatMap((unit) => idOf(unit, questionIds)),
        }));
    },
  );
}

function idOf({ name }: PlacedUnit, questionIds: Readonly<Record<string, string>>): string[] {
  const id = questionIds[name];
  return id === undefined ? [] : [id];
}
