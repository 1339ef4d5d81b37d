import { sayCount, sayShare } from '../platform/charts/words.js';
import { fewestOutcomes, type Alarm, type ForecastCheck } from './domain/check-forecasts.js';

const warnings: Readonly<Record<Alarm, string>> = {
  'no-better-than-base-rate':
    'Alarm: who only knew the pass rate would have done as well or better.',
  'range-too-narrow': 'Alarm: far fewer than 8 in 10 interviews lay within their range.',
};

/** How far scores were held against real interviews, in plain words. */
export function sayStanding({ outcomes, figures }: ForecastCheck): string {
  const told = sayCount(outcomes, 'outcome');
  if (figures === null) {
    return `Not yet checked against real interviews: ${told} of the ${fewestOutcomes} that it takes.`;
  }
  const { passRate, meanForecast, brier, baseBrier, alarms } = figures;
  const sentences = [
    `Of ${sayCount(outcomes, 'interview')} ${sayShare(passRate)} were passed; ${sayShare(meanForecast)} were expected.`,
    `Brier score ${brier.toFixed(3)}, against ${baseBrier.toFixed(3)} of who only knows the pass rate.`,
    ...alarms.map((alarm) => warnings[alarm]),
  ];
  return sentences.join(' ');
}
