import type { TopLevelSpec } from 'vega-lite';
import type { ChartColours } from '../platform/charts/chart-colours.js';
import type { Chart } from '../platform/charts/chart.js';
import { sayCount } from '../platform/charts/words.js';
import type { CohortReadinessResponse } from './cohort-outlook.dto.js';
import type { MemberReadinessResponse } from './cohort-readiness.dto.js';

const legend = ['No score', 'Below 45', '45 to 59', '60 to 74', '75 and more'];
const whole = 'Overall';

/** A row for each member of a page, a cell for each skill: the score with half its range. */
export function readinessMatrixChart(cohort: CohortReadinessResponse): Chart {
  return {
    title: 'Readiness by member and skill',
    description: describe(cohort),
    draw: (colours) => drawWith(colours, cohort),
  };
}

const rows = {
  field: 'member',
  type: 'ordinal',
  title: null,
  axis: { domain: false, ticks: false, labelLimit: 200 },
} as const;

const columns = {
  field: 'skill',
  type: 'ordinal',
  title: null,
  axis: { orient: 'top', labelAngle: -40, domain: false, ticks: false, labelLimit: 0 },
} as const;

const key = {
  orient: 'bottom',
  symbolType: 'square',
  symbolStrokeWidth: 0,
  labelLimit: 0,
} as const;

function drawWith(
  { paper, ink, heat }: ChartColours,
  { data, skills }: CohortReadinessResponse,
): TopLevelSpec {
  const names = rowNames(data);
  const color = {
    field: 'level',
    type: 'ordinal' as const,
    title: 'Points out of 100',
    sort: legend,
    scale: { domain: legend, range: [...heat] },
    legend: key,
  };
  // Text keeps its contrast: the two lowest steps are far from the ink, the others from the paper.
  const contrasting = { condition: { test: 'datum.isPale', value: ink }, value: paper };
  const words = { field: 'words', type: 'nominal' as const };
  return {
    data: { values: data.flatMap((each, index) => cellsOf(each, names[index] ?? '')) },
    width: { step: 62 },
    height: { step: 26 },
    encoding: {
      x: { ...columns, sort: [whole, ...skills.map(({ name }) => name)] },
      y: { ...rows, sort: names },
    },
    layer: [
      { mark: { type: 'rect', stroke: paper, strokeWidth: 2 }, encoding: { color } },
      { mark: { type: 'text', fontSize: 11 }, encoding: { text: words, color: contrasting } },
    ],
  };
}

interface Cell {
  member: string;
  skill: string;
  level: string | undefined;
  words: string;
  isPale: boolean;
}

interface Scored {
  readonly score: number | null;
  readonly low80: number | null;
  readonly high80: number | null;
}

function cellsOf(each: MemberReadinessResponse, member: string): Cell[] {
  return [
    toCell(member, whole, each),
    ...each.skills.map((skill) => toCell(member, skill.name, skill)),
  ];
}

function toCell(member: string, skill: string, { score, low80, high80 }: Scored): Cell {
  const points = score === null ? null : Math.round(score * 100);
  const step = points === null ? 0 : 1 + [45, 60, 75].filter((least) => points >= least).length;
  const half = Math.round(((high80 ?? 0) - (low80 ?? 0)) * 50);
  const words = points === null ? '' : `${points} ± ${half}`;
  return { member, skill, level: legend[step], words, isPale: step < 2 };
}

/** Those of one name are told apart by a number. */
function rowNames(data: readonly MemberReadinessResponse[]): string[] {
  const seen = new Map<string, number>();
  return data.map(({ member: { displayName } }) => {
    const count = (seen.get(displayName) ?? 0) + 1;
    seen.set(displayName, count);
    return count === 1 ? displayName : `${displayName} (${count})`;
  });
}

function describe({ data, outlook }: CohortReadinessResponse): string {
  const { of, expected, sd } = outlook.expectedPasses;
  const passes =
    of === 0
      ? 'Nobody has a score yet.'
      : `Of ${sayCount(of, 'member')} with a score ${expected.toFixed(1)} ± ${sd.toFixed(1)} are expected to pass.`;
  return [passes, ...data.map(sayMember)].join(' ');
}

function sayMember(each: MemberReadinessResponse): string {
  const { displayName } = each.member;
  if (each.state === 'not-sharing') return `${displayName} does not show it.`;
  if (each.state === 'no-target') return `${displayName} aims at nothing yet.`;
  if (each.state === 'no-questions') return `${displayName} is asked no question of the cohort.`;
  if (each.score === null) return `${displayName} has no graded answer yet.`;
  const skills = each.skills.map(({ name, score }) => `${name} ${sayPoints(score)}`);
  return `${displayName}: ${sayPoints(each.score)} overall; ${skills.join(', ')}.`;
}

function sayPoints(score: number | null): string {
  return score === null ? 'not tried' : String(Math.round(score * 100));
}
