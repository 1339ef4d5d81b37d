import { describe, expect, it } from '@jest/globals';
import { default_w } from 'ts-fsrs';
import { DEFAULT_SCHEDULING_PARAMETERS, DEFAULT_WEIGHTS } from './scheduling-parameters.js';
import { validateSchedulingParameters } from './validate-scheduling-parameters.js';

describe('default scheduling parameters', () => {
  it('have the weights the library has', () => {
    expect(DEFAULT_WEIGHTS).toEqual(default_w);
  });

  it('are valid', () => {
    expect(validateSchedulingParameters(DEFAULT_SCHEDULING_PARAMETERS)).toEqual([]);
  });
});
