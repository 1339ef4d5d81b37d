import type { Cost } from './feedback-budget.js';

/** A call as its record tells of it. */
export interface RecordedCall {
  /** HTTP status; null where there was no answer, or nobody lived to see it. */
  readonly status: number | null;
  readonly inputTokens: number | null;
  readonly outputTokens: number | null;
  readonly worstCaseTokens: number;
}

/**
 * What calls are charged with: the tokens that the server says, those of the worst case where nobody knows
 * what a call cost, as after a crash or a time-out. A call that was refused with a 4xx was not worked on
 * and costs no tokens; it counts as a call all the same.
 */
export function costOfCalls(calls: readonly RecordedCall[]): Cost {
  return { calls: calls.length, tokens: calls.reduce((sum, call) => sum + tokensOf(call), 0) };
}

function tokensOf({ status, inputTokens, outputTokens, worstCaseTokens }: RecordedCall): number {
  if (inputTokens !== null && outputTokens !== null) return inputTokens + outputTokens;
  const wasRefused = status !== null && status >= 400 && status < 500;
  return wasRefused ? 0 : worstCaseTokens;
}
