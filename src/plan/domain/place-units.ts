import { addDays } from '../../scheduling/domain/add-days.js';
import type { StudyDay } from '../../scheduling/domain/study-day.js';
import { listUnits } from './list-units.js';
import type { Adjustments, PlacedUnit, PlanTerms, PlanUnit } from './plan.js';
import type { Programme } from './programme.js';
import { weekDays, type WeekDays } from './week-days.js';

/** What somebody follows. */
export interface PlanCourse {
  readonly programme: Programme;
  readonly terms: PlanTerms;
  readonly adjustments: Adjustments;
}

/**
 * Every unit of a plan with the days in which to do it: until its sitting, or until the Sunday of the week
 * where it has no place in the week or was moved. Nothing is left out: what was dropped says so.
 */
export function placeUnits({ programme, terms, adjustments }: PlanCourse): PlacedUnit[] {
  const days = new Map(weekDays(programme, terms, adjustments).map((week) => [week.number, week]));
  const dropped = new Set(adjustments.dropped);
  const movedTo = Map.groupBy(adjustments.moved, ({ key }) => key);
  return listUnits(programme, terms).map((unit) => {
    const moved = movedTo.get(unit.key) ?? [];
    const parts =
      moved.length === 0
        ? [{ week: unit.week, minutes: unit.minutes }]
        : moved.map(({ week, minutes }) => ({ week, minutes })).toSorted((a, b) => a.week - b.week);
    const first = dayOf(days, parts[0]?.week ?? unit.week);
    const last = dayOf(days, parts.at(-1)?.week ?? unit.week);
    return Object.assign(
      {
        isDropped: dropped.has(unit.key),
        isMoved: moved.length > 0,
        parts,
        fromDay: first.monday,
        dueDay: moved.length > 0 ? last.sunday : sittingDay(unit, last, terms),
      },
      unit,
    );
  });
}

function dayOf(days: ReadonlyMap<number, WeekDays>, number: number): WeekDays {
  const week = days.get(number);
  if (week === undefined) throw new RangeError(`the programme has no week ${number}`);
  return week;
}

function sittingDay(
  { session }: PlanUnit,
  { monday, sunday }: WeekDays,
  { slots }: PlanTerms,
): StudyDay {
  return session === 'flexible' ? sunday : addDays(monday, slots[session].weekday - 1);
}
