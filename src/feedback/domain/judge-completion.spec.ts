import { describe, expect, it } from '@jest/globals';
import { judgeCompletion } from './judge-completion.js';
import type { Completion, Finish } from './read-completion.js';

function said(content: string | null, finish: Finish = 'stop'): Completion {
  return { content, isRefusal: false, finish };
}

describe('judgeCompletion', () => {
  it('may mend what came to its end', () => {
    expect(judgeCompletion(said("{'a': 1,}"))).toEqual({
      kind: 'json',
      text: "{'a': 1,}",
      mayMend: true,
    });
  });

  it('never mends a string that was cut, even where the server says all is well', () => {
    const cut = '{"summary": "use ${name} and';
    expect(judgeCompletion(said(cut))).toMatchObject({
      text: '{"summary": "use ${name}',
      mayMend: false,
    });
    expect(judgeCompletion(said('{"quote": "she said \\"no\\" {"}'))).toMatchObject({
      mayMend: true,
    });
  });

  it.each<[string | null, Finish, string]>([
    ['{"a": 1}', 'length', 'TRUNCATED'],
    ['{"a": 1', 'unknown', 'TRUNCATED'],
    [null, 'unknown', 'TRUNCATED'],
    ['{"a": 1}', 'filter', 'REFUSED'],
    ['{"a": 1}', 'error', 'PROVIDER_UNAVAILABLE'],
  ])('%j that ended by %s is %s', (content, finish, fault) => {
    expect(judgeCompletion(said(content, finish))).toMatchObject({ kind: 'fault', fault });
  });

  it('takes whole JSON where nobody says why the model stopped', () => {
    expect(judgeCompletion(said('{"a": 1}', 'unknown'))).toMatchObject({
      kind: 'json',
      mayMend: false,
    });
  });

  it('knows a refusal from other words', () => {
    expect(judgeCompletion({ ...said('No.'), isRefusal: true })).toMatchObject({
      fault: 'REFUSED',
    });
    expect(judgeCompletion(said('No.'))).toEqual({ kind: 'content' });
    expect(judgeCompletion(said(null))).toEqual({ kind: 'content' });
  });
});
