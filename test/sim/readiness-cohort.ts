import { assessReadiness } from '../../src/readiness/domain/assess-readiness.js';
import type { Readiness } from '../../src/readiness/domain/readiness.js';
import { newCandidate, type Candidate } from './readiness-candidate.js';
import { inputOf, type Learnt } from './readiness-input-of.js';
import { sitInterview, type Outcome } from './readiness-interview.js';
import { newSchool } from './readiness-school.js';
import type { Forecast } from './readiness-scoring.js';
import type { WorldTerms } from './readiness-terms.js';

const PER_SCHOOL = 50;

/** Schools are told apart by seed, and so is all that happens in them. */
export interface Sample {
  readonly firstSeed: number;
  readonly schools: number;
}

export interface Cohort {
  readonly candidates: readonly Candidate[];
  readonly outcomes: readonly Outcome[];
}

export function newCohort(terms: WorldTerms, { firstSeed, schools }: Sample): Cohort {
  const candidates = Array.from({ length: schools }, (_, place) =>
    newSchool(terms, firstSeed + place),
  ).flatMap((school) =>
    Array.from({ length: PER_SCHOOL }, (_, place) => newCandidate(school, place)),
  );
  return { candidates, outcomes: candidates.map(sitInterview) };
}

export function assess({ candidates }: Cohort, learnt: Learnt): Readiness[] {
  return candidates.map((candidate) => assessReadiness(inputOf(candidate, learnt)));
}

export function forecastOf(readiness: Readiness): Forecast {
  const { overall, mockLow80, mockHigh80, passProbability } = readiness;
  return {
    score: overall.score,
    low80: mockLow80,
    high80: mockHigh80,
    pass: passProbability,
  };
}
