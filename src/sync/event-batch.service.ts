import { Injectable } from '@nestjs/common';
import { Clock } from '../kernel/clock.js';
import { CardLog, foldedEventOf, type FoldedLogs } from '../scheduling/card-log.service.js';
import type { Card } from '../scheduling/domain/card.js';
import type { EventEffect } from '../scheduling/domain/fold-events.js';
import type { Learner } from '../scheduling/domain/learner.js';
import { LearnerMemoryReader } from '../scheduling/learner-memory.reader.js';
import { PracticableQuestions } from '../scheduling/practicable-questions.service.js';
import type { SentEvent } from './domain/sent-event.js';
import { settleBatch } from './domain/settle-batch.js';
import type { Rejection, Verdict } from './domain/verdict.js';
import { readSyncEvent, type ReadEvent } from './read-sync-event.js';

/** What a phone sends: events that are not read yet, and when it sent them by its own clock. */
export interface EventBatch {
  readonly events: readonly object[];
  readonly sentAt?: string;
}

export interface RecordedItem {
  /** Null for one that had none to be known by. */
  readonly id: string | null;
  readonly status: Verdict['kind'];
  readonly effect: EventEffect | null;
  readonly rejection: Rejection | null;
}

export interface RecordedBatch {
  readonly receivedAt: Date;
  readonly clockSkewMs: number | null;
  readonly changeNumber: number;
  /** In the order of the batch. */
  readonly items: readonly RecordedItem[];
  readonly cards: readonly Card[];
}

type Verdicts = ReadonlyMap<SentEvent, Verdict>;

/** What phones have recorded by themselves, many events at a time. */
@Injectable()
export class EventBatches {
  constructor(
    private readonly cardLog: CardLog,
    private readonly memory: LearnerMemoryReader,
    private readonly questions: PracticableQuestions,
    private readonly clock: Clock,
  ) {}

  /**
   * All of the batch in one transaction, under one lock. What is faulty is told and left out; the rest
   * is recorded, whatever its order, and sending it again changes nothing.
   */
  async record(learner: Learner, { events, sentAt }: EventBatch): Promise<RecordedBatch> {
    const receivedAt = this.clock.now();
    const read = events.map(readSyncEvent);
    const sent = read.flatMap((each) => (each.kind === 'read' ? [each.sent] : []));
    return this.cardLog.exclusively(learner.id, async (changeNumber) => {
      const verdicts = await this.settle(learner, sent, receivedAt);
      const logs = await this.write(learner.id, verdicts);
      return {
        receivedAt,
        clockSkewMs: sentAt === undefined ? null : Date.parse(sentAt) - receivedAt.getTime(),
        changeNumber,
        items: read.map((each) => toItem(each, verdicts, logs)),
        cards: Array.from(logs.values(), ({ card }) => card),
      };
    });
  }

  private async settle(learner: Learner, sent: readonly SentEvent[], now: Date): Promise<Verdicts> {
    const named = sent.flatMap((event) =>
      'targetId' in event ? [event.id, event.targetId] : [event.id],
    );
    const known = await this.memory.findEvents(learner.id, named);
    const { parameters } = await this.memory.getCurrentSettings(learner.id);
    return settleBatch(sent, {
      learner,
      now,
      parametersVersion: parameters.version,
      known: new Map(known.map((event) => [event.id, event])),
      questionIds: await this.questions.listWithCards(
        learner.id,
        sent.map(({ questionId }) => questionId),
      ),
    });
  }

  /** @returns the logs of all cards that the batch belongs to, repeated events included */
  private async write(learnerId: string, verdicts: Verdicts): Promise<FoldedLogs> {
    const events = Array.from(verdicts.values(), (verdict) =>
      verdict.kind === 'applied' ? [verdict.event] : [],
    ).flat();
    const written = await this.cardLog.append(learnerId, events);
    const repeated = Array.from(verdicts.values(), (verdict) =>
      verdict.kind === 'duplicate' ? [verdict.event.questionId] : [],
    ).flat();
    const others = repeated.filter((questionId) => !written.has(questionId));
    return new Map([...written, ...(await this.cardLog.readMany(learnerId, others))]);
  }
}

function toItem(each: ReadEvent, verdicts: Verdicts, logs: FoldedLogs): RecordedItem {
  if (each.kind === 'unreadable') return rejected(each.id, each.rejection);
  const verdict = verdicts.get(each.sent);
  if (verdict === undefined) throw new RangeError('every event of a batch has a verdict');
  if (verdict.kind === 'rejected') return rejected(each.sent.id, verdict.rejection);
  const { id, questionId } = verdict.event;
  const log = logs.get(questionId);
  const effect = log === undefined ? null : foldedEventOf(log, id).effect;
  return { id, status: verdict.kind, effect, rejection: null };
}

function rejected(id: string | null, rejection: Rejection): RecordedItem {
  return { id, status: 'rejected', effect: null, rejection };
}
