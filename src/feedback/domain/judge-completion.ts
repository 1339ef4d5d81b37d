import type { FeedbackFault } from './feedback-fault.js';
import { findJson } from './find-json.js';
import type { Completion } from './read-completion.js';

/** What can be made of a completion. */
export type Judgement =
  /** Text that should be JSON. Only where the model came to its end may it be mended. */
  | { readonly kind: 'json'; readonly text: string; readonly mayMend: boolean }
  /** The model said something else. */
  | { readonly kind: 'content' }
  | { readonly kind: 'fault'; readonly fault: FeedbackFault };

/**
 * Whether a completion is worth reading. What was cut is never completed by guessing: half a verdict reads
 * like a whole one. Where nobody says why the model stopped, only whole JSON counts as an end.
 */
export function judgeCompletion({ content, isRefusal, finish }: Completion): Judgement {
  if (isRefusal || finish === 'filter') return { kind: 'fault', fault: 'REFUSED' };
  if (finish === 'length') return { kind: 'fault', fault: 'TRUNCATED' };
  if (finish === 'error') return { kind: 'fault', fault: 'PROVIDER_UNAVAILABLE' };
  const text = content === null ? null : findJson(content);
  if (finish === 'stop') {
    return text === null ? { kind: 'content' } : { kind: 'json', text, mayMend: !isCut(text) };
  }
  return text === null || !isJson(text)
    ? { kind: 'fault', fault: 'TRUNCATED' }
    : { kind: 'json', text, mayMend: false };
}

/** Quotes come in pairs; one that is alone means that a string did not end. */
function isCut(text: string): boolean {
  return (text.replaceAll(/\\./gsu, '').match(/"/gu) ?? []).length % 2 === 1;
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
