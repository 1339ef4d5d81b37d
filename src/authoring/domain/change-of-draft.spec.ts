import { describe, expect, it } from '@jest/globals';
import { changeOfDraft } from './change-of-draft.js';

const before = { position: 3, contentHash: 'words', structureHash: 'score', isRetired: false };
const same = { position: 3, contentHash: 'words', structureHash: 'score' };

describe('changeOfDraft', () => {
  it.each([
    [null, same, 'added'],
    [before, same, null],
    [before, { ...same, position: 4 }, 'moved'],
    [before, { ...same, contentHash: 'others' }, 'reworded'],
    [before, { ...same, contentHash: 'others', position: 4 }, 'reworded'],
    [before, { ...same, contentHash: 'others', structureHash: 'other' }, 'rescored'],
    [{ ...before, isRetired: true }, same, 'restored'],
    [{ ...before, isRetired: true }, { ...same, contentHash: 'others' }, 'restored'],
  ] as const)('%j and %j: %j', (published, draft, change) => {
    expect(changeOfDraft(published, draft)).toBe(change);
  });
});
