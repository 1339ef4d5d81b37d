import type { QuestionReadiness, Readiness } from '../../src/readiness/domain/readiness.js';
import type { Candidate } from './readiness-candidate.js';
import type { Cohort } from './readiness-cohort.js';
import { truthOf, type Outcome, type Truth } from './readiness-interview.js';
import { mean, rootMeanSquare, spearman } from './readiness-scoring.js';
import { asShown, atMost, type Measurement } from './simulation.js';

/** One learner, what was said of them, what is so, and what came of it. */
interface Case {
  readonly candidate: Candidate;
  readonly readiness: Readiness;
  readonly truth: Truth;
  readonly outcome: Outcome;
}

const amounts = [
  ['no attempt', 0, 0],
  ['1-4 attempts', 1, 4],
  ['5-19 attempts', 5, 19],
  ['20-39 attempts', 20, 39],
  ['40-79 attempts', 40, 79],
  ['80 and more', 80, Infinity],
] as const;

const groups: readonly (readonly [string, (candidate: Candidate) => boolean])[] = [
  ['self-only, 40 and more', (of) => of.isSelfOnly && of.attempts.length >= 40],
  ['coached, 40 and more', (of) => of.isCoached && of.attempts.length >= 40],
];

/** The score against the one that is to be expected, without the luck of a single interview. */
export function againstTruth(
  { candidates, outcomes }: Cohort,
  assessed: readonly Readiness[],
  slack: (spread: number) => number,
): Measurement[] {
  const cases = candidates.flatMap((candidate, place): Case[] => {
    const [readiness, outcome] = [assessed[place], outcomes[place]];
    if (readiness === undefined || outcome === undefined) return [];
    return [{ candidate, readiness, truth: truthOf(candidate), outcome }];
  });
  const ranks = cases.map(
    ({ readiness, truth }) => [readiness.overall.score, truth.score] as const,
  );
  return [
    asShown('the true score: bias', mean(cases.map(errorOf))),
    asShown('the true score: rmse', rootMeanSquare(cases.map(errorOf))),
    asShown('the true score: spearman', spearman(ranks)),
    asShown('the true score: cover of the range', coverOf(cases)),
    ...amounts.flatMap(([name, least, most]) =>
      spreads(
        name,
        cases.filter(
          ({ candidate: { attempts } }) => attempts.length >= least && attempts.length <= most,
        ),
      ),
    ),
    ...groups.flatMap(([name, isIn]) =>
      spreads(
        name,
        cases.filter(({ candidate }) => isIn(candidate)),
      ),
    ),
    ...practised(cases, slack),
    ...statuses(cases),
  ];
}

export function errorOf({ readiness, truth }: Pick<Case, 'readiness' | 'truth'>): number {
  return readiness.overall.score - truth.score;
}

export function coverOf(cases: readonly Pick<Case, 'readiness' | 'truth'>[]): number {
  return mean(
    cases.map(({ readiness: { overall }, truth: { score } }) =>
      Number(overall.low80 <= score && score <= overall.high80),
    ),
  );
}

function spreads(name: string, cases: readonly Case[]): Measurement[] {
  return [
    asShown(`${name}: learners`, cases.length),
    asShown(`${name}: rmse`, rootMeanSquare(cases.map(errorOf))),
    asShown(
      `${name}: the spread that is said`,
      mean(cases.map(({ readiness }) => readiness.overall.sd)),
    ),
  ];
}

/** What is said of single questions that were practised: in all, and by what FSRS says of them. */
function practised(cases: readonly Case[], slack: (spread: number) => number): Measurement[] {
  const answers = cases.flatMap(({ readiness, truth }) =>
    readiness.questions
      .filter(({ isPractised }) => isPractised)
      .map((question) => ({ question, truth: truth.worthOf.get(question.questionId) ?? 0 })),
  );
  const said = (some: typeof answers): number =>
    mean(some.map(({ question }) => question.expected));
  const came = (some: typeof answers): number => mean(some.map((answer) => answer.truth));
  const tenths = Array.from(Map.groupBy(answers, ({ question }) => tenthOf(question)).values());
  const offs = tenths
    .filter((tenth) => tenth.length >= 100)
    .map((tenth) => Math.abs(said(tenth) - came(tenth)));
  return [
    asShown('practised questions: said', said(answers)),
    asShown('practised questions: true', came(answers)),
    atMost(
      'practised questions: said against true',
      0.02 + slack(0.1),
      Math.abs(said(answers) - came(answers)),
    ),
    asShown('practised questions: furthest off in a tenth of recall', Math.max(...offs)),
  ];
}

function tenthOf({ recall }: QuestionReadiness): number {
  return Math.min(9, Math.floor(10 * recall));
}

function statuses(cases: readonly Case[]): Measurement[] {
  const of = (status: string): Case[] =>
    cases.filter(({ readiness }) => readiness.status === status);
  const ready = of('ready');
  return [
    asShown('ready: learners', ready.length),
    ...(ready.length === 0 ? [] : chances('ready', ready)),
    ...chances('no data', of('no-data')),
    atMost(
      'ready: learners who only grade themselves',
      0,
      ready.filter(({ candidate }) => candidate.isSelfOnly).length,
    ),
  ];
}

function chances(name: string, cases: readonly Case[]): Measurement[] {
  return [
    asShown(`${name}: said to pass`, mean(cases.map(({ readiness }) => readiness.passProbability))),
    asShown(`${name}: passed`, mean(cases.map(({ outcome }) => Number(outcome.isPassed)))),
  ];
}
