import { Injectable } from '@nestjs/common';
import { Clock } from '../kernel/clock.js';
import { InterviewGoalReader } from '../interview-goals/interview-goal.reader.js';
import { DayLoader } from '../queue/day-loader.service.js';
import type { Learner } from '../scheduling/domain/learner.js';
import { stableHash } from '../scheduling/domain/stable-hash.js';
import { LearnerMemoryReader } from '../scheduling/learner-memory.reader.js';
import { RatingHistoryReader } from '../scheduling/rating-history.reader.js';
import type { ForecastInput } from './domain/forecast-input.js';
import { ratingHabits } from '../scheduling/domain/rating-habits.js';

/** Reads all that a learner's forecast follows from. */
@Injectable()
export class ForecastInputs {
  constructor(
    private readonly day: DayLoader,
    private readonly memory: LearnerMemoryReader,
    private readonly ratings: RatingHistoryReader,
    private readonly goals: InterviewGoalReader,
    private readonly clock: Clock,
  ) {}

  /** `desiredRetention` null is the learner's own. The seed is the learner's for the day. */
  async load(learner: Learner, desiredRetention: number | null): Promise<ForecastInput> {
    const { input, ...loaded } = await this.day.load(learner, this.clock.now());
    const { summaries, candidates, minutesOf } = loaded;
    const { cards, settings, weekdayLoads, override, today, dayStart } = input;
    const { parameters } = await this.memory.getCurrentSettings(learner.id);
    const history = await this.ratings.count(learner.id);
    return {
      cards,
      candidates,
      settings,
      weekdayLoads,
      override,
      goals: await this.goals.listActive(learner.id),
      questions: Array.from(summaries.values(), (question) => ({
        questionId: question.questionId,
        bankId: question.bankId,
        skills: question.skills,
        topic: question.topic,
        minutes: minutesOf(question),
      })),
      today,
      dayStart,
      parameters: {
        ...parameters,
        desiredRetention: desiredRetention ?? parameters.desiredRetention,
      },
      habits: ratingHabits(history),
      seed: stableHash(learner.id + today),
    };
  }
}
