import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { CardLogRepository } from './card-log.repository.js';
import { foldEvents, type FoldedEvent, type FoldedLog } from './domain/fold-events.js';
import type { CardOwner } from './domain/new-card.js';
import type { ReviewEvent } from './domain/review-event.js';
import { ParametersRepository } from './parameters.repository.js';

/** The logs that were written to, each with what its events did, by question. */
export type FoldedLogs = ReadonlyMap<string, FoldedLog>;

/** A recorded event in its log, and whether this very request made it. */
export interface Recorded {
  log: FoldedLog;
  folded: FoldedEvent;
  isNew: boolean;
}

/**
 * The one way anything gets into a learner's log. New events are added, the touched cards are folded
 * anew from their whole log, and both are stored together: a card can never drift from its log.
 */
@Injectable()
export class CardLog {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly log: CardLogRepository,
    private readonly parameters: ParametersRepository,
  ) {}

  /** Decide under the learner's lock what to write: what was read cannot change before the write. */
  async exclusively<T>(learnerId: string, work: (changeNumber: number) => Promise<T>): Promise<T> {
    return this.unitOfWork.run(async () => work(await this.log.lockLearner(learnerId)));
  }

  /** Append events of one learner and store the cards they touch. Only under `exclusively`. */
  async append(learnerId: string, events: readonly ReviewEvent[]): Promise<FoldedLogs> {
    if (events.length === 0) return new Map();
    const logs = await this.foldLogs(learnerId, idsOf(events), events);
    await this.log.insertEvents(events);
    await this.log.saveCards(Array.from(logs.values(), ({ card }) => card));
    return logs;
  }

  /** Append one event. @returns the log it is now part of */
  async appendOne(learnerId: string, event: ReviewEvent): Promise<FoldedLog> {
    const log = (await this.append(learnerId, [event])).get(event.questionId);
    if (log === undefined) throw new RangeError('an appended event has a log');
    return log;
  }

  /** One card's log as it stands. Without events it is the log of a new card. */
  async read(owner: CardOwner): Promise<FoldedLog> {
    const logs = await this.foldLogs(owner.learnerId, [owner.questionId], []);
    return logs.get(owner.questionId) ?? foldEvents([], neverAsked, owner);
  }

  /** Some cards' logs as they stand, by question; a card without events has none. */
  async readMany(learnerId: string, questionIds: readonly string[]): Promise<FoldedLogs> {
    return questionIds.length === 0 ? new Map() : this.foldLogs(learnerId, questionIds, []);
  }

  private async foldLogs(
    learnerId: string,
    questionIds: readonly string[],
    added: readonly ReviewEvent[],
  ): Promise<FoldedLogs> {
    const stored = await this.log.listEvents(learnerId, questionIds);
    const events = [...stored, ...added];
    const versions = events.map((event) => event.parametersVersion);
    const parametersOf = await this.parameters.loadParameters(learnerId, versions);
    const byQuestion = Map.groupBy(events, (event) => event.questionId);
    return new Map(
      Array.from(byQuestion, ([questionId, log]) => [questionId, foldEvents(log, parametersOf)]),
    );
  }
}

function idsOf(events: readonly ReviewEvent[]): string[] {
  return Array.from(new Set(events.map((event) => event.questionId)));
}

function neverAsked(): never {
  throw new RangeError('a log without events needs no parameters');
}

/** What became of one event of a log that holds it. */
export function foldedEventOf(log: FoldedLog, eventId: string): FoldedEvent {
  const folded = log.events.find(({ event }) => event.id === eventId);
  if (folded === undefined) throw new RangeError('the log does not hold this event');
  return folded;
}
