import type { ReviewEvent } from '../../scheduling/domain/review-event.js';
import type { SentReversal } from './sent-event.js';
import type { Rejection } from './verdict.js';

const MS_PER_DAY = 86_400_000;
const REACH_DAYS = 30;

/**
 * Why an undo or a redo from a phone is not taken; null when it is. Its target must be known, be of the
 * same question, be no undo or redo itself, and have happened at most 30 days before it.
 *
 * An undo over the API reaches the last 30 events. Here that would not do: which events are the last
 * depends on what other phones have sent by then, and the same undo would be taken or not by the luck
 * of the order. The two instants are part of the events themselves, so that every order of arrival
 * agrees. Only a target that has not arrived yet must be waited for.
 */
export function decideReversal(
  reversal: SentReversal,
  target: ReviewEvent | undefined,
): Rejection | null {
  if (target === undefined) {
    const detail = 'Its target is not known yet: send this event again after its target.';
    return faultyTarget('unknown-target', 'unknown-target', detail);
  }
  if (target.questionId !== reversal.questionId) {
    return faultyTarget('rule-violated', 'other-question', 'belongs to another question');
  }
  if (target.kind === 'void' || target.kind === 'unvoid') {
    return faultyTarget('rule-violated', 'not-reversible', 'is an undo or a redo itself');
  }
  const ageMs = reversal.occurredAt.getTime() - target.occurredAt.getTime();
  if (ageMs <= REACH_DAYS * MS_PER_DAY) return null;
  const detail = `happened more than ${REACH_DAYS} days before`;
  return faultyTarget('rule-violated', 'out-of-reach', detail);
}

function faultyTarget(code: Rejection['code'], fault: string, detail: string): Rejection {
  return { code, detail, errors: [{ pointer: '#/targetId', code: fault, detail }] };
}
