import { describe, expect, it } from '@jest/globals';
import { soundQuestion } from '../../../test/support/sound-question.js';
import { textsOf } from './texts-of.js';

describe('textsOf', () => {
  it('finds texts in lists and parts, and nothing where a part is absent', () => {
    const milestone = { capstone: 'engine', number: 1, workHours: 3, acceptance: ['It runs.'] };
    expect(textsOf({ ...soundQuestion, milestone }, ['hints', 'milestone', 'runbook'])).toEqual([
      ['/hints/0', 'Look at the rows.'],
      ['/hints/1', 'Count them.'],
      ['/milestone/acceptance/0', 'It runs.'],
    ]);
  });
});
