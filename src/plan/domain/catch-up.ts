import { addDays } from '../../scheduling/domain/add-days.js';
import { daysBetween } from '../../scheduling/domain/days-between.js';
import type { StudyDay } from '../../scheduling/domain/study-day.js';
import { fillRooms, type Homeless } from './fill-rooms.js';
import { listMilestones } from './list-milestones.js';
import type { Adjustments, MovedPart } from './plan.js';
import { isDivisible, trackUnits, type PlanProgress, type TrackedUnit } from './plan-status.js';
import { weekDays } from './week-days.js';
import { weekRooms } from './week-rooms.js';

/**
 * Ways of making up for what was missed: over the flexible hours of the weeks that are left; by moving the
 * plan; by giving up what is nice to have; by shrinking projects to their smallest demo.
 */
export const catchUpWays = ['spread', 'shift', 'drop', 'cut'] as const;
export type CatchUpWay = (typeof catchUpWays)[number];

/** Why a way is closed. */
export const catchUpObstacles = ['nothing-missed', 'too-few-hours', 'not-far-behind'] as const;
export type CatchUpObstacle = (typeof catchUpObstacles)[number];

/** What a way of catching up comes to. */
export interface CatchUp {
  readonly way: CatchUpWay;
  /** Null where the way is open. */
  readonly obstacle: CatchUpObstacle | null;
  /** The plan's adjustments afterwards; unchanged where the way is closed. */
  readonly adjustments: Adjustments;
  /** What is made up for, and where. */
  readonly moved: readonly MovedPart[];
  /** Keys of what is given up. */
  readonly dropped: readonly string[];
  /** Projects that shrink. */
  readonly cut: readonly string[];
  /** By how many weeks the plan moves. */
  readonly shiftWeeks: number;
  /** The plan's last day afterwards. */
  readonly lastDay: StudyDay;
  /** Minutes that have no room; 0 where the way is open. */
  readonly shortMinutes: number;
}

/** From so many missed milestones on a project shrinks rather than its weeks grow. */
export const MILESTONES_TO_CUT = 2;

/**
 * What one way of catching up would do, for showing it before anything is changed. What is a must is moved
 * and never dropped; the only exception are sittings of a project that is cut, whose demo stays. No week
 * gets longer than its flexible hours. Afterwards nothing counts as missed.
 */
export function catchUp(progress: PlanProgress, way: CatchUpWay): CatchUp {
  const missed = trackUnits(progress).filter(({ state }) => state === 'missed');
  if (missed.length === 0 && way !== 'cut') {
    return closed(progress, way, { obstacle: 'nothing-missed' });
  }
  switch (way) {
    case 'shift':
      return shift(progress, missed);
    case 'spread':
      return spread(progress, missed);
    case 'drop':
      return drop(progress, { way, missed, dropped: [], cut: [] });
    case 'cut':
      return cutProjects(progress, missed);
  }
}

/** Projects that are far enough behind to be cut, by slug. */
export function projectsToCut(progress: PlanProgress): string[] {
  const missed = listMilestones(progress).filter(({ state }) => state === 'missed');
  return Array.from(Map.groupBy(missed, ({ capstone }) => capstone))
    .filter(([, milestones]) => milestones.length >= MILESTONES_TO_CUT)
    .map(([capstone]) => capstone);
}

function shift(progress: PlanProgress, missed: readonly TrackedUnit[]): CatchUp {
  const { adjustments, today } = progress;
  const late = Math.max(...missed.map(({ dueDay }) => daysBetween(dueDay, today)));
  const shiftWeeks = Math.ceil(late / 7);
  const beforeWeek = Math.min(...missed.map(({ parts }) => parts.at(-1)?.week ?? 0));
  const pauses = [...adjustments.pauses, { beforeWeek, weeks: shiftWeeks }];
  return open(progress, 'shift', { adjustments: { ...adjustments, pauses }, shiftWeeks });
}

