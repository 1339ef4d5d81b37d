import { setImmediate as nextTurn } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { RecentlyUsed } from '../kernel/recently-used.js';
import { compareEvents } from '../scheduling/domain/compare-events.js';
import { foldEvents } from '../scheduling/domain/fold-events.js';
import { LearnerMemoryReader } from '../scheduling/learner-memory.reader.js';
import type { CountedReview } from './domain/counted-review.js';
import { listCountedReviews } from './domain/list-counted-reviews.js';

/** Learners whose history a process remembers, at 3 MB for ten thousand reviews. */
const mostHistories = 8;
/** Other requests get their turn after this much folding. */
const longestTurnMs = 10;

/** Every review of a learner that counts, with what the model said before it. */
@Injectable()
export class StudyHistory {
  private readonly histories = new RecentlyUsed<
    string,
    { change: number; reviews: readonly CountedReview[] }
  >(mostHistories);

  constructor(private readonly memory: LearnerMemoryReader) {}

  /** Oldest first. The log is read and folded once for as long as nothing is added to it. */
  async listReviews(learnerId: string): Promise<readonly CountedReview[]> {
    // Before the log: what comes in between makes the history too new for its number, never too old.
    const change = await this.memory.findChangeNumber(learnerId);
    const known = this.histories.get(learnerId);
    if (known?.change === change) return known.reviews;
    const reviews = await this.read(learnerId);
    this.histories.set(learnerId, { change, reviews });
    return reviews;
  }

  private async read(learnerId: string): Promise<CountedReview[]> {
    const events = await this.memory.listEvents(learnerId);
    const versions = new Set(events.map(({ parametersVersion }) => parametersVersion));
    const parametersOf = await this.memory.loadParameters(learnerId, versions);
    const reviews: CountedReview[] = [];
    let turnStartedMs = performance.now();
    for (const log of Map.groupBy(events, ({ questionId }) => questionId).values()) {
      reviews.push(...listCountedReviews(foldEvents(log, parametersOf), parametersOf));
      if (performance.now() - turnStartedMs < longestTurnMs) continue;
      await nextTurn();
      turnStartedMs = performance.now();
    }
    return reviews.toSorted(compareEvents);
  }
}
