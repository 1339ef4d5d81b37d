import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Clock } from '../kernel/clock.js';
import { QuestionReader } from '../question-bank/question.reader.js';
import type { Learner } from '../scheduling/domain/learner.js';
import { studyDayOf, type StudyDay } from '../scheduling/domain/study-day.js';
import { ReviewHorizons, type ReviewHorizon } from '../scheduling/review-horizons.service.js';
import { lastBalancedDay } from './domain/last-balanced-day.js';
import { InterviewGoalRepository } from './interview-goal.repository.js';

/** Tells the schedule on which day a review would come too late for an interview. */
@Injectable()
export class GoalHorizon implements ReviewHorizon, OnModuleInit {
  constructor(
    private readonly horizons: ReviewHorizons,
    private readonly goals: InterviewGoalRepository,
    private readonly questions: QuestionReader,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.horizons.register(this);
  }

  async lastUsefulDay(learner: Learner, questionId: string): Promise<StudyDay | null> {
    const goals = await this.goals.listActive(learner.id);
    if (goals.length === 0) return null;
    const [question] = await this.questions.describe([questionId]);
    if (question === undefined) return null;
    return lastBalancedDay(goals, question, studyDayOf(this.clock.now(), learner));
  }
}
