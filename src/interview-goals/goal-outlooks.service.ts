import { Injectable } from '@nestjs/common';
import { AppError, ruleViolated } from '../kernel/app-error.js';
import { RecentlyUsed } from '../kernel/recently-used.js';
import { Threads } from '../platform/workers/threads.js';
import type { ThreadWork } from '../platform/workers/thread-work.js';
import { goalOutlook, type GoalOutlook, type GoalState } from './domain/goal-outlook.js';
import { isTooMuchToFollow } from './domain/is-too-much-to-follow.js';

const outlookWork: ThreadWork<GoalState, GoalOutlook> = {
  module: new URL('./domain/goal-outlook.js', import.meta.url),
  run: goalOutlook,
};
const timeoutMs = 20_000;
/** Learners whose last outlook a process remembers, at some 10 KB each. */
const mostLearners = 500;

interface Known {
  readonly basis: string;
  readonly outlook: Promise<GoalOutlook>;
}

/**
 * Outlooks, computed beside the thread that answers requests: one at a time for each learner, whose last
 * one is remembered until what it follows from changes.
 */
@Injectable()
export class GoalOutlooks {
  private readonly last = new RecentlyUsed<string, Known>(mostLearners);
  private readonly running = new Map<string, Known>();

  constructor(private readonly threads: Threads) {}

  /**
   * @param basis another whenever the state may be another
   * @throws AppError rule-violated when it is too much to compute, rate-limited while another of the
   *   learner's is computed, overloaded when the server is
   */
  async get(learnerId: string, basis: string, state: GoalState): Promise<GoalOutlook> {
    const running = this.running.get(learnerId);
    const known = [running, this.last.get(learnerId)].find((each) => each?.basis === basis);
    if (known !== undefined) return known.outlook;
    if (isTooMuchToFollow(state)) {
      const detail = 'is too far off to plan for so many questions';
      throw ruleViolated([{ pointer: '#/interviewDay', code: 'too-much-work', detail }]);
    }
    if (running !== undefined) {
      throw new AppError('rate-limited', 'One plan at a time.', { retryAfterSeconds: 5 });
    }
    const started = { basis, outlook: this.threads.run(outlookWork, state, { timeoutMs }) };
    this.running.set(learnerId, started);
    try {
      const outlook = await started.outlook;
      this.last.set(learnerId, started);
      return outlook;
    } finally {
      this.running.delete(learnerId);
    }
  }
}
