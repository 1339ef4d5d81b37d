import { describe, expect, it } from '@jest/globals';
import { default_w } from 'ts-fsrs';
import {
  DEFAULT_SCHEDULING_PARAMETERS,
  DEFAULT_WEIGHTS,
  FIRST_SCHEDULING_PARAMETERS,
} from './scheduling-parameters.js';
import { validateSchedulingParameters } from './validate-scheduling-parameters.js';

describe('default scheduling parameters', () => {
  it('have the weights the library has', () => {
    expect(DEFAULT_WEIGHTS).toEqual(default_w);
  });

  it('are valid', () => {
    for (const parameters of [FIRST_SCHEDULING_PARAMETERS, DEFAULT_SCHEDULING_PARAMETERS]) {
      expect(validateSchedulingParameters(parameters)).toEqual([]);
    }
  });
});
