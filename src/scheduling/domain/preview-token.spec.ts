import { describe, expect, it } from '@jest/globals';
import { previewToken } from './preview-token.js';

describe('previewToken', () => {
  const basis = { cardVersion: 3, parametersVersion: 1, studyDay: '2026-03-02', counts: true };

  it('is the same for the same basis', () => {
    expect(previewToken(basis)).toBe(previewToken({ ...basis }));
  });

  it.each([
    ['card version', { cardVersion: 4 }],
    ['parameters', { parametersVersion: 2 }],
    ['study day', { studyDay: '2026-03-03' }],
    ['whether it counts', { counts: false }],
  ])('changes with the %s', (_, change) => {
    expect(previewToken({ ...basis, ...change })).not.toBe(previewToken(basis));
  });
});
