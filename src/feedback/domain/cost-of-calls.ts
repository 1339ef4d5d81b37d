import type { Cost } from './feedback-budget.js';

/** A call as its record tells of it. */
export interface RecordedCall {
  /** HTTP status; null where there was no answer, or nobody lived to see it. */
  readonly status: number | null;
  readonly inputTokens: number | null;
  readonly outputTokens: number | null;
  readonly worstCaseTokens: number;
}

/** Errors of those who may have worked and were not waited for. */
const givenUp = new Set([408, 499, 504, 524]);
/** A server that says more than this many times what a call can cost is not believed. */
const mostOverWorstCase = 10;

/**
 * What calls are charged with: the tokens that the server says, those of the worst case where nobody knows
 * what a call cost, as after a crash or a time-out. A server that says an answer took none does not know.
 * What ended in an error was not worked on and costs no tokens, nor does a call that reached nobody; it
 * counts as a call all the same.
 */
export function costOfCalls(calls: readonly RecordedCall[]): Cost {
  return { calls: calls.length, tokens: calls.reduce((sum, call) => sum + tokensOf(call), 0) };
}

function tokensOf(call: RecordedCall): number {
  const { status, worstCaseTokens } = call;
  const told = toldBy(call);
  if (told !== null) return told;
  const isIdle = status !== null && status >= 400 && !givenUp.has(status);
  return isIdle ? 0 : worstCaseTokens;
}

/** What is believed of what the server says; of a call without a status it is we who say so. */
function toldBy({
  status,
  inputTokens,
  outputTokens,
  worstCaseTokens,
}: RecordedCall): number | null {
  if (inputTokens === null || outputTokens === null) return null;
  const isAnswer = status !== null && status < 300;
  if (isAnswer && (inputTokens === 0 || outputTokens === 0)) return null;
  const told = inputTokens + outputTokens;
  return told <= mostOverWorstCase * worstCaseTokens ? told : null;
}
