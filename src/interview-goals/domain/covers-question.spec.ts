import { describe, expect, it } from '@jest/globals';
import { coversQuestion } from './covers-question.js';

describe('coversQuestion', () => {
  const question = { bankId: 'kit', skills: ['sql', 'replication'] };

  it.each([
    ['its bank', { skills: [], bankIds: ['kit'] }, true],
    ['one of its skills', { skills: ['caching', 'sql'], bankIds: [] }, true],
    ['its bank, though none of its skills', { skills: ['caching'], bankIds: ['kit'] }, true],
    ['one of its skills, though another bank', { skills: ['sql'], bankIds: ['other'] }, true],
    ['another bank and another skill', { skills: ['caching'], bankIds: ['other'] }, false],
    ['nothing', { skills: [], bankIds: [] }, false],
  ])('%s', (_scope, scope, expected) => {
    expect(coversQuestion(scope, question)).toBe(expected);
  });
});
