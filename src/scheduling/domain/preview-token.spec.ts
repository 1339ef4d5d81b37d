import { describe, expect, it } from '@jest/globals';
import { previewToken, readPreviewToken } from './preview-token.js';

describe('previewToken', () => {
  const basis = { cardVersion: 3, parametersVersion: -1, studyDay: '2026-02-27', counts: true };
  const token = previewToken(basis, [0, 0, 3, 12]);

  it('holds the day that was shown for each rating, null for a step', () => {
    const days = ([1, 2, 3, 4] as const).map((rating) => readPreviewToken(token, basis, rating));
    expect(days).toEqual([
      { dueDay: null },
      { dueDay: null },
      { dueDay: '2026-03-02' },
      { dueDay: '2026-03-11' },
    ]);
  });

  it.each([
    ['card version', { cardVersion: 4 }],
    ['parameters', { parametersVersion: 2 }],
    ['study day', { studyDay: '2026-03-03' }],
    ['whether it counts', { counts: false }],
  ])('does not hold for another %s', (_, change) => {
    expect(readPreviewToken(token, { ...basis, ...change }, 3)).toBeNull();
  });

  it.each(['', '3.-1.2026-02-27.c', '3.-1.2026-02-27.c.', '3.-1.2026-02-27.c.1-2-3', token + '-4'])(
    'is nothing but what was made here: %j',
    (text) => expect(readPreviewToken(text, basis, 3)).toBeNull(),
  );
});
