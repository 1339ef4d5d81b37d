import type { Rating, ReviewEvent, ReviewSource } from '../../scheduling/domain/review-event.js';
import type { DocumentEvent } from './log-document.js';

/** Where an event comes to lie in the account it is read into. */
export interface EventPlace {
  readonly learnerId: string;
  readonly questionId: string;
  readonly parametersVersion: number;
}

/** An event of a document that was found sound, as an event of a log. */
export function fromDocumentEvent(document: DocumentEvent, place: EventPlace): ReviewEvent {
  const { id, zone, studyDay, durationMs, attemptId, policy } = document;
  const occurredAt = new Date(document.occurredAt);
  const receivedAt = new Date(document.receivedAt);
  const event = { ...place, id, occurredAt, receivedAt, zone, studyDay, durationMs };
  const rating = document.rating as Rating;
  const source = document.source as ReviewSource;
  const targetId = document.targetId ?? '';
  switch (document.kind) {
    case 'review': {
      const { dueDay } = document;
      return { ...event, kind: document.kind, rating, source, attemptId, policy, dueDay };
    }
    case 'practice':
      return { ...event, kind: document.kind, rating: document.rating, attemptId };
    case 'correction':
      return { ...event, kind: document.kind, rating, source, targetId };
    case 'void':
    case 'unvoid':
      return { ...event, kind: document.kind, targetId };
    case 'set-due':
      return { ...event, kind: document.kind, dueDay: document.dueDay ?? studyDay };
    default:
      return { ...event, kind: document.kind };
  }
}
