import { describe, expect, it } from '@jest/globals';
import { sampleMaterial, sampleReport, sampleSkill } from '../../../test/support/reports.js';
import type { ChartPath } from './chart-shapes.js';
import { layOutRadar } from './lay-out-radar.js';
import { everything } from './share-choice.js';
import { showOnly } from './show-only.js';

const room = { width: 400, fontSize: 10, measure: (text: string) => text.length * 5 };
const scores = [1, 0.5, null, 0.25];
const skills = scores.map((score, index) => sampleSkill(index, { score }));
const material = sampleMaterial({ report: sampleReport({ bar: 0.5, skills }) });
const { shapes, height } = layOutRadar(showOnly(material, everything), room);

const paths = (stroke: string) =>
  shapes.filter((shape): shape is ChartPath => shape.kind === 'path' && shape.stroke === stroke);
const whole = ({ points }: ChartPath) =>
  points.map((point) => point.map((each) => Math.round(each)));

describe('the radar', () => {
  it('puts the skills clockwise from the top, in the order of the blueprint', () => {
    expect(paths('grid').slice(-4).map(whole)).toEqual([
      [
        [200, 140],
        [200, 32],
      ],
      [
        [200, 140],
        [308, 140],
      ],
      [
        [200, 140],
        [200, 248],
      ],
      [
        [200, 140],
        [92, 140],
      ],
    ]);
  });

  it('joins neighbours that have scores, and nothing across one that has none', () => {
    expect(paths('primary').map(whole)).toEqual([
      [
        [200, 32],
        [254, 140],
      ],
      [
        [173, 140],
        [200, 32],
      ],
    ]);
  });

  it('marks the bar all around, and fills no area', () => {
    const [bar] = paths('secondary');
    expect(bar).toMatchObject({ isClosed: true, dash: [4, 3] });
    expect(bar?.points.map((point) => point.map(Math.round))).toHaveLength(4);
    for (const shape of shapes) {
      if (shape.kind === 'bar') expect(shape.width + shape.height).toBeCloseTo(9.6);
    }
  });

  it('names every skill with its figure, and no range', () => {
    const texts = shapes.flatMap((shape) => (shape.kind === 'label' ? [shape.text] : []));
    expect(texts).toEqual([
      'System design',
      '100',
      'Databases',
      '50',
      'Concurrency',
      'no data',
      'APIs',
      '25',
      'dashed: bar 50',
    ]);
    expect(height).toBeCloseTo(140 + 108 + 44);
  });

  it('is drawn of any number of skills', () => {
    for (const count of [0, 1, 2]) {
      const few = sampleReport({ skills: skills.slice(0, count) });
      const drawing = layOutRadar(showOnly({ ...material, report: few }, everything), room);
      const numbers = JSON.stringify(drawing.shapes);
      expect(numbers).not.toContain('null');
    }
  });
});
