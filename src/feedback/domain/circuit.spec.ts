import { describe, expect, it } from '@jest/globals';
import { closedCircuit, enterCircuit, settleCircuit, type Circuit } from './circuit.js';

/** The circuit after requests that failed at these seconds. */
function failedAt(...seconds: number[]): Circuit {
  return seconds.reduce(
    (circuit, at) => settleCircuit(circuit, 'failed', { now: at * 1000, isTrial: false }),
    closedCircuit,
  );
}

describe('the circuit', () => {
  it('opens for 60 seconds at the fifth failure within 60', () => {
    expect(failedAt(0, 10, 20, 30).openUntil).toBeNull();
    expect(failedAt(0, 10, 20, 30, 59.999).openUntil).toBe(119_999);
    expect(failedAt(0, 10, 20, 30, 60).openUntil).toBeNull();
  });

  it('is not moved by answers, nor by requests that were broken off', () => {
    const circuit = failedAt(0, 1, 2, 3);
    expect(settleCircuit(circuit, 'answered', { now: 4000, isTrial: false })).toEqual(circuit);
    expect(settleCircuit(circuit, 'unknown', { now: 4000, isTrial: false })).toEqual(circuit);
  });

  it('lets nobody through while it is open, then one', () => {
    const open = failedAt(0, 0, 0, 0, 0);
    expect(enterCircuit(open, 59_999)).toBeNull();
    const trying = enterCircuit(open, 60_000);
    expect(trying).toEqual({ failures: [], openUntil: 60_000, isTrying: true });
    expect(enterCircuit(trying ?? open, 60_001)).toBeNull();
  });

  it.each([
    ['answered', closedCircuit],
    ['failed', { failures: [], openUntil: 125_000, isTrying: false }],
    ['unknown', { failures: [], openUntil: 60_000, isTrying: false }],
  ] as const)('goes by the one that was let through: %s', (verdict, expected) => {
    const trying = { ...failedAt(0, 0, 0, 0, 0), isTrying: true };
    expect(settleCircuit(trying, verdict, { now: 65_000, isTrial: true })).toEqual(expected);
  });

  it('does not listen to those who come back late', () => {
    const open = failedAt(0, 0, 0, 0, 0);
    const trying = { ...open, isTrying: true };
    for (const verdict of ['answered', 'failed', 'unknown'] as const) {
      expect(settleCircuit(open, verdict, { now: 1000, isTrial: false })).toBe(open);
      expect(settleCircuit(trying, verdict, { now: 65_000, isTrial: false })).toBe(trying);
    }
  });
});
