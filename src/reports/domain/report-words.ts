import { sayPercent, sayRange, sayScore, sayTrust, statusWords } from './say-figures.js';
import type { ShownOverall, ShownReport } from './shown-report.js';

/** What is said of a figure, and the figure. */
export interface Fact {
  readonly name: string;
  readonly value: string;
}

/** The figures of the whole, in the order of reading; the score itself stands above them. */
export function listFacts({ overall, weakestGate, skills }: ShownReport): Fact[] {
  if (overall === undefined) return [];
  const gate = skills?.find(({ skillId }) => skillId === weakestGate)?.name;
  return [
    { name: 'Status', value: statusWords[overall.status] },
    ...rangesOf(overall),
    { name: 'Chance of reaching the bar', value: sayPercent(overall.passProbability) },
    ...(gate === undefined ? [] : [{ name: 'Must-have at the greatest risk', value: gate }]),
    ...scenarioOf(overall),
    { name: 'Rests on', value: sayAnswers(overall) },
    { name: 'Weight of the grades', value: sayTrust(overall.trust) },
  ];
}

function rangesOf({ range }: ShownOverall): Fact[] {
  if (range === undefined) return [];
  const { mockLow80: low80, mockHigh80: high80 } = range;
  return [
    { name: '80% range', value: sayRange(range) },
    { name: 'One interview (8 in 10)', value: sayRange({ low80, high80 }) },
  ];
}

function scenarioOf({ scoreIfOnPlan, passProbabilityIfOnPlan }: ShownOverall): Fact[] {
  if (scoreIfOnPlan === null) return [];
  const chance = ` (chance ${sayPercent(passProbabilityIfOnPlan)})`;
  return [{ name: 'If practised as planned', value: `${sayScore(scoreIfOnPlan)}${chance}` }];
}

function sayAnswers({ attempts, coverage }: ShownOverall): string {
  const answers = `${attempts} graded answer${attempts === 1 ? '' : 's'}`;
  return `${answers}, ${sayPercent(coverage)} of the questions`;
}

/** What no reader of a figure should be left without. */
export const caveat =
  'A forecast for practice, made from the grades of practice answers: do not use it for hiring. Its ' +
  'constants come from one simulated world; the bar, the weights and the share of unseen questions are guesses.';

/** How the figures came about. */
export function sayOrigin({
  formula,
  jobVersion,
  bar,
  novelty,
  mockQuestions,
}: ShownReport): string {
  const terms = `Bar ${sayScore(bar)}, ${mockQuestions} questions, ${sayPercent(novelty)} of them unseen.`;
  return `Formula ${formula}, calibration ${jobVersion}. ${terms}`;
}
