import { Injectable } from '@nestjs/common';
import { ruleViolated } from '../kernel/app-error.js';
import { Clock } from '../kernel/clock.js';
import { CardLogRepository } from './card-log.repository.js';
import { CardLog, foldedEventOf, type Recorded } from './card-log.service.js';
import type { FoldedLog } from './domain/fold-events.js';
import type { Learner } from './domain/learner.js';
import type { SchedulingParameters } from './domain/scheduling-parameters.js';
import { assertSameEvent, placeEvent } from './event-intake.js';
import { ParametersRepository } from './parameters.repository.js';
import { PracticableQuestions } from './practicable-questions.service.js';
import type { ChangeCardDto } from './review.dto.js';

/** A card's log, and the parameters its next review would use. */
export interface CardStanding {
  readonly log: FoldedLog;
  readonly parameters: SchedulingParameters;
}

/** One card: what it is, and what is done to it by hand. */
@Injectable()
export class CardService {
  constructor(
    private readonly cardLog: CardLog,
    private readonly events: CardLogRepository,
    private readonly parameters: ParametersRepository,
    private readonly questions: PracticableQuestions,
    private readonly clock: Clock,
  ) {}

  /**
   * The card's log and the parameters its next review would use. A question that was never reviewed
   * has the card of a new one. @throws AppError not-found when the learner may not practise it
   */
  async getState(learner: Learner, questionId: string): Promise<CardStanding> {
    const log = await this.cardLog.read({ learnerId: learner.id, questionId });
    await this.assertPracticable(log);
    return { log, parameters: await this.parameters.getCurrentParameters(learner.id) };
  }

  /** Whoever has a card keeps it, whatever becomes of its question. @throws AppError not-found */
  async assertPracticable({ card, events }: FoldedLog): Promise<void> {
    if (events.length === 0)
      await this.questions.assertPracticable(card.learnerId, card.questionId);
  }

  /** Suspend, unsuspend, bury, forget, or choose the due day. */
  async change(learner: Learner, questionId: string, change: ChangeCardDto): Promise<Recorded> {
    return this.cardLog.exclusively(learner.id, async () => {
      const sent = sentChange(questionId, change);
      const stored = await this.events.findEvent(learner.id, change.id);
      if (stored !== null) {
        assertSameEvent(stored, sent);
        const log = await this.cardLog.read(stored);
        return { log, folded: foldedEventOf(log, stored.id), isNew: false };
      }
      const { parameters } = await this.getState(learner, questionId);
      const placed = placeEvent(learner, change, this.clock.now());
      const log = await this.cardLog.appendOne(learner.id, {
        ...placed,
        ...changeOf(change, placed.studyDay),
        id: change.id,
        questionId,
        durationMs: null,
        parametersVersion: parameters.version,
      });
      return { log, folded: foldedEventOf(log, change.id), isNew: true };
    });
  }
}

function sentChange(questionId: string, change: ChangeCardDto): Record<string, unknown> {
  const { action, dueDay, occurredAt } = change;
  return {
    questionId,
    kind: action,
    ...(dueDay === undefined ? {} : { dueDay }),
    ...(occurredAt === undefined ? {} : { occurredAt: new Date(occurredAt) }),
  };
}

function changeOf(
  { action, dueDay }: ChangeCardDto,
  today: string,
): { kind: Exclude<typeof action, 'set-due'> } | { kind: 'set-due'; dueDay: string } {
  if (action !== 'set-due') {
    if (dueDay === undefined) return { kind: action };
    throw ruleViolated([dueDayProblem('unexpected', 'goes only with set-due')]);
  }
  if (dueDay === undefined) throw ruleViolated([dueDayProblem('missing', 'is needed by set-due')]);
  if (dueDay < today) throw ruleViolated([dueDayProblem('in-the-past', 'must be today or later')]);
  return { kind: action, dueDay };
}

function dueDayProblem(
  code: string,
  detail: string,
): { pointer: string; code: string; detail: string } {
  return { pointer: '#/dueDay', code, detail };
}
