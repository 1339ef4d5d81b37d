import { describe, expect, it } from '@jest/globals';
import {
  emptyReport,
  sampleMaterial,
  sampleReport,
  sampleSkill,
} from '../../../test/support/reports.js';
import type { ReportEvidence } from '../../readiness/domain/readiness-report.js';
import { cellOf, listMatrixColumns, listMatrixRows } from './list-matrix-rows.js';
import { everything, type ReportSection } from './share-choice.js';
import { showOnly } from './show-only.js';

const piece = (kind: ReportEvidence['kind'], id: string, url: string | null = null) => ({
  kind,
  id,
  url,
  title: null,
});
const rowsOf = (skills: ReturnType<typeof sampleSkill>[], most = 3) =>
  listMatrixRows(showOnly(sampleMaterial({ report: sampleReport({ skills }) }), everything), most);

describe('the skills matrix', () => {
  it('says each figure in words, and the weight as a share', () => {
    const [first, second] = rowsOf([
      sampleSkill(0, { weight: 3 }),
      sampleSkill(1, { weight: 1, mustHave: true, minScore: 0.45 }),
    ]);
    expect(first).toMatchObject({
      name: 'System design',
      isMustHave: false,
      minimum: null,
      weight: '75%',
      score: '78',
      range: '68 to 87',
      seen: '42%',
      answers: '12',
      status: 'Borderline',
      openMustHaves: 0,
    });
    expect(second).toMatchObject({ isMustHave: true, minimum: 'at least 45', weight: '25%' });
  });

  it('has dashes where there is no data', () => {
    const [row] = listMatrixRows(
      showOnly(sampleMaterial({ report: emptyReport() }), everything),
      3,
    );
    expect(row).toMatchObject({ score: '–', range: '–', seen: '0%', status: 'No data yet' });
  });

  it('shows work first, then a grade by a coach, then answers, in turns', () => {
    const evidence = [
      ...['1', '2', '3'].map((id) => piece('attempt', `0123456789abcdef-${id}`)),
      piece('coach-grade', '0123456789abcdef-4'),
      ...['5', '6'].map((id) => piece('portfolio', id, `https://example.org/${id}`)),
    ];
    const [row] = rowsOf([sampleSkill(0, { evidence })], 4);
    expect(row?.evidence).toEqual([
      { text: 'portfolio', url: 'https://example.org/5' },
      { text: 'coach grade 6789abcdef-4', url: null },
      { text: 'answer 6789abcdef-1', url: null },
      { text: 'portfolio', url: 'https://example.org/6' },
    ]);
    expect(row?.moreEvidence).toBe(2);
  });

  it.each([
    'http://example.org',
    'javascript:alert(1)',
    'https://a b',
    'https://u:p@host/',
    'https:evil',
    '"',
  ])('links to nothing like %s', (url) => {
    const [row] = rowsOf([sampleSkill(0, { evidence: [piece('portfolio', 'x', url)] })]);
    expect(row?.evidence).toEqual([{ text: 'portfolio', url: null }]);
  });

  it('has no column for ranges that are not shown', () => {
    const columns = (sections: ReportSection[]) =>
      listMatrixColumns(showOnly(sampleMaterial(), { ...everything, sections }));
    expect(columns(['skills'])).toEqual(['weight', 'score', 'seen', 'answers', 'status']);
    expect(columns(['skills', 'ranges'])[2]).toBe('range');
    const [row] = listMatrixRows(
      showOnly(sampleMaterial(), { ...everything, sections: ['skills'] }),
      3,
    );
    expect(row).toMatchObject({ range: null, evidence: null, openMustHaves: null });
    expect(row && cellOf(row, 'range')).toBe('–');
  });
});
