import { coversQuestion } from '../../interview-goals/domain/covers-question.js';
import { fallsShort } from '../../interview-goals/domain/falls-short.js';
import { goalCourse } from '../../interview-goals/domain/goal-course.js';
import { goalWindowDays } from '../../interview-goals/domain/goal-window.js';
import { governingGoal } from '../../interview-goals/domain/governing-goal.js';
import type { GoalItem } from '../../interview-goals/domain/goal-item.js';
import type { InterviewGoal } from '../../interview-goals/domain/interview-goal.js';
import { shapeDay, type QuestionOfDay } from '../../interview-goals/domain/shape-day.js';
import { toGoalItems } from '../../interview-goals/domain/to-goal-items.js';
import { limitsOn } from '../../queue/domain/limits-on.js';
import type { DayPlan } from '../../queue/domain/queue.js';
import { addDays } from '../../scheduling/domain/add-days.js';
import type { Card } from '../../scheduling/domain/card.js';
import type { PracticeSettings } from '../../scheduling/domain/practice-settings.js';
import type { SchedulingParameters } from '../../scheduling/domain/scheduling-parameters.js';
import type { StudyDay } from '../../scheduling/domain/study-day.js';

/** The new questions of one day. */
export interface NewShare {
  readonly count: number;
  /** By what they take; otherwise by position. */
  readonly isShortestFirst: boolean;
  readonly includes: (question: QuestionOfDay) => boolean;
}

/** What the days of a pack are shared out by. */
export interface DaysToShare {
  readonly today: StudyDay;
  /** How many days there are after today. */
  readonly days: number;
  /** In no order; those put away or past have no say. */
  readonly goals: readonly InterviewGoal[];
  /** All that have a card or may be met, each once. */
  readonly questions: readonly QuestionOfDay[];
  readonly cards: readonly Card[];
  readonly followedBankIds: ReadonlySet<string>;
  readonly parameters: SchedulingParameters;
  readonly settings: PracticeSettings;
}

/** What may be asked on the days of a pack besides what is due. */
export interface SharedDays {
  /** One for each day, today first. */
  readonly shares: readonly NewShare[];
  /** The goals of whose windows some of the days are part, the next interview first. */
  readonly goalsInWindow: readonly InterviewGoal[];
  /** Questions whose cards these goals may bring forward, whenever they are due. */
  readonly forwardIds: ReadonlySet<string>;
}

/**
 * Looks ahead at what the queue will take from, day by day, as cards stand today: a goal's pace then
 * comes out rather too high than too low. A window is open from its first day to the eve of the
 * interview; the days after that go to the next goal, or to the learner's own pace.
 */
export function shareDays(input: DaysToShare): SharedDays {
  const views = new Map<InterviewGoal, GoalView>();
  const inWindow = new Map<InterviewGoal, GoalView>();
  const shares = Array.from({ length: input.days + 1 }, (_, ahead): NewShare => {
    const day = addDays(input.today, ahead);
    const goal = governingGoal(input.goals, day);
    if (goal === null) return ownShare(input, day);
    const view = views.get(goal) ?? viewOf(goal, input);
    views.set(goal, view);
    if (day < view.windowOpens) return shapedShare(goal, view, input, day);
    inWindow.set(goal, view);
    return { count: Number.POSITIVE_INFINITY, isShortestFirst: true, includes: view.mayAsk };
  });
  return {
    shares,
    goalsInWindow: Array.from(inWindow.keys()),
    forwardIds: new Set(
      Array.from(inWindow).flatMap(([goal, view]) => forwardOf(goal, view, input)),
    ),
  };
}

/** What a goal sees. */
interface GoalView {
  readonly questions: readonly QuestionOfDay[];
  readonly items: readonly GoalItem[];
  readonly windowOpens: StudyDay;
  /** Whether a question that was never met may be, because it is covered. */
  readonly mayAsk: (question: QuestionOfDay) => boolean;
}

function viewOf(goal: InterviewGoal, input: DaysToShare): GoalView {
  const carded = new Set(input.cards.map(({ questionId }) => questionId));
  const questions = input.questions
    .map((each) => ({ ...each, isOffered: each.isOffered && isWithinReach(each, goal, input) }))
    .filter(({ questionId, isOffered }) => isOffered || carded.has(questionId));
  const items = toGoalItems(
    questions.map((each) => ({ ...each, isCovered: coversQuestion(goal, each) })),
    input.cards,
    input.settings,
  );
  const covered = items.filter(({ isCovered }) => isCovered);
  const roundMinutes = covered.reduce((sum, { minutes }) => sum + minutes, 0);
  return {
    questions,
    items,
    windowOpens: addDays(goal.interviewDay, -goalWindowDays(roundMinutes, goal.minutesPerDay)),
    mayAsk: (question) => coversQuestion(goal, question) && isWithinReach(question, goal, input),
  };
}

function isWithinReach(
  { bankId }: QuestionOfDay,
  goal: InterviewGoal,
  { followedBankIds }: DaysToShare,
): boolean {
  return followedBankIds.has(bankId) || goal.bankIds.includes(bankId);
}

function ownShare(input: DaysToShare, day: StudyDay): NewShare {
  const { followedBankIds } = input;
  const includes = ({ bankId }: QuestionOfDay): boolean => followedBankIds.has(bankId);
  return { count: limitOf(input, day, null), isShortestFirst: false, includes };
}

function shapedShare(
  goal: InterviewGoal,
  { questions }: GoalView,
  input: DaysToShare,
  today: StudyDay,
): NewShare {
  const { cards, parameters, settings } = input;
  const day = { questions, cards, parameters, today, settings, minutesToday: null };
  const plan = shapeDay(goal, day);
  return {
    count: limitOf(input, today, plan),
    isShortestFirst: false,
    includes: (question) =>
      isWithinReach(question, goal, input) && plan.introduced?.has(question.questionId) !== false,
  };
}

function limitOf(
  { settings, parameters }: DaysToShare,
  day: StudyDay,
  plan: DayPlan | null,
): number {
  const { weekdayLoads } = parameters;
  return limitsOn(day, { settings, weekdayLoads, plan, override: null }).newPerDay;
}

function forwardOf(
  goal: InterviewGoal,
  { items }: GoalView,
  { parameters }: DaysToShare,
): readonly string[] {
  const course = goalCourse(goal, parameters);
  return items
    .filter((item) => item.memory !== null && !item.isInStep && fallsShort(item, course))
    .map(({ questionId }) => questionId);
}
