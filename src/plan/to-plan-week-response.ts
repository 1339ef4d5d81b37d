import { addDays } from '../scheduling/domain/add-days.js';
import { listMilestones } from './domain/list-milestones.js';
import { sessionKey, type SessionMark, type UnitSession } from './domain/plan.js';
import { trackUnits, type TrackedUnit } from './domain/plan-status.js';
import { sessionKinds, type ProgrammeWeek, type SessionKind } from './domain/programme.js';
import { sessionInstants } from './domain/session-instants.js';
import { weekDays, type WeekDays } from './domain/week-days.js';
import { weekRooms, type WeekRoom } from './domain/week-rooms.js';
import type {
  PlanSessionResponse,
  PlanWeekResponse,
  SessionMarkResponse,
  SessionState,
} from './plan-week.dto.js';
import type { PlanView } from './plan-views.service.js';
import { toPlanMilestoneResponse, toPlanUnitResponse } from './to-plan-unit-response.js';

/** All weeks of a plan. */
export function toPlanWeekResponses(view: PlanView): PlanWeekResponse[] {
  const { progress, edition } = view;
  const days = new Map(
    weekDays(edition.programme, progress.terms, progress.adjustments).map((week) => [
      week.number,
      week,
    ]),
  );
  const rooms = new Map(weekRooms(progress).map((room) => [room.week, room]));
  const units = trackUnits(progress);
  return edition.programme.weeks.flatMap((week) => {
    const place = days.get(week.number);
    const room = rooms.get(week.number);
    if (place === undefined || room === undefined) return [];
    return [toWeek(view, { week, place, room, units })];
  });
}

interface OneWeek {
  readonly week: ProgrammeWeek;
  readonly place: WeekDays;
  readonly room: WeekRoom;
  readonly units: readonly TrackedUnit[];
}

function toWeek(view: PlanView, { week, place, room, units }: OneWeek): PlanWeekResponse {
  const { described, progress } = view;
  const { number, theme, outcomes } = week;
  const { monday, sunday } = place;
  const own = units.filter((unit) => unit.week === number);
  const { flexibleMinutes, takenMinutes, roomMinutes } = room;
  return {
    number,
    theme,
    outcomes: [...outcomes],
    monday,
    sunday,
    state: stateOf(place, progress.today),
    sessions: [
      ...sittingsOf(view, place, own),
      toFlexible(view, {
        number,
        minutes: flexibleMinutes,
        units: own.filter(({ session }) => session === 'flexible'),
      }),
    ],
    madeUp: units
      .filter(({ isMoved, parts }) => isMoved && parts.some((part) => part.week === number))
      .map((unit) => toPlanUnitResponse(unit, described)),
    milestones: listMilestones(progress)
      .filter((milestone) => milestone.week === number)
      .flatMap((milestone) => toPlanMilestoneResponse(milestone, described)),
    room: { flexibleMinutes, takenMinutes, roomMinutes },
  };
}

function stateOf({ monday, sunday }: WeekDays, today: string): PlanWeekResponse['state'] {
  if (sunday < today) return 'past';
  return monday > today ? 'ahead' : 'current';
}

/** In the order in which they come. */
function sittingsOf(
  view: PlanView,
  { number, monday }: WeekDays,
  own: readonly TrackedUnit[],
): PlanSessionResponse[] {
  return sessionKinds
    .map((kind) => {
      const units = own.filter(({ session }) => session === kind);
      const day = addDays(monday, view.progress.terms.slots[kind].weekday - 1);
      return toSitting(view, { number, kind, day, units });
    })
    .toSorted((a, b) => ((a.startsAt ?? '') < (b.startsAt ?? '') ? -1 : 1));
}

function toSitting(
  { edition, progress, described, zone }: PlanView,
  about: { number: number; kind: SessionKind; day: string; units: readonly TrackedUnit[] },
): PlanSessionResponse {
  const { number, kind, day, units } = about;
  const minutes = edition.programme.cadence.find((slot) => slot.kind === kind)?.minutes ?? 0;
  const { time } = progress.terms.slots[kind];
  const { start, end } = sessionInstants(day, { time, minutes, zone });
  const key = sessionKey(number, kind);
  return {
    key,
    kind,
    day,
    startsAt: start.toISOString(),
    endsAt: end.toISOString(),
    minutes,
    state: sessionStateOf(units),
    mark: toMark(key, progress.facts.marks.get(key)),
    units: units.map((unit) => toPlanUnitResponse(unit, described)),
  };
}

function toFlexible(
  { progress, described }: PlanView,
  about: { number: number; minutes: number; units: readonly TrackedUnit[] },
): PlanSessionResponse {
  const { number, minutes, units } = about;
  const kind: UnitSession = 'flexible';
  const key = sessionKey(number, kind);
  return {
    key,
    kind,
    day: null,
    startsAt: null,
    endsAt: null,
    minutes,
    state: units.length === 0 ? 'open' : sessionStateOf(units),
    mark: toMark(key, progress.facts.marks.get(key)),
    units: units.map((unit) => toPlanUnitResponse(unit, described)),
  };
}

/** Of what is left to do, where it stands; without anything left it is done, or given up. */
function sessionStateOf(units: readonly TrackedUnit[]): SessionState {
  const left = units.filter(({ state }) => state === 'open' || state === 'missed');
  if (left.some(({ isMoved, state }) => !isMoved && state === 'missed')) return 'missed';
  if (left.some(({ isMoved }) => !isMoved)) return 'open';
  if (left.length > 0) return 'moved';
  const isDropped = units.every(({ state }) => state === 'dropped');
  return isDropped ? 'dropped' : 'done';
}

function toMark(key: string, mark: SessionMark | undefined): SessionMarkResponse | null {
  if (mark === undefined) return null;
  const { minutes, isDone, doneDay } = mark;
  return { key, minutes, isDone, doneDay };
}
