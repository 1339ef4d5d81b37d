import { describe, expect, it } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import { marked } from 'marked';
import type { MatrixResponse } from './matrix.dto.js';
import { writeMatrix } from './write-matrix.js';

const hostile =
  '=HYPERLINK("https://evil.example")|<img src=x onerror=alert(1)>\n# [x](javascript:1) www.evil.example me@evil.example';
const matrix: MatrixResponse = {
  day: '2026-03-01',
  skills: [
    {
      skill: 'ha',
      name: hostile,
      description: 'Failover.',
      shownLevel: 'senior',
      missing: '-To count as shown it takes two.',
      levels: [
        { level: 'working', statements: ['Sets up a replica.'], isShown: true },
        { level: 'senior', statements: ['=1+1', '@me'], isShown: true },
        { level: 'staff', statements: [], isShown: false },
      ],
      pieceCount: 2,
      pieces: [
        {
          source: 'answer',
          id: 'a',
          title: hostile,
          level: 'senior',
          judgedBy: 'coach',
          isSelfGraded: false,
          day: '2026-02-01',
          url: null,
          standing: 'counts',
        },
        {
          source: 'evidence',
          id: 'e',
          title: 'Badge',
          level: 'staff',
          judgedBy: 'self',
          isSelfGraded: true,
          day: '2020-02-01',
          url: 'https://example.org/<script>',
          standing: 'expired',
        },
      ],
    },
  ],
};

function text(format: 'csv' | 'markdown'): string {
  const written = writeMatrix(matrix, format);
  if (typeof written !== 'string') throw new Error(`no text for ${format}`);
  return written;
}

describe('writeMatrix', () => {
  it('is data unless asked otherwise', () => {
    expect(writeMatrix(matrix, 'json')).toBe(matrix);
  });

  it('has a line of CSV for each level, and runs nothing in a spreadsheet', () => {
    const rows = parse(text('csv'), { columns: true, record_delimiter: '\r\n' });
    expect(rows).toMatchObject([
      {
        level: 'working',
        is_shown: 'true',
        pieces: '1',
        pieces_by_others: '1',
        missing_for_next_level: '',
      },
      { level: 'senior', is_shown: 'true', pieces: '1', statements: "'=1+1\n@me" },
      {
        level: 'staff',
        is_shown: 'false',
        pieces: '0',
        name: `'${hostile}`,
        missing_for_next_level: "'-To count as shown it takes two.",
      },
    ]);
  });

  it('is Markdown in which nothing that somebody wrote means anything', () => {
    const html = marked.parse(text('markdown'), { async: false });
    expect(html).not.toMatch(/<img|<script|href="javascript|href="[^"]*evil/u);
    expect(html.match(/<h1/gu)).toHaveLength(1);
    expect(html.match(/<h2/gu)).toHaveLength(1);
    expect(html.match(/<td/gu)).toHaveLength(3);
    expect(html).toContain('<strong>senior</strong> (shown)');
    expect(html).toContain('graded, 2020-02-01, expired: counts no more');
    expect(html).toContain('href="https://example.org/%3Cscript%3E"');
  });
});
