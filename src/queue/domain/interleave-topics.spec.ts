import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { interleaveTopics } from './interleave-topics.js';

/** 'aab' is three items of the topics a, a and b, numbered as they stand. */
function itemsOf(topics: string) {
  return topics.split('').map((topic, place) => ({ topic, place }));
}

function arrange(topics: string, after?: string): string {
  return interleaveTopics(itemsOf(topics), after)
    .map(({ topic }) => topic)
    .join('');
}

function equalNeighbours(topics: string): number {
  return topics.split('').filter((topic, index) => index > 0 && topics[index - 1] === topic).length;
}

/** Fewest equal neighbours over all orders, by trying them all. */
function fewestEqualNeighbours(topics: string, after = ''): number {
  const counts = new Map<string, number>();
  for (const topic of topics) counts.set(topic, (counts.get(topic) ?? 0) + 1);
  const search = (left: number, last: string): number => {
    if (left === 0) return 0;
    let fewest = Number.POSITIVE_INFINITY;
    for (const [topic, count] of counts) {
      if (count === 0) continue;
      counts.set(topic, count - 1);
      fewest = Math.min(fewest, (topic === last ? 1 : 0) + search(left - 1, topic));
      counts.set(topic, count);
    }
    return fewest;
  };
  return search(topics.length, after);
}

describe('interleaveTopics', () => {
  it.each([
    ['nothing', '', ''],
    ['one topic', 'aaa', 'aaa'],
    ['already apart: unchanged', 'abcab', 'abcab'],
    ['the next that differs comes forward', 'aabc', 'abac'],
    ['a topic with half of the items starts at once', 'bcaaa', 'abaca'],
    ['the rest is kept possible', 'abcbb', 'babcb'],
    ['too many of one: the surplus ends up last', 'aaaab', 'abaaa'],
    ['too many of one, behind the others', 'bcaaaaa', 'abacaaa'],
  ])('%s', (_scenario, topics, expected) => {
    expect(arrange(topics)).toBe(expected);
  });

  const topics = fc
    .array(fc.constantFrom('a', 'b', 'c', 'd'), { maxLength: 8 })
    .map((letters) => letters.join(''));

  it('leaves no equal neighbours that any order could avoid', () => {
    fc.assert(
      fc.property(topics, (given) => {
        expect(equalNeighbours(arrange(given))).toBe(fewestEqualNeighbours(given));
      }),
      { numRuns: 1000 },
    );
  });

  it('nor any beside what comes before', () => {
    fc.assert(
      fc.property(topics, fc.constantFrom('a', 'b', 'e'), (given, before) => {
        const pairs = equalNeighbours(before + arrange(given, before));
        expect(pairs).toBe(fewestEqualNeighbours(given, before));
      }),
      { numRuns: 1000 },
    );
  });

  it('keeps every item, and the order within a topic', () => {
    fc.assert(
      fc.property(topics, (given) => {
        const items = itemsOf(given);
        const arranged = interleaveTopics(items);
        expect(arranged.toSorted((a, b) => a.place - b.place)).toEqual(items);
        for (const topic of new Set(given)) {
          const places = arranged.filter((item) => item.topic === topic).map(({ place }) => place);
          expect(places).toEqual(places.toSorted((a, b) => a - b));
        }
      }),
    );
  });

  it('changes nothing that needs no change', () => {
    fc.assert(
      fc.property(topics, (given) => {
        fc.pre(equalNeighbours(given) === 0);
        expect(arrange(given)).toBe(given);
      }),
    );
  });
});
