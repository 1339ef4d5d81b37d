import { describe, expect, it } from '@jest/globals';
import { sampleMaterial, sampleReport } from '../../../test/support/reports.js';
import { everything } from './share-choice.js';
import { showOnly } from './show-only.js';
import { toPlainLine, toPlainReport } from './to-plain-report.js';

describe('plain text', () => {
  it('is one line without anything that turns or hides it', () => {
    expect(toPlainLine('  a\r\nb\tc\u0000d \u202Eevil\u2066 x\u2028y ')).toBe('a b c d evil x y');
    expect(toPlainLine('שלום 👨‍👩‍👧 Ωμέγα')).toBe('שלום 👨‍👩‍👧 Ωμέγα');
  });

  it('is all the text of a report, and its figures stay', () => {
    const shown = showOnly(sampleMaterial(), everything);
    expect(toPlainReport(shown)).toEqual(shown);
    const report = sampleReport({ targetName: 'a\nb', explanation: ['c\u202Ed'] });
    expect(toPlainReport(showOnly(sampleMaterial({ report }), everything))).toMatchObject({
      targetName: 'a b',
      explanation: ['c d'],
    });
  });
});
