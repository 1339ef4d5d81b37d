import { describe, expect, it } from '@jest/globals';
import { deckTitle } from './deck-title.js';

describe('the title of decks', () => {
  it.each([
    [['AWS'], 'AWS'],
    [['AWS::Storage'], 'AWS: Storage'],
    [['AWS\u001fStorage'], 'AWS: Storage'],
    [['AWS::Storage', 'AWS::Queues::SQS'], 'AWS'],
    [['AWS', 'AWS::Queues'], 'AWS'],
    [['AWS', 'SQL'], null],
    [['Default'], null],
    [[''], null],
    [[], null],
  ])('%p is %p', (names, title) => {
    expect(deckTitle(names)).toBe(title);
  });
});
