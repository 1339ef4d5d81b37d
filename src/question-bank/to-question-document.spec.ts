import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { anyContent, anyNames } from '../../test/support/any-question.js';
import { soundQuestion } from '../../test/support/sound-question.js';
import { checkDocument } from './check-document.js';
import { contentHash } from './content-hash.js';
import { readKit } from './read-kit.js';
import { toQuestionContent } from './to-question-content.js';
import { toQuestionDocument } from './to-question-document.js';

const names = { slug: 'some-question', externalId: null };

describe('toQuestionDocument', () => {
  it('is undone by toQuestionContent for each question of the kit', () => {
    const { questions } = checkDocument(readKit('seed/kit').document);
    expect(questions).toHaveLength(76);
    for (const { slug, content } of questions) {
      const again = toQuestionContent(toQuestionDocument(content, { slug, externalId: null }));
      expect(again).toEqual(content);
      expect(contentHash(again)).toBe(contentHash(content));
    }
  });

  it('is undone by toQuestionContent for whatever a revision may hold', () => {
    fc.assert(
      fc.property(anyContent, anyNames, (content, called) => {
        const document = toQuestionDocument(content, called);
        const again = toQuestionContent(document);
        expect(again).toEqual(content);
        expect(contentHash(again)).toBe(contentHash(content));
        expect(document.slug).toBe(called.slug);
        expect(document.externalId ?? null).toBe(called.externalId);
      }),
    );
  });

  it('leaves out what is missing or a default', () => {
    const document = toQuestionDocument({ ...soundQuestion, assumptions: {}, figures: [] }, names);
    for (const part of ['externalId', 'variantOf', 'milestone', 'assumptions', 'figures']) {
      expect(document).not.toHaveProperty(part);
    }
    expect(document.rubric[0]).not.toHaveProperty('minLevel');
  });

  it('makes the same text of equal content, in whatever order its parts are kept', () => {
    const { assumptions } = soundQuestion;
    const turned = Object.fromEntries(Object.entries(assumptions).toReversed());
    const text = JSON.stringify(toQuestionDocument(soundQuestion, names));
    const other = toQuestionDocument({ ...soundQuestion, assumptions: turned }, names);
    expect(JSON.stringify(other)).toBe(text);
    expect(text.startsWith('{"slug":"some-question","kind":"concept","title":"Title"')).toBe(true);
  });
});
