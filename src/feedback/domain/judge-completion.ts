import { lastingFault, type CallProblem } from './call-problem.js';
import { findJson } from './find-json.js';
import { isJson } from './is-json.js';
import type { Completion } from './read-completion.js';

/** What can be made of a completion. */
export type Judgement =
  /** Text that should be JSON. Only where the model came to its end may it be mended. */
  { readonly kind: 'json'; readonly text: string; readonly mayMend: boolean } | CallProblem;

/**
 * Whether a completion is worth reading. What was cut is never completed by guessing: half a verdict reads
 * like a whole one. Where nobody says why the model stopped, only whole JSON counts as an end.
 */
export function judgeCompletion({ content, isRefusal, finish }: Completion): Judgement {
  if (isRefusal || finish === 'filter') return lastingFault('REFUSED');
  if (finish === 'length') return lastingFault('TRUNCATED');
  if (finish === 'error') return { ...lastingFault('PROVIDER_UNAVAILABLE'), isPassing: true };
  const text = content === null ? null : findJson(content);
  if (finish === 'stop') {
    return text === null ? { kind: 'content' } : { kind: 'json', text, mayMend: !isCut(text) };
  }
  return text === null || !isJson(text)
    ? lastingFault('TRUNCATED')
    : { kind: 'json', text, mayMend: false };
}

/** Quotes come in pairs; one that is alone means that a string did not end. */
function isCut(text: string): boolean {
  return (text.replaceAll(/\\./gsu, '').match(/"/gu) ?? []).length % 2 === 1;
}
