import { describe, expect, it } from '@jest/globals';
import { sampleMaterial, sampleReport, sampleSkill } from '../../../test/support/reports.js';
import type { ChartBar, ChartLabel, ChartPath } from './chart-shapes.js';
import { layOutBars } from './lay-out-bars.js';
import { everything, type ReportSection } from './share-choice.js';
import { showOnly } from './show-only.js';

/** Ten units wide a character, so that every place can be counted. */
const room = { width: 410, fontSize: 10, measure: (text: string) => text.length * 10 };
const skills = [
  sampleSkill(0, { name: 'APIs', score: 0.5, low80: 0.4, high80: 0.7 }),
  sampleSkill(1, { name: 'Must-have of a long name', score: 0.3, minScore: 0.45, status: 'thin' }),
  sampleSkill(2, { score: null, low80: null, high80: null, status: 'no-data' }),
];
const material = sampleMaterial({ report: sampleReport({ score: 0.6, bar: 0.65, skills }) });
const lay = (sections: readonly ReportSection[]) =>
  layOutBars(showOnly(material, { ...everything, sections }), room);

const bars = (shapes: readonly object[]) =>
  shapes.filter((s): s is ChartBar => 'fill' in s && 'width' in s);
const paths = (shapes: readonly object[]) => shapes.filter((s): s is ChartPath => 'points' in s);
const texts = (shapes: readonly object[]) =>
  shapes.filter((s): s is ChartLabel => 'text' in s).map(({ text }) => text);

describe('the bars', () => {
  const { width, height, shapes } = lay(['overall', 'skills', 'ranges']);

  it('are a row for the whole and for each skill, below a line of words and above another', () => {
    expect([width, height]).toEqual([410, 16 + 4 * 26 + 16]);
  });

  it('are as long as the scores, pale where they rest on little, and absent without data', () => {
    expect(bars(shapes)).toEqual([
      { kind: 'bar', x: 5, y: 29.5, width: 240, height: 7.5, fill: 'primary' },
      { kind: 'bar', x: 5, y: 55.5, width: 200, height: 7.5, fill: 'primary' },
      { kind: 'bar', x: 5, y: 81.5, width: 120, height: 7.5, fill: 'band', stroke: 'primary' },
    ]);
  });

  it('have whiskers from the low to the high end', () => {
    const whiskers = paths(shapes).filter(({ stroke, points }) => {
      const [[, from] = [], [, to] = []] = points;
      return stroke === 'ink' && from === to;
    });
    expect(whiskers[1]?.points.map(([x, y]) => [Math.round(x), y])).toEqual([
      [165, 59.25],
      [285, 59.25],
    ]);
  });

  it('are crossed by the bar of the interview, and by what a must-have asks for', () => {
    const [minimum, ...marks] = paths(shapes).filter(({ stroke }) => stroke === 'secondary');
    expect(minimum?.points.map(([x]) => x)).toEqual([185, 185]);
    expect(marks).toHaveLength(4);
    expect(marks[0]).toMatchObject({
      points: [
        [265, 28],
        [265, 38.5],
      ],
      dash: [3, 2],
    });
    expect(texts(shapes)).toContain('bar 65');
  });

  it('say their figures beside as much of the name as there is room for', () => {
    expect(texts(shapes)).toEqual([
      '0',
      '25',
      '50',
      '75',
      '100',
      'Overall',
      '60 (56 to 70)',
      'APIs',
      '50 (40 to 70)',
      'Must-have of a long…',
      '30 (61 to 80), thin',
      'Concurrency',
      'No data yet',
      'bar 65',
    ]);
  });

  it('tell nothing of ranges that are not shown', () => {
    const bare = lay(['skills']).shapes;
    expect(texts(bare)).toContain('50');
    expect(texts(bare).join()).not.toContain(' to ');
    expect(paths(bare).filter(({ stroke }) => stroke === 'ink')).toEqual([]);
  });

  it('are none without scores', () => {
    expect(bars(lay(['next']).shapes)).toEqual([]);
  });
});
