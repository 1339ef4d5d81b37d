import { Injectable } from '@nestjs/common';
import { AppError } from '../kernel/app-error.js';
import { Clock } from '../kernel/clock.js';
import { Threads } from '../platform/workers/threads.js';
import type { ThreadWork } from '../platform/workers/thread-work.js';
import { dayNumber } from '../scheduling/domain/day-number.js';
import type { Learner } from '../scheduling/domain/learner.js';
import { studyDayOf, type StudyDay } from '../scheduling/domain/study-day.js';
import { goalCourse } from './domain/goal-course.js';
import type { GoalItem } from './domain/goal-item.js';
import { goalOutlook, type GoalOutlook, type GoalState } from './domain/goal-outlook.js';
import { planGoalDay, type GoalDayPlan } from './domain/plan-goal-day.js';
import { GoalItems } from './goal-items.service.js';
import { InterviewGoalRepository, type StoredGoal } from './interview-goal.repository.js';

const outlookWork: ThreadWork<GoalState, GoalOutlook> = {
  module: new URL('./domain/goal-outlook.js', import.meta.url),
  run: goalOutlook,
};
const timeoutMs = 10_000;

/** A goal with the day it makes of today, and where that leads. */
export interface GoalPlan {
  readonly goal: StoredGoal;
  readonly today: StudyDay;
  readonly items: readonly GoalItem[];
  readonly day: GoalDayPlan;
  readonly outlook: GoalOutlook;
}

/** Whether a goal can be reached from where its learner stands. */
@Injectable()
export class GoalPlanService {
  constructor(
    private readonly goals: InterviewGoalRepository,
    private readonly items: GoalItems,
    private readonly threads: Threads,
    private readonly clock: Clock,
  ) {}

  /** @throws AppError not-found, invalid-state when the interview is not ahead, overloaded */
  async get(learner: Learner, id: string): Promise<GoalPlan> {
    const goal = await this.goals.get(learner.id, id);
    const studyDay = studyDayOf(this.clock.now(), learner);
    if (goal.interviewDay <= studyDay) {
      throw new AppError('invalid-state', 'The day of the interview has come: nothing is planned.');
    }
    const { items, parameters } = await this.items.load(learner, goal, studyDay);
    const course = goalCourse(goal, parameters);
    const today = dayNumber(studyDay);
    const outlook = await this.threads.run(outlookWork, { items, course, today }, { timeoutMs });
    return { goal, today: studyDay, items, day: planGoalDay(items, course, today), outlook };
  }
}
