import type { Chart } from '../platform/charts/chart.js';
import { sayCount, sayDay, sayMonth } from '../platform/charts/words.js';
import { addDays } from '../scheduling/domain/add-days.js';
import { dayNumber } from '../scheduling/domain/day-number.js';
import type { StudyDay } from '../scheduling/domain/study-day.js';
import { heatSteps } from './domain/heat-steps.js';
import type { HeatMap } from './statistics.service.js';

const nothing = 'None';

/** A cell for each day, a column for each week, the darker (or, in the dark, the lighter) the busier. */
export function heatMapChart(map: HeatMap): Chart {
  const { values, legend } = cellsOf(map);
  return {
    title: `Reviews by day, ${sayDay(map.from)} to ${sayDay(map.to)}`,
    description: describe(map),
    draw: ({ paper, heat }) => ({
      data: { values },
      width: { step: 13 },
      height: { step: 13 },
      mark: { type: 'rect', stroke: paper, strokeWidth: 2 },
      encoding: {
        x: { field: 'week', type: 'ordinal', title: null, axis: weekAxis },
        y: {
          field: 'weekday',
          type: 'ordinal',
          title: null,
          sort: weekdays,
          axis: { domain: false, ticks: false, values: ['Mon', 'Wed', 'Fri', 'Sun'] },
        },
        color: {
          field: 'reviews',
          type: 'ordinal',
          title: 'Reviews',
          sort: legend,
          scale: { domain: legend, range: heat.slice(0, legend.length) },
          legend: { orient: 'bottom', symbolType: 'square', symbolStrokeWidth: 0 },
        },
      },
    }),
  };
}

const weekdays = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];

/** The name of a month stands over the first of its weeks that begins in it. */
const weekAxis = {
  orient: 'top' as const,
  domain: false,
  ticks: false,
  labelAngle: 0,
  labelAlign: 'left' as const,
  labelOverlap: false,
  labelExpr: "utcdate(toDate(datum.value)) <= 7 ? utcFormat(toDate(datum.value), '%b') : ''",
};

interface Cell {
  week: StudyDay;
  weekday: string | undefined;
  reviews: string | undefined;
}

function cellsOf({ from, to, days }: HeatMap): { values: Cell[]; legend: string[] } {
  const counts = new Map(days.map(({ day, reviews }) => [day, reviews]));
  const steps = heatSteps(days.map(({ reviews }) => reviews));
  const most = Math.max(0, ...counts.values());
  const legend = [nothing, ...steps.map((step, index) => sayRange(step, steps[index + 1], most))];
  const first = dayNumber(from);
  const values = Array.from({ length: dayNumber(to) - first + 1 }, (_, index) => {
    const day = addDays(from, index);
    // The epoch was a Thursday.
    const weekday = (first + index + 3) % 7;
    const count = counts.get(day) ?? 0;
    const level = steps.filter((step) => step <= count).length;
    return { week: addDays(day, -weekday), weekday: weekdays[weekday], reviews: legend[level] };
  });
  return { values, legend };
}

function sayRange(step: number, next: number | undefined, most: number): string {
  const last = next === undefined ? most : next - 1;
  return last === step ? `${step}` : `${step} to ${last}`;
}

function describe({ from, to, days, total }: HeatMap): string {
  const span = `from ${sayDay(from)} to ${sayDay(to)}`;
  const [first] = days;
  if (first === undefined) return `No reviews ${span}.`;
  const busiest = days.reduce((most, day) => (day.reviews > most.reviews ? day : most), first);
  const months = Array.from(Map.groupBy(days, ({ day }) => day.slice(0, 7)).values(), (month) => {
    const reviews = month.reduce((sum, day) => sum + day.reviews, 0);
    const minutes = month.reduce((sum, day) => sum + day.minutes, 0);
    return `${sayMonth(month[0]?.day ?? '')}, ${saySum({ days: month.length, reviews, minutes })}`;
  });
  return [
    `${saySum(total)} ${span}.`,
    `The busiest day was ${sayDay(busiest.day)} with ${sayCount(busiest.reviews, 'review')}.`,
    `By month: ${months.join('; ')}.`,
  ].join(' ');
}

function saySum({ days, reviews, minutes }: HeatMap['total']): string {
  const time = sayCount(minutes, 'minute');
  return `${sayCount(reviews, 'review')} in ${time} on ${sayCount(days, 'day')}`;
}
