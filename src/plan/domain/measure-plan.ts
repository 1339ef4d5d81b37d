import type { StudyDay } from '../../scheduling/domain/study-day.js';
import { projectsToCut } from './catch-up.js';
import { listMilestones, type PlanMilestone } from './list-milestones.js';
import { sessionKey, type UnitSession } from './plan.js';
import { trackUnits, type PlanProgress, type TrackedUnit } from './plan-status.js';
import { sessionKinds } from './programme.js';
import { weekDays } from './week-days.js';

export const standings = ['not-started', 'on-track', 'ahead', 'behind', 'finished'] as const;
export type Standing = (typeof standings)[number];

/** Done and planned. */
export interface Share {
  readonly done: number;
  readonly planned: number;
}

/** How far somebody is in a week, or in all of them. */
export interface ProgressFigures {
  /** Of the sittings, and of the flexible hours that are used for something. */
  readonly minutes: Share;
  readonly questions: Share;
  readonly milestones: Share;
  /** The four sittings of the week. */
  readonly sessions: Share;
}

export interface WeekProgress extends ProgressFigures {
  readonly number: number;
  readonly monday: StudyDay;
  readonly sunday: StudyDay;
}

/** How far somebody is in a plan, and whether that is where they should be. */
export interface PlanMeasure extends ProgressFigures {
  readonly standing: Standing;
  readonly weeks: readonly WeekProgress[];
  /** The week that has today; null before, after and between. */
  readonly currentWeek: number | null;
  /** What was missed, and how long it takes. */
  readonly missed: readonly TrackedUnit[];
  readonly behindMinutes: number;
  /** What is done before its day, and how long it was planned to take. */
  readonly aheadMinutes: number;
  /** Milestones that were due and are not handed in, whatever was said of their sittings. */
  readonly lateMilestones: readonly PlanMilestone[];
  /** Projects so far behind that they should shrink. */
  readonly projectsToCut: readonly string[];
}

const asked = new Set<string>(['question', 'scenario', 'spoken', 'written']);

/** Everything about a plan that can be counted, for one day. What was dropped is in no figure. */
export function measurePlan(progress: PlanProgress): PlanMeasure {
  const { programme, terms, adjustments, today } = progress;
  const units = trackUnits(progress).filter(({ state }) => state !== 'dropped');
  const milestones = listMilestones(progress).filter(({ state }) => state !== 'cut');
  const days = weekDays(programme, terms, adjustments);
  const weeks = days.map(({ number, monday, sunday }) => ({
    number,
    monday,
    sunday,
    ...figuresOf(progress, { number, units, milestones }),
  }));
  const missed = units.filter(({ state }) => state === 'missed');
  const early = units.filter(({ state, fromDay }) => state === 'done' && fromDay > today);
  const lateMilestones = milestones.filter(({ state }) => state === 'missed');
  const hasBegun = (days[0]?.monday ?? today) <= today;
  const isDone = [...units, ...milestones].every(({ state }) => state === 'done');
  const isLate = missed.length + lateMilestones.length > 0;
  return {
    standing: standingOf({ hasBegun, isDone, isLate, early }),
    weeks,
    ...sumOf(weeks),
    currentWeek:
      days.find(({ monday, sunday }) => monday <= today && today <= sunday)?.number ?? null,
    missed,
    behindMinutes: missed.reduce((sum, { minutesLeft }) => sum + minutesLeft, 0),
    aheadMinutes: early.reduce((sum, { minutes }) => sum + minutes, 0),
    lateMilestones,
    projectsToCut: projectsToCut(progress),
  };
}

function standingOf(is: {
  hasBegun: boolean;
  isDone: boolean;
  isLate: boolean;
  early: readonly unknown[];
}): Standing {
  if (is.isDone) return 'finished';
  if (is.isLate) return 'behind';
  if (is.early.length > 0) return 'ahead';
  return is.hasBegun ? 'on-track' : 'not-started';
}

interface OfWeek {
  readonly number: number;
  readonly units: readonly TrackedUnit[];
  readonly milestones: readonly PlanMilestone[];
}

function figuresOf(progress: PlanProgress, { number, units, milestones }: OfWeek): ProgressFigures {
  const own = units.filter(({ week }) => week === number);
  const sittings = sessionKinds.filter((kind) => own.some(({ session }) => session === kind));
  const parts = [...sittings, 'flexible' as const].map((session) =>
    minutesOf(progress, {
      number,
      session,
      units: own.filter((unit) => unit.session === session),
    }),
  );
  const due = milestones.filter(({ week }) => week === number);
  return {
    minutes: {
      done: parts.reduce((sum, { done }) => sum + done, 0),
      planned: parts.reduce((sum, { planned }) => sum + planned, 0),
    },
    questions: shareOf(own.filter(({ kind }) => asked.has(kind))),
    milestones: shareOf(due),
    sessions: {
      done: sittings.filter((kind) =>
        own.every(({ session, state }) => session !== kind || state === 'done'),
      ).length,
      planned: sittings.length,
    },
  };
}

/** By what the learner says of a sitting, else by what is known to be done in it. */
function minutesOf(
  { programme, facts }: PlanProgress,
  {
    number,
    session,
    units,
  }: { number: number; session: UnitSession; units: readonly TrackedUnit[] },
): Share {
  const length = programme.cadence.find(({ kind }) => kind === session)?.minutes ?? null;
  const known = units
    .filter(({ state }) => state === 'done')
    .reduce((sum, { minutes }) => sum + minutes, 0);
  const mark = facts.marks.get(sessionKey(number, session));
  const needed = units.reduce((sum, { minutes }) => sum + minutes, 0);
  return { done: mark?.minutes ?? known, planned: length ?? needed };
}

function shareOf(things: readonly { readonly state: string }[]): Share {
  return {
    done: things.filter(({ state }) => state === 'done').length,
    planned: things.length,
  };
}

function sumOf(weeks: readonly ProgressFigures[]): ProgressFigures {
  const sum = (pick: (week: ProgressFigures) => Share): Share => ({
    done: weeks.reduce((total, week) => total + pick(week).done, 0),
    planned: weeks.reduce((total, week) => total + pick(week).planned, 0),
  });
  return {
    minutes: sum(({ minutes }) => minutes),
    questions: sum(({ questions }) => questions),
    milestones: sum(({ milestones }) => milestones),
    sessions: sum(({ sessions }) => sessions),
  };
}
