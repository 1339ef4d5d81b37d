import { describe, expect, it } from '@jest/globals';
import { findKindChanges, type NamedKind } from './find-kind-changes.js';
import type { QuestionKind } from './question-content.js';

const named = (kind: QuestionKind, slug = 'a'): NamedKind => ({ slug, kind, milestone: null });

describe('findKindChanges', () => {
  it.each<[QuestionKind, QuestionKind, boolean]>([
    ['concept', 'design', false],
    ['concept', 'concept', false],
    ['capstone', 'capstone', false],
    ['concept', 'milestone', true],
    ['milestone', 'concept', true],
    ['capstone', 'milestone', true],
  ])('%s to %s: refused %s', (was, becomes, isRefused) => {
    const found = findKindChanges([named('concept', 'b'), named(was)], [named(becomes)]);
    expect(found.map(({ place, pointer }) => [place, pointer])).toEqual(
      isRefused ? [[0, '/kind']] : [],
    );
  });

  it('lets a new question be what it likes', () => {
    expect(findKindChanges([named('concept')], [named('capstone', 'b')])).toEqual([]);
  });
});