function spread(progress: PlanProgress, missed: readonly TrackedUnit[]): CatchUp {
  const { moved, shortMinutes } = fillRooms(missed.map(toHomeless), weekRooms(progress));
  if (shortMinutes > 0) {
    return closed(progress, 'spread', { obstacle: 'too-few-hours', shortMinutes });
  }
  return open(progress, 'spread', { adjustments: withMoved(progress, moved), moved });
}

interface Giving {
  readonly way: CatchUpWay;
  readonly missed: readonly TrackedUnit[];
  readonly dropped: readonly string[];
  readonly cut: readonly string[];
}

/** What is nice goes: what was missed of it first, then as much of what is ahead as a must needs. */
function drop(progress: PlanProgress, { way, missed, dropped, cut }: Giving): CatchUp {
  const musts = missed.filter(({ need }) => need === 'must').map(toHomeless);
  const given = missed.filter(({ need }) => need === 'nice').map(({ key }) => key);
  const ahead = trackUnits(progress).filter(
    ({ state, need }) => state === 'open' && need === 'nice',
  );
  const rooms = new Map(weekRooms(progress).map((room) => [room.week, room.roomMinutes]));
  const filled = () =>
    fillRooms(
      musts,
      Array.from(rooms, ([week, roomMinutes]) => ({ week, roomMinutes })),
    );
  let found = filled();
  for (const unit of ahead) {
    if (found.shortMinutes === 0) break;
    given.push(unit.key);
    for (const { week, minutes } of unit.parts) rooms.set(week, (rooms.get(week) ?? 0) + minutes);
    found = filled();
  }
  const { moved, shortMinutes } = found;
  if (shortMinutes > 0) return closed(progress, way, { obstacle: 'too-few-hours', shortMinutes });
  const all = [...dropped, ...given];
  const kept = withMoved(progress, moved);
  const adjustments = {
    ...kept,
    dropped: [...new Set([...kept.dropped, ...all])],
    cut: [...new Set([...kept.cut, ...cut])],
  };
  return open(progress, way, { adjustments, moved, dropped: all, cut });
}

function cutProjects(progress: PlanProgress, missed: readonly TrackedUnit[]): CatchUp {
  const cut = projectsToCut(progress);
  if (cut.length === 0) return closed(progress, 'cut', { obstacle: 'not-far-behind' });
  const isOfCut = ({ kind, name }: TrackedUnit): boolean =>
    kind === 'capstone' && cut.includes(name);
  return drop(progress, {
    way: 'cut',
    missed: missed.filter((unit) => !isOfCut(unit)),
    dropped: missed.filter(isOfCut).map(({ key }) => key),
    cut,
  });
}

/** What is moved once more leaves where it was moved before. */
function withMoved({ adjustments }: PlanProgress, moved: readonly MovedPart[]): Adjustments {
  const again = new Set(moved.map(({ key }) => key));
  const before = adjustments.moved.filter(({ key }) => !again.has(key));
  return { ...adjustments, moved: [...before, ...moved] };
}

function toHomeless(unit: TrackedUnit): Homeless {
  return { key: unit.key, minutes: unit.minutesLeft, isDivisible: isDivisible(unit) };
}

function open(progress: PlanProgress, way: CatchUpWay, what: Partial<CatchUp>): CatchUp {
  const { adjustments } = progress;
  const done = { moved: [], dropped: [], cut: [], shiftWeeks: 0, shortMinutes: 0, ...what };
  const after = done.adjustments ?? adjustments;
  const lastDay = lastDayOf({ ...progress, adjustments: after });
  return { way, obstacle: null, ...done, adjustments: after, lastDay };
}

function closed(
  progress: PlanProgress,
  way: CatchUpWay,
  { obstacle, shortMinutes = 0 }: { obstacle: CatchUpObstacle; shortMinutes?: number },
): CatchUp {
  return { ...open(progress, way, {}), obstacle, shortMinutes };
}

function lastDayOf({ programme, terms, adjustments }: PlanProgress): StudyDay {
  const last = weekDays(programme, terms, adjustments).at(-1);
  return last === undefined ? addDays(terms.firstMonday, -1) : last.sunday;
}
