import { describe, expect, it } from '@jest/globals';
import { readHeader } from './read-header.js';

describe('readHeader', () => {
  it('finds the columns in any order', () => {
    expect(readHeader(['review_duration', 'review_rating', 'card_id', 'review_time'])).toEqual({
      kind: 'layout',
      layout: {
        card_id: 2,
        review_time: 3,
        review_rating: 1,
        review_state: null,
        review_duration: 0,
      },
    });
  });

  it.each([
    [['card_id', 'review_time'], 'missing-column', 'review_rating'],
    [['card_id', 'review_time', 'review_rating', 'ease'], 'unknown-column', null],
    [['card_id', 'review_time', 'review_rating', 'Card_id'], 'unknown-column', null],
    [['card_id', 'review_time', 'review_rating', 'card_id'], 'repeated-column', 'card_id'],
    [['card_id', 'review_time', 'review_rating', ''], 'unknown-column', null],
  ])('refuses %j', (names, code, field) => {
    expect(readHeader(names)).toMatchObject({
      kind: 'faulty',
      problems: [{ line: 1, field, code }],
    });
  });

  it('names everything that is wrong at once', () => {
    const reading = readHeader(['id', 'id']);
    expect(reading.kind === 'faulty' && reading.problems).toHaveLength(5);
  });
});
