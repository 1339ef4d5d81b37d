import { assess, forecastOf, newCohort, type Cohort } from './readiness-cohort.js';
import { nothingLearnt, type Learnt } from './readiness-input-of.js';
import { truthOf } from './readiness-interview.js';
import { learnMore, learnOf } from './readiness-night.js';
import { baseRate, naiveMean, refitted } from './readiness-rivals.js';
import { mean, scoreForecasts, slackFor, type Forecast, type Scores } from './readiness-scoring.js';
import { friendlyWorld, type GraderTerms, type WorldTerms } from './readiness-terms.js';
import { coverOf, errorOf } from './readiness-truth.js';
import { asShown, atMost, type Measurement } from './simulation.js';

/** Eight to a school of fifty learners, of which each world has as many. */
const ALL_SEEDS = 96;
const SEEDS_PER_SCHOOL = 8;
const ALL_LEARNERS = 600;
const OUTCOMES = [100, 400] as const;
const [PAST_SEED, SEED] = [1501, 2001];

const { graders, forgetDays, ability, sdForm } = friendlyWorld;

function graded(source: keyof typeof graders, change: Partial<GraderTerms>): Partial<WorldTerms> {
  return { graders: { ...graders, [source]: { ...graders[source], ...change } } };
}

/** What may be otherwise than the score supposes, by how it is said. */
const worlds: Readonly<Record<string, Partial<WorldTerms>>> = {
  'as supposed': {},
  'self-graders who overlook 70 %': graded('self', { overlook: 0.7 }),
  'self-graders who overlook 10 %': graded('self', { overlook: 0.1 }),
  'a model that overlooks half, and no coach': {
    ...graded('llm', { overlook: 0.55 }),
    llm: [1, 0.6],
    coach: [0, 0],
  },
  'twelve points a month from outside': { growthPerDay: 0.02 },
  'days of more than twice the mood': { sdForm: 2.2 * sdForm },
  'an interview of new questions alone': { novelty: 1 },
  'nobody but oneself grades': { selfOnly: 1 },
  'forgetting three times as fast': { forgetDays: forgetDays / 3 },
  'forgetting three times as slow': { forgetDays: forgetDays * 3 },
  'forgetting by halves': { forgetShape: 1 },
  'weaker learners': { ability: ability - 0.6 },
  'stronger learners': { ability: ability + 0.6 },
  'learners who shun what they are weak at': { avoidance: 3 },
};

/** Worlds in which the score has to hold although they are not what it supposes. */
const mild: readonly string[] = [
  'as supposed',
  'self-graders who overlook 10 %',
  'days of more than twice the mood',
  'nobody but oneself grades',
  'forgetting three times as fast',
  'forgetting three times as slow',
  'forgetting by halves',
  'learners who shun what they are weak at',
];

/** Worlds in which it is tried what the nightly job mends: by grades alone, and by known outcomes too. */
const mended: readonly string[] = [
  'as supposed',
  'self-graders who overlook 70 %',
  'a model that overlooks half, and no coach',
  'twelve points a month from outside',
  'weaker learners',
];

/**
 * Where the score fails, and how badly, with what is shipped: each world differs from the friendly one in
 * one respect that the score is not told of. Most have no bar: they are what one may not rely on. `skill`
 * is by how much smaller the Brier score is than that of the base rate of that very world.
 */
export function simulate(seeds = ALL_SEEDS): readonly Measurement[] {
  const schools = Math.ceil(seeds / SEEDS_PER_SCHOOL);
  return Object.entries(worlds).flatMap(([name, change]) => {
    const terms = { ...friendlyWorld, ...change };
    const past = newCohort(terms, { firstSeed: PAST_SEED, schools });
    const cohort = newCohort(terms, { firstSeed: SEED, schools });
    return [
      ...asShipped(name, cohort, past),
      ...(mended.includes(name) ? afterNights(name, cohort, past) : []),
    ];
  });
}

function asShipped(name: string, cohort: Cohort, past: Cohort): Measurement[] {
  const assessed = assess(cohort, nothingLearnt);
  const cases = cohort.candidates.flatMap((candidate, place) => {
    const readiness = assessed[place];
    return readiness === undefined ? [] : [{ readiness, truth: truthOf(candidate) }];
  });
  const score = (forecasts: readonly Forecast[]): Scores =>
    scoreForecasts(forecasts, cohort.outcomes);
  const slack = slackFor(cohort.candidates.length, ALL_LEARNERS);
  const base = score(cohort.candidates.map(baseRate(past)));
  const naive = score(cohort.candidates.map(refitted(naiveMean, past)));
  const scores = score(assessed.map(forecastOf));
  const bias = mean(cases.map(errorOf));
  return [
    asShown(`${name}: bias`, bias),
    ...(mild.includes(name)
      ? [atMost(`${name}: bias, either way`, 0.03 + slack(0.13), Math.abs(bias))]
      : []),
    asShown(`${name}: ece`, scores.ece),
    asShown(`${name}: cover of the true score`, coverOf(cases)),
    asShown(`${name}: cover of the interview`, scores.cover),
    asShown(`${name}: skill`, 1 - scores.brier / base.brier),
    asShown(`${name}: skill of the refitted mean`, 1 - naive.brier / base.brier),
  ];
}

/** What is known of graders by everybody's grades; and then also what came of interviews before. */
function afterNights(name: string, cohort: Cohort, past: Cohort): Measurement[] {
  const before = first(past, Math.max(...OUTCOMES));
  const night = learnOf([...before.candidates, ...cohort.candidates]);
  const assessed = assess(before, night);
  const [shipped, learnt] = [of(cohort, nothingLearnt), of(cohort, night)];
  const slack = slackFor(cohort.candidates.length, ALL_LEARNERS);
  return [
    ...rows(`${name}, as shipped`, shipped),
    ...rows(`${name}, after a night`, learnt),
    atMost(
      `${name}, after a night: brier over as shipped`,
      1 + slack(0.5),
      learnt.brier / shipped.brier,
    ),
    ...OUTCOMES.flatMap((count) =>
      rows(
        `${name}, after ${count} outcomes`,
        of(cohort, learnMore(night, first(past, count), assessed)),
      ),
    ),
  ];
}

function first({ candidates, outcomes }: Cohort, count: number): Cohort {
  return { candidates: candidates.slice(0, count), outcomes: outcomes.slice(0, count) };
}

function of(cohort: Cohort, learnt: Learnt): Scores {
  return scoreForecasts(assess(cohort, learnt).map(forecastOf), cohort.outcomes);
}

function rows(name: string, { bias, ece, brier }: Scores): Measurement[] {
  return [
    asShown(`${name}: bias of the interview`, bias),
    asShown(`${name}: ece`, ece),
    asShown(`${name}: brier`, brier),
  ];
}
