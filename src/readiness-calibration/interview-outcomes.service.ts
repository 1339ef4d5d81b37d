import { isDeepStrictEqual } from 'node:util';
import { Injectable } from '@nestjs/common';
import { AppError, ruleViolated } from '../kernel/app-error.js';
import { Clock } from '../kernel/clock.js';
import { Ids } from '../platform/config/ids.js';
import { assertUnchanged } from '../platform/http/etag.js';
import { TargetReader } from '../readiness/target.reader.js';
import { CardLog } from '../scheduling/card-log.service.js';
import type { Learner } from '../scheduling/domain/learner.js';
import { studyDayOf, type StudyDay } from '../scheduling/domain/study-day.js';
import type { InterviewOutcome, OutcomeTerms } from './domain/interview-outcome.js';
import { InterviewOutcomeRepository } from './interview-outcome.repository.js';

/** An outcome as it is told for the first time. */
export interface NewOutcome extends OutcomeTerms {
  readonly targetId: string;
  readonly interviewDay: StudyDay;
}

export type OutcomeChange = { [Key in keyof OutcomeTerms]?: OutcomeTerms[Key] };

/** How real interviews went, by those who took them: one outcome for each target and day. */
@Injectable()
export class InterviewOutcomes {
  constructor(
    private readonly cardLog: CardLog,
    private readonly outcomes: InterviewOutcomeRepository,
    private readonly targets: TargetReader,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  /** @throws AppError not-found, rule-violated, already-exists */
  async create(learner: Learner, told: NewOutcome): Promise<InterviewOutcome> {
    return this.cardLog.exclusively(learner.id, async () => {
      await this.targets.getOwn(learner.id, told.targetId);
      const now = this.clock.now();
      if (told.interviewDay > studyDayOf(now, learner)) throw notYet();
      const interview = { learnerId: learner.id, ...told };
      if (await this.outcomes.exists(interview)) throw alreadyTold();
      const stamps = { recordedAt: now, updatedAt: now, version: 1 };
      const outcome = { ...interview, ...stamps, id: this.ids.next() };
      await this.outcomes.save(outcome);
      return outcome;
    });
  }

  /** A merge patch: absent keeps, and null takes away. @throws AppError not-found, precondition-failed */
  async update(
    learnerId: string,
    id: string,
    { change, ifMatch }: { change: OutcomeChange; ifMatch: string },
  ): Promise<InterviewOutcome> {
    return this.cardLog.exclusively(learnerId, async () => {
      const current = await this.outcomes.get(learnerId, id);
      assertUnchanged(current, ifMatch);
      const terms = merge(current, change);
      if (isDeepStrictEqual(terms, merge(current, {}))) return current;
      const updatedAt = this.clock.now();
      const next = { ...fieldsOf(current), ...terms, updatedAt, version: current.version + 1 };
      await this.outcomes.save(next);
      return next;
    });
  }

  /** @throws AppError not-found, precondition-failed */
  async remove(learnerId: string, id: string, ifMatch: string): Promise<void> {
    await this.cardLog.exclusively(learnerId, async () => {
      assertUnchanged(await this.outcomes.get(learnerId, id), ifMatch);
      await this.outcomes.remove(learnerId, id);
    });
  }
}

function fieldsOf(outcome: InterviewOutcome): Omit<InterviewOutcome, keyof OutcomeTerms> {
  const { learnerId, id, targetId, interviewDay, recordedAt, updatedAt, version } = outcome;
  return { learnerId, id, targetId, interviewDay, recordedAt, updatedAt, version };
}

function merge(outcome: OutcomeTerms, change: OutcomeChange): OutcomeTerms {
  const { result = outcome.result, score = outcome.score, note = outcome.note } = change;
  return { result, score, note };
}

function notYet(): AppError {
  const detail = 'must have come: the outcome is not known before';
  return ruleViolated([{ pointer: '#/interviewDay', code: 'not-yet', detail }]);
}

function alreadyTold(): AppError {
  const detail = 'The outcome of this interview was told already; correct it instead.';
  return new AppError('already-exists', detail);
}
