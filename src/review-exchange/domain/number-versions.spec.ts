import { describe, expect, it } from '@jest/globals';
import { DEFAULT_SCHEDULING_PARAMETERS } from '../../scheduling/domain/scheduling-parameters.js';
import { numberVersions } from './number-versions.js';

const retaining = (version: number, desiredRetention: number) => ({
  ...DEFAULT_SCHEDULING_PARAMETERS,
  version,
  desiredRetention,
});

describe('numberVersions', () => {
  it('counts the learner’s own from 1, in their order', () => {
    const { parameters, numberOf } = numberVersions([retaining(9, 0.85), retaining(4, 0.8)]);
    expect(parameters).toEqual([retaining(1, 0.8), retaining(2, 0.85)]);
    expect([...numberOf]).toEqual([
      [4, 1],
      [9, 2],
    ]);
  });

  it('lets out neither whose they are nor since when', () => {
    const row = { ...retaining(1, 0.8), learnerId: 'learner', createdAt: new Date() };
    expect(numberVersions([row]).parameters).toEqual([retaining(1, 0.8)]);
  });

  it('names equal values once', () => {
    const { parameters, numberOf } = numberVersions([
      retaining(1, 0.8),
      retaining(2, 0.9),
      retaining(3, 0.8),
    ]);
    expect(parameters).toHaveLength(2);
    expect(numberOf.get(3)).toBe(1);
  });

  it('leaves out what is built in', () => {
    expect(numberVersions([retaining(0, 0.9), retaining(-1, 0.9)])).toEqual({
      parameters: [],
      numberOf: new Map(),
    });
  });
});
