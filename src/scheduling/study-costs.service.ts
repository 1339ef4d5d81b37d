import { Injectable } from '@nestjs/common';
import { addDays } from './domain/add-days.js';
import { costMinutes, type StudyPace, type TimedQuestion } from './domain/cost-minutes.js';
import type { Learner } from './domain/learner.js';
import type { StudyDay } from './domain/study-day.js';
import { LearnerPaceRepository } from './learner-pace.repository.js';

/** People get faster: what they took long ago is not what they take now. */
const measuredDays = 180;

/** The minutes a question takes of a learner's day. */
export type MinutesOf = (question: TimedQuestion) => number;

/** What questions cost a learner, the same from the first look at a study day to its end. */
@Injectable()
export class StudyCosts {
  constructor(private readonly paces: LearnerPaceRepository) {}

  async minutesByQuestion(learner: Learner, today: StudyDay): Promise<MinutesOf> {
    const pace = await this.paceOf(learner.id, today);
    return (question) => costMinutes(question, pace);
  }

  private async paceOf(learnerId: string, today: StudyDay): Promise<StudyPace> {
    const known = await this.paces.find(learnerId);
    if (known?.asOfDay === today) return known.minutes;
    const minutes = await this.paces.measure(learnerId, addDays(today, -measuredDays), today);
    await this.paces.save({ learnerId, asOfDay: today, minutes });
    return minutes;
  }
}
