import { seededRandom } from '../../kernel/seeded-random.js';
import { followGoal, type GoalRun } from './follow-goal.js';
import type { GoalItem } from './goal-item.js';
import type { GoalCourse } from './plan-goal-day.js';

/** What may be expected of the questions of one topic on the day of the interview. */
export interface TopicOutlook {
  readonly topic: string;
  readonly questions: number;
  /** Mean recall, 0..1; a question that is not met until then counts as 0. */
  readonly recall: number;
  /** Questions expected not to have been met. */
  readonly unmet: number;
}

/** What comes of a goal that is followed from today on. */
export interface GoalOutlook {
  readonly feasible: boolean;
  /** Mean recall of what the goal covers, 0..1; null when it covers nothing. */
  readonly recall: number | null;
  readonly unmet: number;
  /** Weakest first. */
  readonly topics: readonly TopicOutlook[];
  /** Expected minutes of today and each day after it, up to the eve of the interview. */
  readonly minutes: readonly number[];
  /** Minutes a day that would have to be added; 0 when feasible, null when none would be enough. */
  readonly missingMinutesPerDay: number | null;
  /** Without these topics the rest can reach the target; null when not even one topic can. */
  readonly topicsToDrop: readonly string[] | null;
}

/** The longest day that a goal may ask for. */
const MOST_MINUTES = 600;
const MINUTES_GRAIN = 5;
/** Ways the days may go that are looked at, for the outlook itself and for each thing tried. */
const RUNS = 16;
const FEWEST_RUNS = 4;
const RUNS_OF_TRIAL = 2;
/** Days of items, all runs together: more of them and fewer runs must do. */
const MOST_ITEM_DAYS = 400_000;

/** What an outlook is told from; all of it can be handed to another thread. */
export interface GoalState {
  readonly items: readonly GoalItem[];
  readonly course: GoalCourse;
  readonly today: number;
}

/**
 * Whether a goal can be reached, told by simulated learners who follow it from today; seeded, so the
 * same state has the same outlook. Where it cannot, what could be done: more minutes a day, or fewer
 * topics, the weakest given up first.
 */
export function goalOutlook({ items, course, today }: GoalState): GoalOutlook {
  const days = course.interviewDay - today;
  const fitting = Math.floor(MOST_ITEM_DAYS / Math.max(1, items.length * days));
  const seeds = Math.min(RUNS, Math.max(FEWEST_RUNS, fitting));
  const runs = followOften(items, course, today, seeds);
  const topics = topicOutlooks(items, runs);
  const questions = topics.reduce((sum, topic) => sum + topic.questions, 0);
  const recalled = topics.reduce((sum, topic) => sum + topic.recall * topic.questions, 0);
  const recall = questions === 0 ? null : recalled / questions;
  const feasible = recall === null || recall >= course.targetRecall;
  return {
    feasible,
    recall,
    unmet: topics.reduce((sum, { unmet }) => sum + unmet, 0),
    topics,
    minutes: Array.from({ length: days }, (_, ahead) =>
      mean(runs.map(({ minutes }) => minutes[ahead] ?? 0)),
    ),
    missingMinutesPerDay: feasible ? 0 : missingMinutes(items, course, today),
    topicsToDrop: feasible ? [] : topicsToDrop(items, course, today, topics),
  };
}

function followOften(
  items: readonly GoalItem[],
  course: GoalCourse,
  today: number,
  seeds: number,
): readonly GoalRun[] {
  return Array.from({ length: seeds }, (_, seed) =>
    followGoal(items, course, today, seededRandom(seed)),
  );
}

function topicOutlooks(items: readonly GoalItem[], runs: readonly GoalRun[]): TopicOutlook[] {
  const covered = items.flatMap(({ isCovered, topic }, index) => {
    const recalls = runs.map((run) => run.recalls[index] ?? 0);
    return isCovered ? [{ topic, recalls }] : [];
  });
  return Array.from(
    Map.groupBy(covered, ({ topic }) => topic),
    ([topic, ofTopic]) => ({
      topic,
      questions: ofTopic.length,
      recall: mean(ofTopic.map(({ recalls }) => mean(recalls))),
      unmet: ofTopic.reduce((sum, { recalls }) => sum + mean(recalls.map(isUnmet)), 0),
    }),
  ).toSorted((a, b) => a.recall - b.recall || (a.topic < b.topic ? -1 : 1));
}

/** A memory is never quite gone, so a recall of 0 is a question that was not met. */
function isUnmet(recall: number): number {
  return recall === 0 ? 1 : 0;
}

function missingMinutes(
  items: readonly GoalItem[],
  course: GoalCourse,
  today: number,
): number | null {
  const most = Math.max(0, MOST_MINUTES - course.minutesPerDay);
  const added = (step: number): number => Math.min(step * MINUTES_GRAIN, most);
  const step = leastThat(1, Math.ceil(most / MINUTES_GRAIN), (tried) =>
    canReach(items, { ...course, minutesPerDay: course.minutesPerDay + added(tried) }, today),
  );
  return step === null ? null : added(step);
}

function topicsToDrop(
  items: readonly GoalItem[],
  course: GoalCourse,
  today: number,
  topics: readonly TopicOutlook[],
): readonly string[] | null {
  const weakest = (count: number): string[] => topics.slice(0, count).map(({ topic }) => topic);
  const count = leastThat(1, topics.length - 1, (tried) => {
    const dropped = new Set(weakest(tried));
    const kept = items.map((item) =>
      dropped.has(item.topic) ? { ...item, isCovered: false } : item,
    );
    return canReach(kept, course, today);
  });
  return count === null ? null : weakest(count);
}

function canReach(items: readonly GoalItem[], course: GoalCourse, today: number): boolean {
  const runs = followOften(items, course, today, RUNS_OF_TRIAL);
  const recalls = runs.flatMap((run) =>
    run.recalls.filter((_recall, index) => items[index]?.isCovered === true),
  );
  return mean(recalls) >= course.targetRecall;
}

/** The least number of a range that is enough, by halving; null where even the last is not. */
function leastThat(from: number, to: number, isEnough: (tried: number) => boolean): number | null {
  if (from > to || !isEnough(to)) return null;
  let [low, high] = [from, to];
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (isEnough(middle)) high = middle;
    else low = middle + 1;
  }
  return high;
}

function mean(values: readonly number[]): number {
  return values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;
}
