import type { CallProblem, FaultProblem } from './call-problem.js';
import { mostCalls } from './call-terms.js';
import { structureSteps, type StructureStep } from './chat.js';
import type { Dialect, RefusedParameter } from './dialect.js';
import type { FeedbackFault } from './feedback-fault.js';

/** Where a request stands: how the next call is made, and what was tried before it. */
export interface Ladder {
  readonly dialect: Dialect;
  /** Number of the next call within the request, from 1. */
  readonly call: number;
  /** Whether a step was taken because of what a model said. That is done once. */
  readonly hasYielded: boolean;
  readonly retries: number;
}

/** What is done after a call that brought nothing. */
export type Move =
  | {
      readonly kind: 'call';
      readonly ladder: Ladder;
      readonly outcome: 'step-down' | 'retry';
      readonly waitMs: number;
    }
  | { readonly kind: 'end'; readonly fault: FeedbackFault };

export interface Weather {
  /** 0 included, 1 excluded: spreads out those who wait. */
  readonly chance: number;
  /** Milliseconds until the request is given up. */
  readonly remainingMs: number;
}

const mostRetries = 2;
const firstBackoffMs = 500;
/** A learner waits: a server that wants a longer pause than this is left alone. */
const longestPauseMs = 10_000;

/**
 * What to do after a call that brought nothing: ask in a way that the server may like better, wait and ask
 * again, or give up. A request makes six calls at most, whatever goes wrong in whichever order.
 */
export function climbLadder(ladder: Ladder, problem: CallProblem, weather: Weather): Move {
  switch (problem.kind) {
    case 'parameter':
      return yieldParameter(ladder, problem.parameter);
    case 'structure':
      return stepDown(ladder, 'PROVIDER_MISCONFIGURED');
    case 'content':
      return ladder.hasYielded
        ? { kind: 'end', fault: 'INVALID_OUTPUT' }
        : stepDown({ ...ladder, hasYielded: true }, 'INVALID_OUTPUT');
    case 'fault':
      return waitOrEnd(ladder, problem, weather);
  }
}

/** The limit has two names, and without either a call could cost anything: it is never dropped. */
function yieldParameter(ladder: Ladder, parameter: RefusedParameter): Move {
  const { structure, droppedParameters } = ladder.dialect;
  if (parameter === 'max_completion_tokens' || droppedParameters.includes(parameter)) {
    return { kind: 'end', fault: 'PROVIDER_MISCONFIGURED' };
  }
  const dialect = { structure, droppedParameters: [...droppedParameters, parameter].toSorted() };
  return callWith({ ...ladder, dialect }, 'PROVIDER_MISCONFIGURED');
}

function stepDown(ladder: Ladder, fault: FeedbackFault): Move {
  const structure = stepBelow(ladder.dialect.structure);
  if (structure === null) return { kind: 'end', fault };
  return callWith({ ...ladder, dialect: { ...ladder.dialect, structure } }, fault);
}

function stepBelow(step: StructureStep): StructureStep | null {
  return structureSteps[structureSteps.indexOf(step) + 1] ?? null;
}

function callWith(ladder: Ladder, fault: FeedbackFault): Move {
  if (ladder.call >= mostCalls) return { kind: 'end', fault };
  const next = { ...ladder, call: ladder.call + 1 };
  return { kind: 'call', ladder: next, outcome: 'step-down', waitMs: 0 };
}

function waitOrEnd(ladder: Ladder, problem: FaultProblem, weather: Weather): Move {
  const { fault, isPassing, retryAfterMs } = problem;
  const { call, retries } = ladder;
  const waitMs = retryAfterMs ?? Math.round(weather.chance * firstBackoffMs * 2 ** retries);
  const isWorthIt = isPassing && waitMs <= longestPauseMs && waitMs < weather.remainingMs;
  if (!isWorthIt || retries >= mostRetries || call >= mostCalls) return { kind: 'end', fault };
  const next = { ...ladder, call: call + 1, retries: retries + 1 };
  return { kind: 'call', ladder: next, outcome: 'retry', waitMs };
}
