import { ruleViolated } from '../kernel/app-error.js';
import { daysBetween } from '../scheduling/domain/days-between.js';
import type { StudyDay } from '../scheduling/domain/study-day.js';
import { checkPlanTerms } from './domain/check-plan-terms.js';
import { firstMonday, mondayOfIsoWeek } from './domain/first-monday.js';
import type { PlanTerms, SessionSlot, SessionSlots } from './domain/plan.js';
import { sessionKinds, type Programme, type SessionKind } from './domain/programme.js';

/** What a learner asks of a plan; what is left out is as it was, or as the programme has it. */
export interface PlanWish {
  readonly startDay?: string | undefined;
  readonly startWeek?: string | undefined;
  readonly capstones: readonly string[];
  readonly flexibleHoursPerWeek?: number | undefined;
  readonly sessions?:
    { readonly [Kind in SessionKind]?: Partial<SessionSlot> | undefined } | undefined;
}

/** Further away than this nobody plans, and longer ago nobody began. */
const mostDaysAway = 366;

/**
 * The Monday that somebody asks for; null when they do not say.
 *
 * @throws AppError rule-violated for two starts, a week that the calendar does not have, or one too far away
 */
export function resolveStart(
  { startDay, startWeek }: Pick<PlanWish, 'startDay' | 'startWeek'>,
  today: StudyDay,
): StudyDay | null {
  if (startDay !== undefined && startWeek !== undefined) {
    throw refuse('#/startWeek', 'two-starts', 'must not stand beside startDay');
  }
  if (startDay !== undefined) return firstMonday(near(startDay, '#/startDay', today));
  if (startWeek === undefined) return null;
  const monday = mondayOfIsoWeek(startWeek);
  if (monday !== null) return near(monday, '#/startWeek', today);
  throw refuse('#/startWeek', 'no-such-week', 'must be a week that the calendar has');
}

function near(day: StudyDay, pointer: string, today: StudyDay): StudyDay {
  if (Math.abs(daysBetween(today, day)) <= mostDaysAway) return day;
  throw refuse(pointer, 'too-far-away', `must be within ${mostDaysAway} days of today`);
}

/**
 * Complete terms that the programme can be followed by.
 *
 * @throws AppError rule-violated
 */
export function resolveTerms(
  programme: Programme,
  {
    capstones,
    flexibleHoursPerWeek,
    sessions,
    firstMonday: monday,
  }: PlanWish & { firstMonday: StudyDay },
  before: PlanTerms | null,
): PlanTerms {
  const terms = {
    firstMonday: monday,
    capstones,
    flexibleHoursPerWeek: flexibleHoursPerWeek ?? before?.flexibleHoursPerWeek ?? 0,
    slots: slotsOf(programme, sessions, before),
  };
  const problems = checkPlanTerms(programme, terms);
  if (problems.length > 0) throw ruleViolated(problems);
  return terms;
}

function slotsOf(
  { cadence }: Programme,
  sessions: PlanWish['sessions'],
  before: PlanTerms | null,
): SessionSlots {
  const slotOf = (kind: SessionKind): SessionSlot => {
    const usual = before?.slots[kind] ?? cadence.find((slot) => slot.kind === kind);
    if (usual === undefined) throw new RangeError(`the programme has no ${kind}`);
    return merged(usual, sessions?.[kind] ?? {});
  };
  const [research, build, capstone, review] = sessionKinds;
  return {
    research: slotOf(research),
    build: slotOf(build),
    capstone: slotOf(capstone),
    review: slotOf(review),
  };
}

function merged(usual: SessionSlot, { weekday, time }: Partial<SessionSlot>): SessionSlot {
  return { weekday: weekday ?? usual.weekday, time: time ?? usual.time };
}

function refuse(pointer: string, code: string, detail: string): Error {
  return ruleViolated([{ pointer, code, detail }]);
}
