import { describe, expect, it } from '@jest/globals';
import { soundQuestion } from '../../../test/support/sound-question.js';
import { checkParts } from './check-parts.js';

const scope = { senior: 'One team.', staff: 'Many teams.' };

describe('checkParts', () => {
  it.each([
    ['behavioral', 'scope'],
    ['scenario', 'runbook'],
    ['milestone', 'milestone'],
    ['capstone', 'capstone'],
  ] as const)('wants a %s to have its %s', (kind, part) => {
    expect(checkParts({ ...soundQuestion, kind })).toEqual([
      {
        pointer: `/${part}`,
        code: 'part-of-kind',
        detail: `is needed by a question of kind ${kind}`,
      },
    ]);
  });

  it('takes a part where it belongs and nowhere else', () => {
    expect(checkParts({ ...soundQuestion, kind: 'behavioral', scope })).toEqual([]);
    expect(checkParts({ ...soundQuestion, scope })).toEqual([
      {
        pointer: '/scope',
        code: 'part-of-kind',
        detail: 'belongs to questions of kind behavioral only',
      },
    ]);
  });
});
