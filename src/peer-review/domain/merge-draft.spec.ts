import { describe, expect, it } from '@jest/globals';
import { mergeDraft } from './merge-draft.js';
import type { DraftGrade } from './peer-review.js';

const draft: DraftGrade = {
  items: [{ criterionKey: 'a', levelKey: 'named' }],
  redFlags: [1],
  scope: 'senior',
  comment: 'So far.',
};

describe('mergeDraft', () => {
  it('says that nothing is to change', () => {
    expect(mergeDraft(draft, {})).toBeNull();
    expect(mergeDraft(null, { items: undefined })).toBeNull();
  });

  it('begins with an empty draft', () => {
    expect(mergeDraft(null, { comment: 'Well.' })).toEqual({
      items: [],
      redFlags: [],
      scope: null,
      comment: 'Well.',
    });
  });

  it('keeps what is left out, replaces lists and takes away by null', () => {
    const items = [{ criterionKey: 'b' }];
    expect(mergeDraft(draft, { items })).toEqual({ ...draft, items });
    expect(mergeDraft(draft, { redFlags: [] })).toEqual({ ...draft, redFlags: [] });
    expect(mergeDraft(draft, { scope: null, comment: null })).toEqual({
      ...draft,
      scope: null,
      comment: null,
    });
  });
});
