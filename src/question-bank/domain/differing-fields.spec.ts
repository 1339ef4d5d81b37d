import { describe, expect, it } from '@jest/globals';
import { soundQuestion } from '../../../test/support/sound-question.js';
import { differingFields } from './differing-fields.js';

describe('differingFields', () => {
  it('names nothing for the same content, whatever the order of its keys', () => {
    const reversed = Object.fromEntries(Object.entries(soundQuestion.assumptions).toReversed());
    expect(differingFields(soundQuestion, structuredClone(soundQuestion))).toEqual([]);
    expect(differingFields(soundQuestion, { ...soundQuestion, assumptions: reversed })).toEqual([]);
  });

  it.each([
    [{ title: 'Another' }, ['title']],
    [{ reviewedDay: '2026-02-02', prompt: 'Why?' }, ['prompt', 'reviewedOn']],
    [{ outline: soundQuestion.outline.toReversed() }, ['outline']],
    [{ topics: ['topic', 'more'] }, ['topics']],
    [{ scope: { senior: 'A team.', staff: 'All.' } }, ['scope']],
    [{ assumptions: {} }, ['assumptions']],
    [{ rubric: { criteria: soundQuestion.rubric.criteria.slice(1) } }, ['rubric']],
  ])('%j differs in %j', (change, fields) => {
    const changed = { ...soundQuestion, ...change };
    expect(differingFields(soundQuestion, changed)).toEqual(fields);
    expect(differingFields(changed, soundQuestion)).toEqual(fields);
  });
});
