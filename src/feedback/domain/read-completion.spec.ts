import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { readCompletion, readFacts, type Finish } from './read-completion.js';

function choosing(choice: object): object {
  return { choices: [choice] };
}

describe('readCompletion', () => {
  it.each<[unknown, Finish]>([
    ['stop', 'stop'],
    ['STOP', 'stop'],
    ['eos', 'stop'],
    ['tool_calls', 'stop'],
    ['length', 'length'],
    ['max_tokens', 'length'],
    ['content_filter', 'filter'],
    ['error', 'error'],
    ['', 'unknown'],
    [null, 'unknown'],
    [undefined, 'unknown'],
  ])('%p is an end by %s', (reason, finish) => {
    const body = choosing({ message: { content: 'a' }, finish_reason: reason });
    expect(readCompletion(body)).toEqual({ content: 'a', isRefusal: false, finish });
  });

  it.each([
    ['words', 'words'],
    [[{ type: 'text', text: 'wo' }, { type: 'image' }, { type: 'text', text: 'rds' }], 'words'],
    [null, null],
    [7, null],
  ])('reads content %j', (content, expected) => {
    expect(readCompletion(choosing({ message: { content } }))?.content).toBe(expected);
  });

  it.each([
    ['', false],
    [null, false],
    ['I will not.', true],
  ])('a refusal of %p counts: %p', (refusal, isRefusal) => {
    expect(readCompletion(choosing({ message: { refusal } }))?.isRefusal).toBe(isRefusal);
  });

  it('is made of nothing else, and never throws', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (body) => {
        expect(readCompletion(body)).toBeNull();
        expect(readFacts(body)).toMatchObject({ tokens: null, cost: null });
      }),
    );
  });
});

describe('readFacts', () => {
  it('reads what a call cost, and who answered', () => {
    const usage = { prompt_tokens: 12, completion_tokens: 0, cost: 0.5 };
    expect(readFacts({ model: 'm\0n', usage })).toEqual({
      modelServed: 'mn',
      tokens: { input: 12, output: 0 },
      cost: 0.5,
    });
  });

  it.each([
    { prompt_tokens: -1, completion_tokens: 1 },
    { prompt_tokens: 1.5, completion_tokens: 1 },
    { prompt_tokens: 2 ** 31, completion_tokens: 1 },
    { prompt_tokens: '7', completion_tokens: 1 },
    { prompt_tokens: 7 },
    { cost: -1 },
    { cost: 1e9 },
    { cost: '0.1' },
  ])('believes no figure that cannot be: %j', (usage) => {
    expect(readFacts({ usage })).toEqual({ modelServed: null, tokens: null, cost: null });
  });
});
