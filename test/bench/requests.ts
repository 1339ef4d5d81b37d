import { randomUUID } from 'node:crypto';
import type { Request } from 'autocannon';
import type { BenchLearner } from './seed-learners.js';

/** The learners of one connection, so that no two connections are the same learner. */
export function dealt<T>(items: readonly T[], connections: number, connection: number): T[] {
  if (items.length < connections) throw new RangeError('fewer learners than connections');
  return items.filter((_, index) => index % connections === connection);
}

export function headersOf({ token }: BenchLearner): Record<string, string> {
  return { authorization: `Bearer ${token}` };
}

/** Makes up reviews: every learner in turn, then the next card of each. */
export class ReviewMaker {
  private readonly learners: readonly BenchLearner[];
  private made = 0;

  constructor(learners: readonly BenchLearner[]) {
    this.learners = learners;
  }

  /** A request that is another review each time it is sent. */
  request(path: string, options: { withKey: boolean }): Request {
    return {
      method: 'POST',
      path,
      setupRequest: (request) => {
        const { learner, review } = this.next();
        const key = options.withKey ? { 'idempotency-key': randomUUID() } : {};
        const headers = { ...headersOf(learner), 'content-type': 'application/json', ...key };
        return { ...request, headers, body: JSON.stringify(review) };
      },
    };
  }

  private next(): { learner: BenchLearner; review: object } {
    const count = this.made++;
    const learner = this.learners[count % this.learners.length];
    if (learner === undefined) throw new RangeError('nobody to review');
    const card = Math.floor(count / this.learners.length) % learner.questionIds.length;
    const review = {
      id: randomUUID(),
      questionId: learner.questionIds[card],
      rating: [3, 3, 4, 1, 3, 2, 3][count % 7],
      durationMs: 60_000,
    };
    return { learner, review };
  }
}
