import { describe, expect, it } from '@jest/globals';
import { voidedIds } from './voided-ids.js';

describe('voidedIds', () => {
  const does = (kind: string, targetId: string) => ({ kind, targetId });
  it.each([
    ['nothing', [{ kind: 'review' }], []],
    ['undone', [does('void', 'a')], ['a']],
    ['undone twice', [does('void', 'a'), does('void', 'a')], ['a']],
    ['redone', [does('void', 'a'), does('unvoid', 'a')], []],
    ['redone before it was undone', [does('unvoid', 'a'), does('void', 'a')], ['a']],
    ['each target by itself', [does('void', 'a'), does('void', 'b'), does('unvoid', 'a')], ['b']],
    ['a correction voids nothing', [does('correction', 'a')], []],
  ])('%s', (_scenario, events, expected) => {
    expect([...voidedIds(events)]).toEqual(expected);
  });
});
