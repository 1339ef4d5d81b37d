import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { planImport, type StoredQuestion } from './plan-import.js';

function question(slug: string, position: number, contentHash = slug): StoredQuestion {
  return { slug, position, contentHash };
}

describe('planImport', () => {
  it('creates everything in an empty bank', () => {
    const incoming = [question('a', 0), question('b', 1)];
    expect(planImport([], incoming)).toEqual({
      create: incoming,
      revise: [],
      move: [],
      untouched: 0,
      absent: [],
    });
  });

  it('tells new, changed, moved, equal and missing questions apart', () => {
    const stored = [question('a', 0), question('b', 1), question('c', 2), question('d', 3)];
    const incoming = [
      question('a', 0),
      question('c', 1),
      question('b', 2, 'new'),
      question('e', 3),
    ];
    const plan = planImport(stored, incoming);
    expect(plan.create).toEqual([incoming[3]]);
    expect(plan.revise).toEqual([{ stored: stored[1], incoming: incoming[2] }]);
    expect(plan.move).toEqual([{ stored: stored[2], incoming: incoming[1] }]);
    expect(plan.untouched).toBe(1);
    expect(plan.absent).toEqual([stored[3]]);
  });

  it('has nothing to do with what is stored already', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.string()), (slugs) => {
        const questions = slugs.map((slug, position) => question(slug, position));
        const plan = planImport(questions, questions);
        expect(plan.untouched).toBe(slugs.length);
        expect([...plan.create, ...plan.revise, ...plan.move, ...plan.absent]).toEqual([]);
      }),
    );
  });
});
