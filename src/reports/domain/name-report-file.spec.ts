import { describe, expect, it } from '@jest/globals';
import { nameReportFile } from './name-report-file.js';

const asOf = '2026-11-22T09:30:00.000Z';

describe('the name of a file', () => {
  it.each([
    ['Senior backend', 'readiness-senior-backend-2026-11-22.pdf'],
    ['Büro "2"; rm -rf /\r\n', 'readiness-buro-2-rm-rf-2026-11-22.pdf'],
    ['Старший', 'readiness-2026-11-22.pdf'],
    ['../../etc', 'readiness-etc-2026-11-22.pdf'],
    ['x'.repeat(200), `readiness-${'x'.repeat(40)}-2026-11-22.pdf`],
  ])('of %j is %s', (targetName, name) => {
    expect(nameReportFile({ targetName, asOf }, 'pdf')).toBe(name);
  });
});
