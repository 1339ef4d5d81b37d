import { Injectable } from '@nestjs/common';
import { RecentlyUsed } from '../kernel/recently-used.js';
import { addDays } from './domain/add-days.js';
import { costMinutes, type StudyPace, type TimedQuestion } from './domain/cost-minutes.js';
import type { Learner } from './domain/learner.js';
import type { StudyDay } from './domain/study-day.js';
import type { LearnerPaceEntity } from './learner-pace.entity.js';
import { LearnerPaceRepository } from './learner-pace.repository.js';

/** People get faster: what they took long ago is not what they take now. */
const measuredDays = 180;

/** Learners whose pace of the day a process remembers, at some 300 bytes each. */
const mostRemembered = 10_000;

/** The minutes a question takes of a learner's day. */
export type MinutesOf = (question: TimedQuestion) => number;

/** What questions cost a learner, the same from the first look at a study day to its end. */
@Injectable()
export class StudyCosts {
  private readonly remembered = new RecentlyUsed<string, LearnerPaceEntity>(mostRemembered);

  constructor(private readonly paces: LearnerPaceRepository) {}

  async minutesByQuestion(learner: Learner, today: StudyDay): Promise<MinutesOf> {
    const pace = await this.paceOf(learner.id, today);
    return (question) => costMinutes(question, pace);
  }

  /** What the learner's minutes are told by, for whoever tells them elsewhere. */
  async paceOf(learnerId: string, today: StudyDay): Promise<StudyPace> {
    const remembered = this.remembered.get(learnerId);
    // A day that has begun is not measured for again, though somebody may ask by an earlier clock.
    if (remembered !== undefined && remembered.asOfDay >= today) return remembered.minutes;
    const known = await this.paces.find(learnerId);
    if (known !== null && known.asOfDay >= today) {
      // Only what was read back: of two processes that measure at once, one is overwritten.
      this.remembered.set(learnerId, known);
      return known.minutes;
    }
    const minutes = await this.paces.measure(learnerId, addDays(today, -measuredDays), today);
    await this.paces.save({ learnerId, asOfDay: today, minutes });
    return minutes;
  }
}
