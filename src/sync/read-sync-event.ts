import { validateSync } from 'class-validator';
import type { FieldProblem } from '../kernel/app-error.js';
import { toFieldProblems } from '../platform/http/field-problems.js';
import type { SentEvent } from './domain/sent-event.js';
import type { Rejection } from './domain/verdict.js';
import {
  SyncDueDayDto,
  SyncMarkDto,
  SyncReversalDto,
  SyncReviewDto,
  dueDayKinds,
  markKinds,
  reversalKinds,
  reviewKinds,
} from './sync-event.dto.js';

/** One member of `events`, read. */
export type ReadEvent =
  | { readonly kind: 'read'; readonly sent: SentEvent }
  | { readonly kind: 'unreadable'; readonly id: string | null; readonly rejection: Rejection };

type Form = SyncReviewDto | SyncMarkDto | SyncDueDayDto | SyncReversalDto;

const forms = new Map<unknown, new () => Form>([
  ...reviewKinds.map((kind) => [kind, SyncReviewDto] as const),
  ...markKinds.map((kind) => [kind, SyncMarkDto] as const),
  ...dueDayKinds.map((kind) => [kind, SyncDueDayDto] as const),
  ...reversalKinds.map((kind) => [kind, SyncReversalDto] as const),
]);

/**
 * One member of a batch against the form of its kind, by the rules that bodies are read by. It is done
 * here and not in the pipe, because a fault in one of them must not refuse the others.
 */
export function readSyncEvent(item: object): ReadEvent {
  const kind: unknown = 'kind' in item ? item.kind : undefined;
  const Form = forms.get(kind);
  if (Form === undefined) {
    const detail = `must be one of ${[...forms.keys()].join(', ')}`;
    return unreadable(item, [{ pointer: '#/kind', code: 'is-in', detail }]);
  }
  // Every field is plain, so nothing needs transforming: that would take longer than all the checks.
  const form = Object.assign(new Form(), item);
  const errors = validateSync(form, { whitelist: true, forbidNonWhitelisted: true });
  if (errors.length > 0) return unreadable(form, toFieldProblems(errors));
  return { kind: 'read', sent: toSentEvent(form) };
}

function unreadable(item: object, errors: FieldProblem[]): ReadEvent {
  const id = 'id' in item && isId(item.id) ? item.id.toLowerCase() : null;
  const detail = 'One or more fields are invalid.';
  return { kind: 'unreadable', id, rejection: { code: 'validation-failed', detail, errors } };
}

const idPattern = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/iu;

function isId(value: unknown): value is string {
  return typeof value === 'string' && idPattern.test(value);
}

function toSentEvent(form: Form): SentEvent {
  const { occurredAt, zone } = form;
  const [id, questionId] = [form.id.toLowerCase(), form.questionId.toLowerCase()];
  const common = { id, questionId, occurredAt: new Date(occurredAt), zone };
  if (form instanceof SyncReviewDto) {
    const { kind, rating, durationMs = null } = form;
    return { ...common, kind, rating, durationMs };
  }
  if (form instanceof SyncReversalDto) {
    return { ...common, kind: form.kind, targetId: form.targetId.toLowerCase() };
  }
  if (form instanceof SyncDueDayDto) return { ...common, kind: form.kind, dueDay: form.dueDay };
  return { ...common, kind: form.kind };
}
