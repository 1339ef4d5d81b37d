import { Injectable } from '@nestjs/common';
import { AppError, ruleViolated } from '../kernel/app-error.js';
import { Clock } from '../kernel/clock.js';
import { toCardPreviewResponse, type PreviewAt } from './card.dto.js';
import { CardLogRepository } from './card-log.repository.js';
import { CardLog, foldedEventOf, type Recorded } from './card-log.service.js';
import type { FoldedLog } from './domain/fold-events.js';
import type { Learner } from './domain/learner.js';
import { previewCard } from './domain/preview-card.js';
import { previewToken } from './domain/preview-token.js';
import type { SchedulingParameters } from './domain/scheduling-parameters.js';
import { studyDayOf } from './domain/study-day.js';
import { assertSameEvent, placeEvent } from './event-intake.js';
import { ParametersRepository } from './parameters.repository.js';
import { PracticableQuestions } from './practicable-questions.service.js';
import type { ChangeCardDto } from './review.dto.js';

/** One card: what it is, what a review would make of it, and what is done to it by hand. */
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
  async getState(
    learner: Learner,
    questionId: string,
  ): Promise<{ log: FoldedLog; parameters: SchedulingParameters }> {
    const log = await this.cardLog.read({ learnerId: learner.id, questionId });
    if (log.events.length === 0) await this.questions.assertPracticable(questionId);
    return { log, parameters: await this.parameters.getCurrentParameters(learner.id) };
  }

  /** The four outcomes of a review at `asOf`, with the token that a commit is checked by. */
  async preview(learner: Learner, questionId: string, asOf = this.clock.now()): Promise<PreviewAt> {
    const { log, parameters } = await this.getState(learner, questionId);
    const studyDay = studyDayOf(asOf, learner);
    const preview = previewCard(log.card, { occurredAt: asOf, studyDay }, parameters);
    const token = previewToken({
      cardVersion: log.card.version,
      parametersVersion: parameters.version,
      studyDay,
      counts: preview.counts,
    });
    return { card: log.card, questionId, token, asOf, studyDay, preview };
  }

  /** @throws AppError stale-preview with a fresh one, when a commit would not give what was shown */
  async assertFresh(
    learner: Learner,
    questionId: string,
    commit: { token: string; occurredAt: Date },
  ): Promise<void> {
    const atCommit = await this.preview(learner, questionId, commit.occurredAt);
    const last = atCommit.card.lastReviewAt;
    const isLatest = last === null || last.getTime() <= commit.occurredAt.getTime();
    if (isLatest && atCommit.token === commit.token) return;
    const fresh = await this.preview(learner, questionId);
    throw new AppError('stale-preview', 'The card changed after the preview was made.', {
      extensions: { preview: toCardPreviewResponse(fresh) },
    });
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
