import type { Chart } from '../platform/charts/chart.js';
import { sayCount, sayDay } from '../platform/charts/words.js';
import type { DayLoad, FutureDue, Load } from './domain/count-future-due.js';

/** Up to here the words name every day, over it every week. */
const mostDaysNamed = 31;

/** Of as many days as there are, those are named that there is room for. */
const dayAxis = {
  title: null,
  ticks: false,
  labelAngle: 0,
  labelPadding: 6,
  labelOverlap: 'greedy' as const,
  labelSeparation: 12,
  labelExpr: "utcFormat(toDate(datum.value), '%-d %b')",
};

/** Cards and minutes by day, with what is overdue set apart on the first. */
export function futureDueChart(due: FutureDue): Chart {
  return {
    title: `Due in the next ${sayCount(due.days.length, 'day')}`,
    description: describe(due),
    draw: ({ primary, secondary }) => {
      const rows = [
        { field: 'cards', title: 'Cards', height: 190, legend: { orient: 'top' } },
        { field: 'minutes', title: 'Minutes', height: 130, legend: null },
      ] as const;
      return {
        data: { values: due.days.flatMap((day, index) => barsOf(day, index, due.overdue)) },
        vconcat: rows.map(({ field, title, height, legend }) => ({
          width: 640,
          height,
          mark: 'bar',
          encoding: {
            x: {
              field: 'day',
              type: 'ordinal',
              scale: { paddingInner: 0.15, paddingOuter: 0.1 },
              axis: dayAxis,
            },
            y: {
              field,
              type: 'quantitative',
              title,
              scale: { domain: [0, Math.max(1, ...due.days.map((day) => day[field]))], nice: true },
              axis: { tickMinStep: 1, tickCount: 5 },
            },
            color: {
              field: 'part',
              type: 'nominal',
              title: null,
              scale: { domain: ['Due that day', 'Overdue'], range: [primary, secondary] },
              legend,
            },
          },
        })),
      };
    },
  };
}

interface Bar extends Load {
  day: string;
  part: 'Due that day' | 'Overdue';
}

function barsOf({ day, cards, minutes }: DayLoad, index: number, overdue: Load): Bar[] {
  if (index > 0) return [{ day, part: 'Due that day', cards, minutes }];
  return [
    {
      day,
      part: 'Due that day',
      cards: cards - overdue.cards,
      minutes: Math.max(0, minutes - overdue.minutes),
    },
    { day, part: 'Overdue', ...overdue },
  ];
}

function describe({ days, overdue, total }: FutureDue): string {
  const [first, last] = [days[0]?.day ?? '', days.at(-1)?.day ?? ''];
  const sums = `${sayLoad(total)} from ${sayDay(first)} to ${sayDay(last)}.`;
  if (total.cards === 0) return `No cards come back from ${sayDay(first)} to ${sayDay(last)}.`;
  const late = overdue.cards === 0 ? 'None is overdue.' : `Overdue: ${sayLoad(overdue)}.`;
  const step = days.length > mostDaysNamed ? 7 : 1;
  const parts = Array.from({ length: Math.ceil(days.length / step) }, (_, index) =>
    days.slice(index * step, (index + 1) * step),
  );
  const named = parts.map(sumOf).filter(({ cards }) => cards > 0);
  const kind = step === 1 ? 'By day' : 'By week from';
  return `${sums} ${late} ${kind}: ${named.map((each) => `${sayDay(each.day)}, ${sayLoad(each)}`).join('; ')}.`;
}

function sumOf(days: readonly DayLoad[]): DayLoad {
  return {
    day: days[0]?.day ?? '',
    cards: days.reduce((sum, { cards }) => sum + cards, 0),
    minutes: days.reduce((sum, { minutes }) => sum + minutes, 0),
  };
}

function sayLoad({ cards, minutes }: Load): string {
  return `${sayCount(cards, 'card')} in ${sayCount(minutes, 'minute')}`;
}
