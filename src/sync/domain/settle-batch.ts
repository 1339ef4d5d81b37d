import type { FieldProblem } from '../../kernel/app-error.js';
import { isSameEvent } from '../../scheduling/domain/is-same-event.js';
import type { Learner } from '../../scheduling/domain/learner.js';
import { placeInLog, type EventPlace } from '../../scheduling/domain/place-in-log.js';
import type { ReviewEvent } from '../../scheduling/domain/review-event.js';
import { decideReversal } from './decide-reversal.js';
import type { SentEvent } from './sent-event.js';
import type { Rejection, Verdict } from './verdict.js';

/** What a batch is held against. */
export interface BatchContext {
  readonly learner: Learner;
  readonly now: Date;
  /** Version of the scheduling parameters that new reviews use. */
  readonly parametersVersion: number;
  /** Of the learner's log, by id: whatever the batch names as an event or as a target. */
  readonly known: ReadonlyMap<string, ReviewEvent>;
  /** Of the questions the batch names, those that have cards. */
  readonly questionIds: ReadonlySet<string>;
}

/**
 * What becomes of each event of a batch: new, told before (here or earlier in the batch), or rejected,
 * one without regard to the others. Undo and redo come after the rest, so that they find targets of
 * their own batch wherever these stand in it. Nothing depends on what the server happens to know of
 * other events, but for ids and targets: batches may be cut and ordered at will.
 */
export function settleBatch(
  events: readonly SentEvent[],
  context: BatchContext,
): ReadonlyMap<SentEvent, Verdict> {
  const log = new Map(context.known);
  const verdicts = new Map<SentEvent, Verdict>();
  for (const event of [...events.filter(isNoReversal), ...events.filter(isReversal)]) {
    const verdict = settle(event, log, context);
    verdicts.set(event, verdict);
    if (verdict.kind === 'applied') log.set(event.id, verdict.event);
  }
  return verdicts;
}

function isReversal({ kind }: SentEvent): boolean {
  return kind === 'void' || kind === 'unvoid';
}

function isNoReversal(event: SentEvent): boolean {
  return !isReversal(event);
}

function settle(
  sent: SentEvent,
  log: ReadonlyMap<string, ReviewEvent>,
  context: BatchContext,
): Verdict {
  const before = log.get(sent.id);
  if (before !== undefined) {
    return isSameEvent(before, said(sent))
      ? { kind: 'duplicate', event: before }
      : reject({
          code: 'already-exists',
          detail: 'This id belongs to another event of yours.',
          errors: [{ pointer: '#/id', code: 'taken', detail: 'belongs to another event of yours' }],
        });
  }
  const placement = placeInLog(context.learner, sent, context.now);
  if (placement.kind === 'refused') return reject(brokenRule(placement.problem));
  const rejection = refusal(sent, placement.place, { log, context });
  if (rejection !== null) return reject(rejection);
  return { kind: 'applied', event: toEvent(sent, placement.place, context.parametersVersion) };
}

/** What the phone said itself. A zone it did not name was the learner's own at the time. */
function said(sent: SentEvent): object {
  const { zone, ...rest } = sent;
  return zone === undefined ? rest : sent;
}

function refusal(
  sent: SentEvent,
  { studyDay }: EventPlace,
  { log, context }: { log: ReadonlyMap<string, ReviewEvent>; context: BatchContext },
): Rejection | null {
  if (sent.kind === 'void' || sent.kind === 'unvoid') {
    return decideReversal(sent, log.get(sent.targetId));
  }
  if (!context.questionIds.has(sent.questionId)) return unknownQuestion;
  if (sent.kind !== 'set-due' || sent.dueDay >= studyDay) return null;
  const detail = 'must be the day of the event or later';
  return brokenRule({ pointer: '#/dueDay', code: 'in-the-past', detail });
}

const unknownQuestion: Rejection = {
  code: 'not-found',
  detail: 'No question with this id has a card.',
  errors: [{ pointer: '#/questionId', code: 'unknown-question', detail: 'is no such question' }],
};

function brokenRule(problem: FieldProblem): Rejection {
  return { code: 'rule-violated', detail: problem.detail, errors: [problem] };
}

function reject(rejection: Rejection): Verdict {
  return { kind: 'rejected', rejection };
}

/**
 * A review from a phone never has a due day of its own within the fuzz: the phone, which knows nothing
 * of the load of the days, and the server must come to the same one.
 */
function toEvent(sent: SentEvent, place: EventPlace, parametersVersion: number): ReviewEvent {
  const { id, questionId } = sent;
  const common = { ...place, id, questionId, parametersVersion };
  switch (sent.kind) {
    case 'review': {
      const { kind, rating, durationMs } = sent;
      const judged = { source: 'direct' as const, attemptId: null, policy: null, dueDay: null };
      return { ...common, kind, rating, durationMs, ...judged };
    }
    case 'practice': {
      const { kind, rating, durationMs } = sent;
      return { ...common, kind, rating, durationMs, attemptId: null };
    }
    case 'void':
    case 'unvoid':
      return { ...common, kind: sent.kind, targetId: sent.targetId, durationMs: null };
    case 'set-due':
      return { ...common, kind: sent.kind, dueDay: sent.dueDay, durationMs: null };
    default:
      return { ...common, kind: sent.kind, durationMs: null };
  }
}
