import { Injectable } from '@nestjs/common';
import { AppError } from '../kernel/app-error.js';
import { Clock } from '../kernel/clock.js';
import { dayNumber } from '../scheduling/domain/day-number.js';
import type { Learner } from '../scheduling/domain/learner.js';
import { studyDayOf, type StudyDay } from '../scheduling/domain/study-day.js';
import { goalCourse } from './domain/goal-course.js';
import type { GoalItem } from './domain/goal-item.js';
import type { GoalOutlook } from './domain/goal-outlook.js';
import { planGoalDay, type GoalDayPlan } from './domain/plan-goal-day.js';
import { GoalItems } from './goal-items.service.js';
import { GoalOutlooks } from './goal-outlooks.service.js';
import { InterviewGoalRepository, type StoredGoal } from './interview-goal.repository.js';

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
    private readonly outlooks: GoalOutlooks,
    private readonly clock: Clock,
  ) {}

  /**
   * @throws AppError not-found, invalid-state when the interview is not ahead, rule-violated when it is
   *   too much to compute, rate-limited, overloaded
   */
  async get(learner: Learner, id: string): Promise<GoalPlan> {
    const goal = await this.goals.get(learner.id, id);
    const studyDay = studyDayOf(this.clock.now(), learner);
    if (goal.interviewDay <= studyDay) {
      throw new AppError('invalid-state', 'The day of the interview has come: nothing is planned.');
    }
    const { items, parameters, basis } = await this.items.load(learner, goal, studyDay);
    const course = goalCourse(goal, parameters);
    const today = dayNumber(studyDay);
    const state = { items, course, today };
    const of = [goal.id, goal.version, basis].join('.');
    const outlook = await this.outlooks.get(learner.id, of, state);
    return { goal, today: studyDay, items, day: planGoalDay(items, course, today), outlook };
  }
}
