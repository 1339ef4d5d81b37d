import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { lastingFault, type CallProblem } from './call-problem.js';
import { climbLadder, type Ladder, type Weather } from './climb-ladder.js';
import { refusedParameters } from './dialect.js';
import { feedbackFaults } from './feedback-fault.js';
import { startLadder } from './start-ladder.js';

const start = startLadder(null, 'auto', 1);
const calm: Weather = { chance: 0.5, remainingMs: 60_000 };
const down: CallProblem = { ...lastingFault('PROVIDER_UNAVAILABLE'), isPassing: true };

function busyFor(retryAfterMs: number | null): CallProblem {
  return { kind: 'fault', fault: 'PROVIDER_BUSY', isPassing: true, retryAfterMs };
}

/** Where a request stands after these problems, or why it ended. */
function after(problems: readonly CallProblem[], from: Ladder = start): Ladder | string {
  let ladder = from;
  for (const problem of problems) {
    const move = climbLadder(ladder, problem, calm);
    if (move.kind === 'end') return move.fault;
    ({ ladder } = move);
  }
  return ladder;
}

describe('climbLadder', () => {
  it('leaves out a parameter that is refused', () => {
    expect(climbLadder(start, { kind: 'parameter', parameter: 'temperature' }, calm)).toEqual({
      kind: 'call',
      outcome: 'step-down',
      waitMs: 0,
      ladder: {
        dialect: { structure: 'json_schema', droppedParameters: ['temperature'] },
        call: 2,
        hasYielded: false,
        retries: 0,
      },
    });
  });

  it('never gives up the limit', () => {
    const oldName: CallProblem = { kind: 'parameter', parameter: 'max_tokens' };
    expect(after([oldName])).toMatchObject({ dialect: { droppedParameters: ['max_tokens'] } });
    expect(after([oldName, { kind: 'parameter', parameter: 'max_completion_tokens' }])).toBe(
      'PROVIDER_MISCONFIGURED',
    );
  });

  it('takes two steps for a server that refuses, and ends below the last', () => {
    const refusal: CallProblem = { kind: 'structure' };
    expect(after([refusal])).toMatchObject({ dialect: { structure: 'json_object' } });
    expect(after([refusal, refusal])).toMatchObject({ dialect: { structure: 'text' } });
    expect(after([refusal, refusal, refusal])).toBe('PROVIDER_MISCONFIGURED');
  });

  it('takes one step for a model that says something else', () => {
    const content: CallProblem = { kind: 'content' };
    expect(after([content])).toMatchObject({ dialect: { structure: 'json_object' } });
    expect(after([content, content])).toBe('INVALID_OUTPUT');
    expect(after([{ kind: 'structure' }, { kind: 'structure' }, content])).toBe('INVALID_OUTPUT');
  });

  it('waits longer each time, by chance, and gives up after two retries', () => {
    const first = climbLadder(start, down, calm);
    expect(first).toMatchObject({ kind: 'call', outcome: 'retry', waitMs: 250 });
    const second = climbLadder({ ...start, call: 2, retries: 1 }, down, calm);
    expect(second).toMatchObject({ kind: 'call', waitMs: 500 });
    expect(after([down, down, down])).toBe('PROVIDER_UNAVAILABLE');
  });

  it.each([
    [0, 0],
    [10_000, 10_000],
    [10_001, 'PROVIDER_BUSY'],
  ])('a server that asks for %d ms gets %p', (retryAfterMs, expected) => {
    const move = climbLadder(start, busyFor(retryAfterMs), calm);
    expect(move.kind === 'end' ? move.fault : move.waitMs).toBe(expected);
  });

  it('does not wait beyond the deadline', () => {
    const move = climbLadder(start, busyFor(3000), { chance: 0, remainingMs: 3000 });
    expect(move).toEqual({ kind: 'end', fault: 'PROVIDER_BUSY' });
  });

  it.each(feedbackFaults)('ends at once for %s that lasts', (fault) => {
    expect(climbLadder(start, lastingFault(fault), calm)).toEqual({ kind: 'end', fault });
  });

  it('makes six calls at most, whatever goes wrong', () => {
    const problem = fc.oneof(
      fc.constantFrom(...refusedParameters).map<CallProblem>((parameter) => ({
        kind: 'parameter',
        parameter,
      })),
      fc.constantFrom<CallProblem>({ kind: 'structure' }, { kind: 'content' }, down, busyFor(0)),
    );
    const stream = fc.array(problem, { minLength: 6, maxLength: 20 });
    fc.assert(
      fc.property(stream, fc.integer({ min: 1, max: 6 }), (problems, firstCall) => {
        let ladder = startLadder(null, 'auto', firstCall);
        for (const one of problems) {
          expect(ladder.call).toBeLessThanOrEqual(6);
          const move = climbLadder(ladder, one, calm);
          if (move.kind === 'end') return;
          expect(move.ladder.call).toBe(ladder.call + 1);
          ({ ladder } = move);
        }
        throw new Error('It never ended.');
      }),
    );
  });
});
