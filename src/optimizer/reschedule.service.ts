import { Injectable } from '@nestjs/common';
import { AppError, ruleViolated } from '../kernel/app-error.js';
import { Clock } from '../kernel/clock.js';
import { Ids } from '../platform/config/ids.js';
import { CardLog, type FoldedLogs } from '../scheduling/card-log.service.js';
import type { Card } from '../scheduling/domain/card.js';
import { foldEvents, type FoldedLog, type ParametersOf } from '../scheduling/domain/fold-events.js';
import type { Learner } from '../scheduling/domain/learner.js';
import type { CardRescheduled } from '../scheduling/domain/review-event.js';
import type { SchedulingParameters } from '../scheduling/domain/scheduling-parameters.js';
import { studyDayOf, type StudyDay } from '../scheduling/domain/study-day.js';
import { LearnerMemoryReader } from '../scheduling/learner-memory.reader.js';
import {
  compareSchedules,
  type CardPair,
  type ScheduleComparison,
} from './domain/compare-schedules.js';
import { instantAfter } from './domain/instant-after.js';
import { isScheduledUnder } from './domain/is-scheduled-under.js';
import { rescheduleToken } from './domain/reschedule-token.js';

/** A reschedule that was tried, with the token to do it; or done, without one. */
export interface Reschedule {
  readonly token: string | null;
  readonly parametersVersion: number;
  readonly studyDay: StudyDay;
  readonly comparison: ScheduleComparison;
}

/** Cards at a time: between two portions other requests get their turn. */
const portion = 50;

/** Settles a portion of a learner's logs with one event more for each: in thought, or for good. */
type Settle = (
  logs: FoldedLogs,
  events: readonly CardRescheduled[],
  parametersOf: ParametersOf,
) => Promise<(questionId: string) => Card | undefined>;

/**
 * Brings cards under the learner's current parameters, on demand: new parameters by themselves touch
 * only what is reviewed under them.
 */
@Injectable()
export class RescheduleService {
  constructor(
    private readonly cardLog: CardLog,
    private readonly memory: LearnerMemoryReader,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  /** What a reschedule would do now. */
  async tryOut(learner: Learner): Promise<Reschedule> {
    // Read before the cards: what changes between the two makes the token stale, not wrong.
    const changeNumber = await this.memory.findChangeNumber(learner.id);
    const studyDay = studyDayOf(this.clock.now(), learner);
    const { parameters } = await this.memory.getCurrentSettings(learner.id);
    const pairs = await this.reschedule(learner, parameters, inThought);
    const parametersVersion = parameters.version;
    return {
      token: rescheduleToken({ changeNumber, parametersVersion, studyDay }),
      parametersVersion,
      studyDay,
      comparison: compareSchedules(pairs, studyDay),
    };
  }

  /**
   * Do what a dry run showed, in one transaction.
   *
   * @throws AppError rule-violated without its token, conflict when anything changed since
   */
  async carryOut(learner: Learner, token: string | undefined): Promise<Reschedule> {
    if (token === undefined) {
      const detail = 'is what a dry run answers with';
      throw ruleViolated([{ pointer: '#/token', code: 'missing', detail }]);
    }
    return this.cardLog.exclusively(learner.id, async (changeNumber) => {
      const studyDay = studyDayOf(this.clock.now(), learner);
      const { parameters } = await this.memory.getCurrentSettings(learner.id);
      const parametersVersion = parameters.version;
      // Taking the lock counted once.
      const basis = { changeNumber: changeNumber - 1, parametersVersion, studyDay };
      if (rescheduleToken(basis) !== token) {
        throw new AppError('conflict', 'Something changed since the dry run; make another.');
      }
      const pairs = await this.reschedule(learner, parameters, async (_, events) => {
        const logs = await this.cardLog.append(learner.id, events);
        return (questionId) => logs.get(questionId)?.card;
      });
      return {
        token: null,
        parametersVersion,
        studyDay,
        comparison: compareSchedules(pairs, studyDay),
      };
    });
  }

  private async reschedule(
    learner: Learner,
    parameters: SchedulingParameters,
    settle: Settle,
  ): Promise<CardPair[]> {
    const cards = await this.memory.listCards(learner.id);
    const remembered = cards.filter(({ state }) => state !== 'new');
    const ids = remembered.map(({ questionId }) => questionId).toSorted();
    const pairs: CardPair[] = [];
    for (let start = 0; start < ids.length; start += portion) {
      const logs = await this.cardLog.readMany(learner.id, ids.slice(start, start + portion));
      const parametersOf = await this.parametersOf(learner, logs, parameters);
      const events = Array.from(logs.values())
        .filter((log) => !isScheduledUnder(log, parameters, parametersOf))
        .map((log) => this.eventFor(log, learner, parameters));
      const afterOf = await settle(logs, events, parametersOf);
      pairs.push(...events.flatMap(({ questionId }) => pairOf(questionId, logs, afterOf)));
    }
    return pairs;
  }

  private parametersOf(
    learner: Learner,
    logs: FoldedLogs,
    { version }: SchedulingParameters,
  ): Promise<ParametersOf> {
    const named = Array.from(logs.values()).flatMap(({ events }) =>
      events.map(({ event }) => event.parametersVersion),
    );
    return this.memory.loadParameters(learner.id, [version, ...named]);
  }

  private eventFor(
    { card, events }: FoldedLog,
    learner: Learner,
    { version }: SchedulingParameters,
  ): CardRescheduled {
    const now = this.clock.now();
    const occurredAt = instantAfter(
      events.map(({ event }) => event),
      now,
    );
    return {
      kind: 'reschedule',
      id: this.ids.next(),
      learnerId: learner.id,
      questionId: card.questionId,
      occurredAt,
      receivedAt: now,
      zone: learner.zone,
      studyDay: studyDayOf(occurredAt, learner),
      durationMs: null,
      parametersVersion: version,
    };
  }
}

const inThought: Settle = async (logs, events, parametersOf) => {
  const after = new Map(
    events.map((event) => {
      const said = logs.get(event.questionId)?.events.map((folded) => folded.event) ?? [];
      return [event.questionId, foldEvents([...said, event], parametersOf).card] as const;
    }),
  );
  return (questionId) => after.get(questionId);
};

function pairOf(
  questionId: string,
  logs: FoldedLogs,
  afterOf: (questionId: string) => Card | undefined,
): CardPair[] {
  const before = logs.get(questionId)?.card;
  const after = afterOf(questionId);
  return before === undefined || after === undefined ? [] : [{ before, after }];
}
