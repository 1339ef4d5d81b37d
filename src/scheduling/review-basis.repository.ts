import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { NamedStatements, type NamedStatement } from '../platform/database/named-statements.js';
import { plainColumns } from '../platform/database/plain-rows.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { lockLearner } from './card-log.repository.js';
import type { CardOwner } from './domain/new-card.js';
import type { ReviewEvent } from './domain/review-event.js';
import { ReviewEventEntity, toReviewEvent } from './review-event.entity.js';

/** What one review is decided by. */
export interface ReviewBasis {
  /** The whole log of the card, in no particular order. */
  readonly events: readonly ReviewEvent[];
  /** The event that was asked about, of whichever card; null when there is none. */
  readonly known: ReviewEvent | null;
  /** Of the learner's settings; null while they have none of their own. */
  readonly parametersVersion: number | null;
}

interface BasisRow {
  events: JsonEvent[] | null;
  known: JsonEvent | null;
  parametersVersion: number | null;
}

interface LockedRow extends BasisRow {
  change: number;
  changeSeen: number | null;
}

type JsonEvent = Omit<ReviewEventEntity, 'occurredAt' | 'receivedAt'> & {
  occurredAt: string;
  receivedAt: string;
};

/** All that recording one review reads, in one statement: it is what learners wait for most. */
@Injectable()
export class ReviewBasisRepository {
  private readonly lockAndRead: NamedStatement;
  private readonly read: NamedStatement;

  constructor(
    { manager }: UnitOfWork,
    private readonly statements: NamedStatements,
  ) {
    const basis = basisColumns(manager);
    this.read = { name: 'review-basis', text: `SELECT ${basis}` };
    this.lockAndRead = {
      name: 'lock-review-basis',
      text: `
        WITH locked AS (${lockLearner})
        SELECT locked.change_number AS change,
               (SELECT change_number FROM learner_state WHERE learner_id = $1) AS "changeSeen",
               ${basis}
          FROM locked`,
    };
  }

  /** Takes the learner's lock, as `lockLearner` does, and reads what is true under it. */
  async lock({ learnerId, questionId }: CardOwner, eventId: string): Promise<ReviewBasis> {
    const values = [learnerId, questionId, eventId];
    const [row] = await this.statements.query<LockedRow>(this.lockAndRead, values);
    if (row === undefined) throw new RangeError('a lock is always taken');
    // A statement sees what was committed before it began. If it had to wait for the lock, whoever
    // held it counted on, and the rest of the row is from before that.
    if (row.change === (row.changeSeen ?? 0) + 1) return toBasis(row);
    const [current = row] = await this.statements.query<BasisRow>(this.read, values);
    return toBasis(current);
  }
}

function basisColumns(manager: EntityManager): string {
  const events = `SELECT ${plainColumns(manager, ReviewEventEntity)} FROM review_event
                   WHERE learner_id = $1`;
  return `
    (SELECT json_agg(e) FROM (${events} AND question_id = $2) e) AS events,
    (SELECT row_to_json(e) FROM (${events} AND id = $3) e) AS known,
    (SELECT parameters_version FROM practice_settings WHERE learner_id = $1)
      AS "parametersVersion"`;
}

function toBasis({ events, known, parametersVersion }: BasisRow): ReviewBasis {
  return {
    events: (events ?? []).map(fromJson),
    known: known === null ? null : fromJson(known),
    parametersVersion,
  };
}

function fromJson(event: JsonEvent): ReviewEvent {
  const { occurredAt, receivedAt } = event;
  const instants = { occurredAt: new Date(occurredAt), receivedAt: new Date(receivedAt) };
  return toReviewEvent({ ...event, ...instants });
}
