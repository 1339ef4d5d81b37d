import { Injectable } from '@nestjs/common';
import type { Learner } from './domain/learner.js';
import type { StudyDay } from './domain/study-day.js';

/** Tells the last study day on which a review of a question is still of use. */
export interface ReviewHorizon {
  /** Null where none is the last. */
  lastUsefulDay(learner: Learner, questionId: string): Promise<StudyDay | null>;
}

/**
 * Days after which reviews come too late. The schedule does not know what an interview is: the features
 * that do register themselves here.
 */
@Injectable()
export class ReviewHorizons {
  private readonly horizons: ReviewHorizon[] = [];

  register(horizon: ReviewHorizon): void {
    this.horizons.push(horizon);
  }

  /** The first of the last useful days. */
  async lastUsefulDay(learner: Learner, questionId: string): Promise<StudyDay | null> {
    let first: StudyDay | null = null;
    for (const horizon of this.horizons) {
      const day = await horizon.lastUsefulDay(learner, questionId);
      if (day !== null && (first === null || day < first)) first = day;
    }
    return first;
  }
}
