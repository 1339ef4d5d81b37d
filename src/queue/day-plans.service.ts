import { Injectable } from '@nestjs/common';
import type { InterviewGoal } from '../interview-goals/domain/interview-goal.js';
import { InterviewGoalReader } from '../interview-goals/interview-goal.reader.js';
import type { Learner } from '../scheduling/domain/learner.js';
import type { StudyDay } from '../scheduling/domain/study-day.js';
import { AssignedQuestions, type AssignedQuestionList } from './assigned-questions.service.js';
import { DailyOverrideRepository } from './daily-override.repository.js';
import type { LimitsOverride } from './domain/queue.js';

/** What a learner, a goal, coaches and plans want of a day. */
export interface DayWishes {
  /** The interview goal that shapes the day, if one does. */
  readonly goal: InterviewGoal | null;
  /** The latest one, of whichever day. */
  readonly override: LimitsOverride | null;
  readonly assigned: AssignedQuestionList;
}

/** All that has a say in a day besides memory. */
@Injectable()
export class DayPlans {
  constructor(
    private readonly goals: InterviewGoalReader,
    private readonly overrides: DailyOverrideRepository,
    private readonly assigned: AssignedQuestions,
  ) {}

  async load(learner: Learner, today: StudyDay): Promise<DayWishes> {
    return {
      goal: await this.goals.findGoverning(learner.id, today),
      override: await this.overrides.find(learner.id),
      assigned: await this.assigned.load(learner, today),
    };
  }
}
