import type {
  Rating,
  ReviewEvent,
  ReviewEventKind,
  ReviewSource,
} from '../../scheduling/domain/review-event.js';
import type { SchedulingParameters } from '../../scheduling/domain/scheduling-parameters.js';

/** What a document says it is; a later form of it would say otherwise. */
export const LOG_FORMAT = 'rehearse-review-log/1';

/**
 * One event of a log as it leaves an account: every field, and nothing that only means something inside
 * of that account. A card goes by the name it has outside, parameters by their number in the document.
 */
export interface DocumentEvent {
  readonly id: string;
  readonly cardId: string;
  readonly kind: ReviewEventKind;
  readonly rating: Rating | null;
  readonly source: ReviewSource | null;
  readonly targetId: string | null;
  readonly attemptId: string | null;
  readonly policy: string | null;
  readonly dueDay: string | null;
  /** RFC 3339, as all instants of a document. */
  readonly occurredAt: string;
  readonly receivedAt: string;
  readonly studyDay: string;
  readonly zone: string;
  readonly durationMs: number | null;
  /** Of the document's own from 1 up; 0 and below are built in. */
  readonly parametersVersion: number;
}

/** Parameters that events of the document name, by their number in it. */
export type DocumentParameters = SchedulingParameters;

/** Parameters on their way out: what they are, and neither whose nor since when. */
export function toDocumentParameters(
  parameters: SchedulingParameters,
  number: number,
): DocumentParameters {
  return {
    version: number,
    model: parameters.model,
    weights: parameters.weights,
    desiredRetention: parameters.desiredRetention,
    maximumIntervalDays: parameters.maximumIntervalDays,
    learningStepsMinutes: parameters.learningStepsMinutes,
    relearningStepsMinutes: parameters.relearningStepsMinutes,
    fuzz: parameters.fuzz,
    weekdayLoads: parameters.weekdayLoads,
    suspendsLeeches: parameters.suspendsLeeches,
  };
}

/** An event on its way out. */
export function toDocumentEvent(
  event: ReviewEvent,
  cardId: string,
  parametersVersion: number,
): DocumentEvent {
  return {
    id: event.id,
    cardId,
    kind: event.kind,
    rating: 'rating' in event ? event.rating : null,
    source: 'source' in event ? event.source : null,
    targetId: 'targetId' in event ? event.targetId : null,
    attemptId: 'attemptId' in event ? event.attemptId : null,
    policy: 'policy' in event ? event.policy : null,
    dueDay: 'dueDay' in event ? event.dueDay : null,
    occurredAt: event.occurredAt.toISOString(),
    receivedAt: event.receivedAt.toISOString(),
    studyDay: event.studyDay,
    zone: event.zone,
    durationMs: event.durationMs,
    parametersVersion,
  };
}
