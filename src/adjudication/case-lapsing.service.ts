import { Injectable } from '@nestjs/common';
import { Clock } from '../kernel/clock.js';
import { Notifier } from '../notifications/notifier.service.js';
import type { PeerReviewRequest } from '../peer-review/domain/peer-review-request.js';
import { ReviewedAnswerReader } from '../peer-review/reviewed-answer.reader.js';
import { AdjudicationCaseRepository } from './adjudication-case.repository.js';
import { ArbiterReader } from './arbiter.reader.js';
import type { AdjudicationCase } from './domain/adjudication-case.js';
import { transitionCase } from './domain/case-transitions.js';
import { hasLapsed } from './domain/has-lapsed.js';

/** Ends cases that nobody will decide, so that nobody waits for it. */
@Injectable()
export class CaseLapsing {
  constructor(
    private readonly cases: AdjudicationCaseRepository,
    private readonly arbiters: ArbiterReader,
    private readonly answers: ReviewedAnswerReader,
    private readonly notifier: Notifier,
    private readonly clock: Clock,
  ) {}

  /** Whether an open case is at its end, as its request is at this moment. */
  async isOver(open: AdjudicationCase, request: PeerReviewRequest): Promise<boolean> {
    const surroundings = {
      requestState: request.state,
      isStruckOut: await this.isStruckOut(open),
      isDecidable: await this.arbiters.isThereAny(open),
    };
    return hasLapsed(open, surroundings, this.clock.now());
  }

  /**
   * End those open cases of a request that are over. Only while the request is locked.
   *
   * @returns those that ended
   */
  async lapse(request: PeerReviewRequest): Promise<AdjudicationCase[]> {
    const { learnerId, id: requestId } = request;
    const ended: AdjudicationCase[] = [];
    for (const open of await this.cases.lockOpen({ learnerId, requestId })) {
      const state = transitionCase(open.state, 'lapse');
      if (state === null || !(await this.isOver(open, request))) continue;
      ended.push(await this.cases.update(open, { state, endedAt: this.clock.now() }));
    }
    await this.tell(ended);
    return ended;
  }

  private async isStruckOut(open: AdjudicationCase): Promise<boolean> {
    if (open.subject !== 'review') return false;
    const reviews = await this.answers.listHandedIn(open);
    return reviews.every(({ id, state }) => id !== open.subjectId || state === 'void');
  }

  /** Who opened one; a contested answer's author is told what became of their request. */
  private async tell(ended: readonly AdjudicationCase[]): Promise<void> {
    await this.notifier.notify(
      ended.flatMap(({ id, kind, openedBy }) =>
        openedBy === null
          ? []
          : {
              learnerId: openedBy,
              kind: 'case.decided' as const,
              data: { caseId: id, kind, outcome: 'lapsed' },
            },
      ),
    );
  }
}
