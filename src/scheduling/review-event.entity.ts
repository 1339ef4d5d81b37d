import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Rating, ReviewEvent, ReviewEventKind, ReviewSource } from './domain/review-event.js';

/** One line of the log. Columns that a kind does not have are null. */
@Entity({ name: 'review_event' })
export class ReviewEventEntity {
  @PrimaryColumn({ name: 'learner_id', type: 'uuid' })
  learnerId: string;

  @PrimaryColumn({ type: 'uuid' })
  id: string;

  @Column({ name: 'question_id', type: 'uuid' })
  questionId: string;

  @Column({ name: 'target_id', type: 'uuid', nullable: true })
  targetId: string | null;

  @Column({ name: 'attempt_id', type: 'uuid', nullable: true })
  attemptId: string | null;

  @Column({ name: 'occurred_at', type: 'timestamptz', precision: 3 })
  occurredAt: Date;

  @Column({ name: 'received_at', type: 'timestamptz', precision: 3 })
  receivedAt: Date;

  @Column({ name: 'study_day', type: 'date' })
  studyDay: string;

  @Column({ name: 'due_day', type: 'date', nullable: true })
  dueDay: string | null;

  @Column({ name: 'duration_ms', type: 'integer', nullable: true })
  durationMs: number | null;

  @Column({ name: 'parameters_version', type: 'integer' })
  parametersVersion: number;

  @Column({ type: 'smallint', nullable: true })
  rating: Rating | null;

  @Column({ type: 'text' })
  kind: ReviewEventKind;

  @Column({ type: 'text', nullable: true })
  source: ReviewSource | null;

  @Column({ type: 'text', nullable: true })
  policy: string | null;

  @Column({ type: 'text' })
  zone: string;
}

/** A row as the event it holds. @throws TypeError for a row the table's checks would not let in */
export function toReviewEvent(row: ReviewEventEntity): ReviewEvent {
  const { learnerId, id, questionId, occurredAt, receivedAt, zone, studyDay } = row;
  const { durationMs, parametersVersion, rating, source, targetId, attemptId, dueDay } = row;
  const common = { learnerId, id, questionId, occurredAt, receivedAt, zone, studyDay };
  const event = { ...common, durationMs, parametersVersion };
  switch (row.kind) {
    case 'review':
      return {
        ...event,
        kind: row.kind,
        rating: present(rating),
        source: present(source),
        attemptId,
        policy: row.policy,
        dueDay,
      };
    case 'practice':
      return { ...event, kind: row.kind, rating, attemptId };
    case 'correction':
      return {
        ...event,
        kind: row.kind,
        rating: present(rating),
        source: present(source),
        targetId: present(targetId),
      };
    case 'void':
    case 'unvoid':
      return { ...event, kind: row.kind, targetId: present(targetId) };
    case 'set-due':
      return { ...event, kind: row.kind, dueDay: present(dueDay) };
    default:
      return { ...event, kind: row.kind };
  }
}

function present<T>(value: T | null): T {
  if (value === null) throw new TypeError('a review event lacks a column of its kind');
  return value;
}

/** An event as its row. */
export function toReviewEventRow(event: ReviewEvent): ReviewEventEntity {
  const blank = { targetId: null, attemptId: null, dueDay: null };
  return Object.assign(
    new ReviewEventEntity(),
    { ...blank, rating: null, source: null, policy: null },
    event,
  );
}
