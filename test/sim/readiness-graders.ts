import type { Random } from '../../src/kernel/seeded-random.js';
import type { EvidenceGrade } from '../../src/readiness/domain/readiness-input.js';
import type { GraderSource } from '../../src/readiness/domain/grader-source.js';
import { stableHash } from '../../src/scheduling/domain/stable-hash.js';
import { normal, within } from './readiness-chance.js';
import { judge, type SimulatedQuestion } from './readiness-questions.js';
import type { Draw } from './readiness-terms.js';

const HASHES = 2 ** 32;

/** Somebody, or something, that judges an answer criterion by criterion. */
export interface SimulatedGrader {
  readonly source: GraderSource;
  readonly raterId: string;
  readonly overlook: number;
  readonly strict: number;
  readonly mood: number;
  readonly stuck: number;
}

export function newGrader(
  source: GraderSource,
  raterId: string,
  { terms, random }: Draw,
): SimulatedGrader {
  const { overlook, overlookSd, strict, strictSd, mood, stuck } = terms.graders[source];
  return {
    source,
    raterId,
    overlook: within(0, overlook + overlookSd * normal(random), 0.95),
    strict: within(0, strict + strictSd * normal(random), 0.5),
    mood,
    stuck,
  };
}

/** The grade that somebody gives to an answer with these points in it. */
export function grade(
  grader: SimulatedGrader,
  { question, shown }: { readonly question: SimulatedQuestion; readonly shown: readonly boolean[] },
  random: Random,
): EvidenceGrade {
  const overlook = grader.overlook + grader.mood * normal(random);
  const seen = question.criteria.map(({ key }, place) => {
    const chance = random();
    const said = stuckOn(grader, key);
    if (said !== null) return said;
    return shown[place] === true ? chance >= grader.strict : chance < overlook;
  });
  return { source: grader.source, raterId: grader.raterId, ...judge(question, seen) };
}

/** What a grader says of a point whatever the answer is; null where they look. */
function stuckOn({ raterId, stuck }: SimulatedGrader, key: string): boolean | null {
  if (stuck === 0) return null;
  const place = stableHash(`${raterId}:${key}`) / HASHES;
  if (place >= stuck) return null;
  return place < stuck / 2;
}
