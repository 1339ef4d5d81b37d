import type { CatchUp, CatchUpObstacle } from './catch-up.js';

/** What a way of catching up would do, in one plain sentence. */
export function tellCatchUp(way: CatchUp): string {
  if (way.obstacle !== null) return obstacles[way.obstacle](way);
  switch (way.way) {
    case 'shift':
      return `Everything from the missed week on moves by ${count(way.shiftWeeks, 'week')}; the last day is ${way.lastDay}.`;
    case 'spread':
      return `${told(way)} The last day stays ${way.lastDay}, and nothing is given up.`;
    case 'drop':
      return `${count(way.dropped.length, 'nice-to-have')} ${way.dropped.length === 1 ? 'goes' : 'go'}. ${told(way)}`;
    case 'cut':
      return `${way.cut.join(' and ')}: only the smallest demo is wanted from now on. ${told(way)}`;
  }
}

const obstacles: Record<CatchUpObstacle, (way: CatchUp) => string> = {
  'nothing-missed': () => 'No sitting and no question was missed.',
  'too-few-hours': ({ shortMinutes }) =>
    `The flexible hours of the weeks that are left are ${shortMinutes} minutes short of it.`,
  'not-far-behind': () => 'No project is two milestones behind.',
};

function told({ moved }: CatchUp): string {
  if (moved.length === 0) return 'Nothing has to be made up for.';
  const minutes = moved.reduce((sum, part) => sum + part.minutes, 0);
  const weeks = [...new Set(moved.map(({ week }) => week))].toSorted((a, b) => a - b);
  return `${minutes} minutes are made up for in the flexible hours of ${weeks.length === 1 ? 'week' : 'weeks'} ${weeks.join(', ')}.`;
}

function count(number: number, what: string): string {
  return `${number} ${what}${number === 1 ? '' : 's'}`;
}
