import { describe, expect, it } from '@jest/globals';
import { originsOf, questionOrigin } from './origins-of.js';

const plain = {
  id: 'e1',
  kind: 'link',
  title: 'A badge',
  url: null,
  file: null,
  issuer: null,
  certificationId: null,
  writeUp: null,
} as const;
const file = {
  mediaType: 'image/png',
  width: 1,
  height: 1,
  byteCount: 1,
  sha256: Uint8Array.of(1, 2),
  storedAt: new Date(0),
} as const;

describe('originsOf', () => {
  it.each([
    [{ ...plain }, null, ['evidence e1']],
    [
      { ...plain, url: 'https://Example.org/a/#part' },
      null,
      ['evidence e1', 'address example.org/a'],
    ],
    [
      { ...plain, url: 'http://example.org/a?b=1' },
      'bank/slug',
      ['evidence e1', 'address example.org/a?b=1', 'question bank/slug'],
    ],
    [
      { ...plain, url: 'https://www.example.org/a?utm_source=x&b=1&utm_medium=y' },
      null,
      ['evidence e1', 'address example.org/a?b=1'],
    ],
    [
      { ...plain, kind: 'write-up' as const, writeUp: ' Lag  fell\nto 84 MS. ' },
      null,
      ['evidence e1', 'words lag fell to 84 ms.'],
    ],
    [{ ...plain, file }, null, ['evidence e1', 'picture 1 2']],
    [
      { ...plain, kind: 'certification' as const, certificationId: 'aws-dea' },
      null,
      ['evidence e1', 'certification aws-dea'],
    ],
    [
      { ...plain, kind: 'certification' as const, issuer: 'AWS' },
      null,
      ['evidence e1', 'certification aws a badge'],
    ],
  ])('%#', (evidence, family, origins) => {
    expect(originsOf(evidence, family)).toEqual(origins);
  });

  it('is the same for the answers of a question', () => {
    expect(originsOf(plain, 'f')).toContain(questionOrigin('f'));
  });
});
