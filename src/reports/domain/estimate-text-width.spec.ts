import { describe, expect, it } from '@jest/globals';
import PdfPage from 'pdfkit';
import { estimateTextWidth } from './estimate-text-width.js';

const font = new URL('../../../node_modules/dejavu-fonts-ttf/ttf/DejaVuSans.ttf', import.meta.url)
  .pathname;

describe('the width of a text', () => {
  const page = new PdfPage().font(font).fontSize(1000);

  it('is that of DejaVu Sans for ASCII', () => {
    for (let code = 0x20; code < 0x7f; code += 1) {
      const character = String.fromCodePoint(code);
      const width = Math.round(page.widthOfString(character));
      expect([character, estimateTextWidth(character, 1000)]).toEqual([character, width]);
    }
    expect(estimateTextWidth('readiness', 11)).toBeCloseTo(53.27, 2);
  });

  it.each(['Системный дизайн', 'Διαδίκτυο και βάσεις', 'Größe über Übung', 'é'.normalize('NFD')])(
    'is close for %s',
    (text) => {
      const width = page.widthOfString(text);
      expect(Math.abs(estimateTextWidth(text, 1000) / width - 1)).toBeLessThan(0.1);
    },
  );

  it('counts what stands on another letter as nothing, and pictures as squares', () => {
    expect(estimateTextWidth('e\u0301\u200d', 10)).toBe(estimateTextWidth('e', 10));
    expect(estimateTextWidth('😀', 10)).toBe(10.5);
    expect(estimateTextWidth('', 10)).toBe(0);
  });
});
