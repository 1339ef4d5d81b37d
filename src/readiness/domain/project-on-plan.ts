import { memoryAfterSession } from '../../interview-goals/domain/memory-after-session.js';
import { dayNumber } from '../../scheduling/domain/day-number.js';
import { intervalDaysFor, retrievabilityAfter, type Memory } from '../../scheduling/domain/fsrs.js';
import type { SchedulingParameters } from '../../scheduling/domain/scheduling-parameters.js';
import { startOfStudyDay } from '../../scheduling/domain/start-of-study-day.js';
import { studyDayOf, type StudyClock, type StudyDay } from '../../scheduling/domain/study-day.js';
import type { QuestionMemory } from './readiness-input.js';

/** A card, as far as it says when it comes back and as what. */
export interface PlannedCard {
  readonly questionId: string;
  readonly stability: number | null;
  readonly difficulty: number | null;
  readonly lastReviewAtMs: number | null;
  readonly lastReviewDay: StudyDay | null;
  readonly dueDay: StudyDay | null;
  readonly dueAtMs: number | null;
  readonly suspended: boolean;
}

/** A question met for the first time on a day. */
export interface FirstMeeting {
  readonly questionId: string;
  readonly day: StudyDay;
}

/** What the days until the interview are reckoned with. */
export interface PlanSetting {
  readonly clock: StudyClock;
  readonly parameters: SchedulingParameters;
  readonly asOf: Date;
  readonly interviewDay: StudyDay;
}

const MS_PER_DAY = 86_400_000;
const MS_PER_HOUR = 3_600_000;
/** Nobody says at which hour they will study. */
const hoursIntoTheDay = 12;
/** What is missing from one is nothing that a score shows. */
const almostSure = 0.999;

/** The state of one question while days go by; days are numbers. */
interface Walk {
  readonly memory: Memory;
  readonly lastDay: number;
  readonly dueDay: number;
}

/**
 * What would be remembered at the interview if every due review were done on its day and answered Good,
 * and new questions were met on theirs: a scenario, no forecast. The last day to study on is the eve. What
 * is suspended is left as it is; what is overdue is done today. A question that has a card is not met anew.
 */
export function projectOnPlan(
  cards: readonly PlannedCard[],
  meetings: readonly FirstMeeting[],
  setting: PlanSetting,
): QuestionMemory[] {
  const met = new Set<string>();
  const memories = cards.flatMap((card): QuestionMemory[] => {
    const walk = walkOf(card, setting);
    const { questionId, stability, difficulty, lastReviewAtMs } = card;
    if (stability === null || difficulty === null || lastReviewAtMs === null) return [];
    met.add(questionId);
    const last = walk === null ? null : study(walk, setting);
    if (last !== null && last !== walk) return [toMemory(questionId, last, setting)];
    return [{ questionId, stability, difficulty, lastReviewAtMs }];
  });
  const eve = dayNumber(setting.interviewDay) - 1;
  for (const { questionId, day } of meetings) {
    const first = Math.max(dayNumber(day), todayOf(setting));
    if (met.has(questionId) || first > eve) continue;
    met.add(questionId);
    memories.push(toMemory(questionId, study(begin(first, setting), setting), setting));
  }
  return memories;
}

/** Null for a card that does not come back by itself. */
function walkOf(card: PlannedCard, setting: PlanSetting): Walk | null {
  const { stability, difficulty, lastReviewDay, dueDay, dueAtMs, suspended } = card;
  if (stability === null || difficulty === null || lastReviewDay === null || suspended) return null;
  const due = dueDay ?? (dueAtMs === null ? null : studyDayOf(new Date(dueAtMs), setting.clock));
  if (due === null) return null;
  return {
    memory: { stability, difficulty },
    lastDay: dayNumber(lastReviewDay),
    dueDay: Math.max(dayNumber(due), todayOf(setting)),
  };
}

function begin(day: number, { parameters }: PlanSetting): Walk {
  const { memory } = memoryAfterSession(null, 0, 3, parameters);
  return { memory, lastDay: day, dueDay: day + intervalDaysFor(memory.stability, parameters) };
}

/**
 * Answer Good whenever it is due, up to the eve of the interview. What comes back at the longest interval
 * and is almost surely known by then is passed over to its last day: a thousand cards that come back every
 * day for two years are walked in no time, and recall at the interview is at most a thousandth lower.
 */
function study(from: Walk, { parameters, interviewDay }: PlanSetting): Walk {
  const eve = dayNumber(interviewDay) - 1;
  let walk = from;
  while (walk.dueDay <= eve) {
    const { memory, lastDay, dueDay } = walk;
    const after = memoryAfterSession(memory, dueDay - lastDay, 3, parameters).memory;
    const interval = intervalDaysFor(after.stability, parameters);
    const left = isSettled(after, interval, parameters) ? Math.floor((eve - dueDay) / interval) : 0;
    const last = dueDay + left * interval;
    walk = { memory: after, lastDay: last, dueDay: last + interval };
  }
  return walk;
}

function isSettled(
  { stability }: Memory,
  interval: number,
  { weights, maximumIntervalDays }: SchedulingParameters,
): boolean {
  return (
    interval === maximumIntervalDays &&
    retrievabilityAfter(weights, interval + 1, stability) >= almostSure
  );
}

function toMemory(
  questionId: string,
  { memory, lastDay }: Walk,
  { clock, asOf }: PlanSetting,
): QuestionMemory {
  const day = new Date(lastDay * MS_PER_DAY).toISOString().slice(0, 10);
  const atMs = startOfStudyDay(day, clock).getTime() + hoursIntoTheDay * MS_PER_HOUR;
  // What is done today is not done before now.
  return {
    questionId,
    stability: memory.stability,
    difficulty: memory.difficulty,
    lastReviewAtMs: Math.max(atMs, asOf.getTime()),
  };
}

function todayOf({ asOf, clock }: PlanSetting): number {
  return dayNumber(studyDayOf(asOf, clock));
}
