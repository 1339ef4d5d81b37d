import { Injectable } from '@nestjs/common';
import { AppError } from '../kernel/app-error.js';
import { CardLogRepository } from './card-log.repository.js';
import { CardLog, foldedEventOf, type Recorded } from './card-log.service.js';
import { decideUnvoid } from './domain/decide-unvoid.js';
import { decideVoid } from './domain/decide-void.js';
import { instantOfReversal } from './domain/instant-of-reversal.js';
import type { Learner } from './domain/learner.js';
import type { ReviewEvent } from './domain/review-event.js';
import { studyDayOf } from './domain/study-day.js';
import { EventStamps } from './event-stamps.service.js';

/** Takes events back and restores them. Nothing is deleted: undo and redo are events themselves. */
@Injectable()
export class UndoService {
  constructor(
    private readonly cardLog: CardLog,
    private readonly events: CardLogRepository,
    private readonly stamps: EventStamps,
  ) {}

  /** A second undo of the same event changes nothing and answers the same. */
  async undo(learner: Learner, targetId: string): Promise<Recorded> {
    return this.decide(learner, targetId, 'void');
  }

  /** A second redo of the same event changes nothing and answers the same. */
  async redo(learner: Learner, targetId: string): Promise<Recorded> {
    return this.decide(learner, targetId, 'unvoid');
  }

  private async decide(
    learner: Learner,
    targetId: string,
    kind: 'void' | 'unvoid',
  ): Promise<Recorded> {
    return this.cardLog.exclusively(learner.id, async () => {
      const target = await this.events.findEvent(learner.id, targetId);
      if (target === null) throw new AppError('not-found', 'No event with this id.');
      const recent = await this.recentWith(target);
      const today = studyDayOf(this.stamps.now(), learner);
      const decision = (kind === 'void' ? decideVoid : decideUnvoid)(recent, targetId, today);
      if (decision.kind === 'out-of-reach') {
        throw new AppError(
          'invalid-state',
          'Only the last 30 events, and those of today, can be undone or redone; undo and redo themselves cannot.',
        );
      }
      if (decision.kind !== kind) {
        const log = await this.cardLog.read(target);
        return { log, folded: foldedEventOf(log, targetId), isNew: false };
      }
      const log = await this.cardLog.appendOne(
        learner.id,
        this.reversal(learner, target, { kind, recent }),
      );
      return { log, folded: foldedEventOf(log, targetId), isNew: true };
    });
  }

  /** The learner's recent events, and whatever was ever said about the target. */
  private async recentWith(target: ReviewEvent): Promise<ReviewEvent[]> {
    const recent = await this.events.listRecentEvents(target.learnerId);
    const ofCard = await this.events.listEvents(target.learnerId, [target.questionId]);
    return Array.from(new Map([...recent, ...ofCard].map((event) => [event.id, event])).values());
  }

  private reversal(
    learner: Learner,
    target: ReviewEvent,
    { kind, recent }: { kind: 'void' | 'unvoid'; recent: readonly ReviewEvent[] },
  ): ReviewEvent {
    const occurredAt = instantOfReversal(recent, target.id, this.stamps.now());
    return {
      ...this.stamps.stamp(learner, occurredAt),
      questionId: target.questionId,
      kind,
      targetId: target.id,
      durationMs: null,
      parametersVersion: target.parametersVersion,
    };
  }
}
