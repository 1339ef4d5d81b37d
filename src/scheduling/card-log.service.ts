import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { CardLogRepository } from './card-log.repository.js';
import {
  foldEvents,
  type FoldedEvent,
  type FoldedLog,
  type ParametersOf,
} from './domain/fold-events.js';
import type { CardOwner } from './domain/new-card.js';
import type { ReviewEvent } from './domain/review-event.js';
import {
  DEFAULT_SCHEDULING_PARAMETERS,
  type SchedulingParameters,
} from './domain/scheduling-parameters.js';
import { ParametersRepository } from './parameters.repository.js';
import { ReviewBasisRepository } from './review-basis.repository.js';

/** The logs that were written to, each with what its events did, by question. */
export type FoldedLogs = ReadonlyMap<string, FoldedLog>;

/** A recorded event in its log, and whether this very request made it. */
export interface Recorded {
  log: FoldedLog;
  folded: FoldedEvent;
  isNew: boolean;
}

/** One card's log under the learner's lock, with what else its next review is decided by. */
export interface LockedLog {
  readonly log: FoldedLog;
  /** The event that was asked about, of whichever card; null when there is none. */
  readonly known: ReviewEvent | null;
  readonly parameters: SchedulingParameters;
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
    private readonly bases: ReviewBasisRepository,
  ) {}

  /** Decide under the learner's lock what to write: what was read cannot change before the write. */
  async exclusively<T>(learnerId: string, work: (changeNumber: number) => Promise<T>): Promise<T> {
    return this.unitOfWork.run(async () => work(await this.log.lockLearner(learnerId)));
  }

  /** As `exclusively`, with the log of one card read in the same breath. */
  async exclusivelyOn<T>(
    owner: CardOwner,
    eventId: string,
    work: (locked: LockedLog) => Promise<T>,
  ): Promise<T> {
    return this.unitOfWork.run(async () => {
      const { events, known, parametersVersion } = await this.bases.lock(owner, eventId);
      const current = parametersVersion ?? DEFAULT_SCHEDULING_PARAMETERS.version;
      const versions = [current, ...events.map((event) => event.parametersVersion)];
      const parametersOf = await this.parameters.loadParameters(owner.learnerId, versions);
      const log = foldEvents(events, parametersOf, owner);
      return work({ log, known, parameters: parametersOf(current) });
    });
  }

  /** Append events of one learner and store the cards they touch. Only under `exclusively`. */
  async append(learnerId: string, events: readonly ReviewEvent[]): Promise<FoldedLogs> {
    if (events.length === 0) return new Map();
    const logs = await this.foldLogs(learnerId, idsOf(events), events);
    await this.log.write(
      events,
      Array.from(logs.values(), ({ card }) => card),
    );
    return logs;
  }

  /** Append one event to a log that was read under this lock, without reading it again. */
  async appendTo(before: FoldedLog, event: ReviewEvent): Promise<FoldedLog> {
    const events = [...before.events.map((folded) => folded.event), event];
    const log = foldEvents(events, await this.parametersOf(event.learnerId, events));
    await this.log.write([event], [log.card]);
    return log;
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
    const parametersOf = await this.parametersOf(learnerId, events);
    const byQuestion = Map.groupBy(events, (event) => event.questionId);
    return new Map(
      Array.from(byQuestion, ([questionId, log]) => [questionId, foldEvents(log, parametersOf)]),
    );
  }

  private parametersOf(learnerId: string, events: readonly ReviewEvent[]): Promise<ParametersOf> {
    const versions = events.map((event) => event.parametersVersion);
    return this.parameters.loadParameters(learnerId, versions);
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
