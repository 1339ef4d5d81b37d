import type { CapstoneHours } from './domain/capstone-hours.js';
import type { CatchUp } from './domain/catch-up.js';
import { listMilestones } from './domain/list-milestones.js';
import { listUnits } from './domain/list-units.js';
import { measurePlan } from './domain/measure-plan.js';
import { tellCatchUp } from './domain/tell-catch-up.js';
import { tellStanding } from './domain/tell-standing.js';
import type { CatchUpWayResponse, PlanProgressResponse } from './plan-progress.dto.js';
import type { PlanView } from './plan-views.service.js';
import { titleOf, toPlanMilestoneResponse, toPlanUnitResponse } from './to-plan-unit-response.js';

export function toPlanProgressResponse(
  { progress, described }: PlanView,
  hours: CapstoneHours,
): PlanProgressResponse {
  const measure = measurePlan(progress);
  const { standing, currentWeek, minutes, questions, milestones, sessions } = measure;
  return {
    today: progress.today,
    standing,
    text: tellStanding(measure),
    currentWeek,
    minutes: { ...minutes },
    questions: { ...questions },
    milestones: { ...milestones },
    sessions: { ...sessions },
    behindMinutes: measure.behindMinutes,
    aheadMinutes: measure.aheadMinutes,
    capstoneHours: { ...hours },
    weeks: measure.weeks.map((week) => ({
      number: week.number,
      monday: week.monday,
      sunday: week.sunday,
      minutes: { ...week.minutes },
      questions: { ...week.questions },
      milestones: { ...week.milestones },
      sessions: { ...week.sessions },
    })),
    missed: measure.missed.map((unit) => toPlanUnitResponse(unit, described)),
    milestonesDue: listMilestones(progress).flatMap((milestone) =>
      toPlanMilestoneResponse(milestone, described),
    ),
    projectsToCut: [...measure.projectsToCut],
  };
}

export function toCatchUpWayResponse(
  way: CatchUp,
  { progress, described }: PlanView,
): CatchUpWayResponse {
  const titles = new Map(
    listUnits(progress.programme, progress.terms).map((unit) => [
      unit.key,
      titleOf(unit, described),
    ]),
  );
  const named = (key: string) => ({ key, title: titles.get(key) ?? key });
  return {
    way: way.way,
    isPossible: way.obstacle === null,
    obstacle: way.obstacle,
    text: tellCatchUp(way),
    moved: way.moved.map(({ key, week, minutes }) => ({ ...named(key), week, minutes })),
    dropped: way.dropped.map(named),
    cut: [...way.cut],
    shiftWeeks: way.shiftWeeks,
    lastDay: way.lastDay,
    shortMinutes: way.shortMinutes,
  };
}
