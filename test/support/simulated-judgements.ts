import type { Random } from '../../src/kernel/seeded-random.js';
import { seededRandom } from '../../src/kernel/seeded-random.js';
import type { GraderSource } from '../../src/readiness/domain/grader-source.js';
import type { GraderModel } from '../../src/readiness/domain/readiness-config.js';
import type { JudgedAnswer } from '../../src/readiness-calibration/domain/judged-answer.js';

/** A small world in which it is known what answers missed, and how graders err. */
export interface JudgedWorld {
  readonly answers: readonly JudgedAnswer[];
  /** What each learner misses cold, by id. */
  readonly gaps: ReadonlyMap<string, number>;
  /** By `source:raterId`, in score. */
  readonly severities: ReadonlyMap<string, number>;
  readonly difficulties: ReadonlyMap<string, number>;
}

export interface WorldTerms {
  readonly seed: number;
  readonly learners: number;
  readonly answersEach: number;
  readonly questions: number;
  /** How many of each kind grade an answer, 0..1 for a chance; of peers and coaches there are so many. */
  readonly graded: Readonly<Partial<Record<GraderSource, number>>>;
  readonly raters: Readonly<Partial<Record<GraderSource, number>>>;
  /** How graders of a kind truly err. */
  readonly truth: Readonly<Record<GraderSource, GraderModel>>;
  readonly sdDifficulty?: number;
}

/** Learners who each answer so many questions cold, graded by people who lean. */
export function simulateJudgements(terms: WorldTerms): JudgedWorld {
  const random = seededRandom(terms.seed);
  const name = (kind: string, index: number) => `${kind}-${String(index).padStart(4, '0')}`;
  const many = <Value>(kind: string, count: number, value: () => Value): Map<string, Value> =>
    new Map(Array.from({ length: count }, (_, index) => [name(kind, index), value()]));
  const gaps = many('learner', terms.learners, () => 0.45 + 0.13 * normal(random));
  const { sdDifficulty = 0 } = terms;
  const difficulties = many('question', terms.questions, () => sdDifficulty * normal(random));
  const severities = new Map<string, number>();
  const leaningOf = (source: GraderSource, raterId: string): number => {
    const key = `${source}:${raterId}`;
    const known = severities.get(key) ?? terms.truth[source].biasSd * normal(random);
    severities.set(key, known);
    return known;
  };
  const grade = (source: GraderSource, raterId: string, gap: number) => {
    const { overlook, strict, sd } = terms.truth[source];
    const leaning = leaningOf(source, raterId);
    const seen = strict + (1 - overlook - strict) * gap + leaning + sd * normal(random);
    return { source, raterId, score: Math.min(1, Math.max(0, 1 - seen)), mustMissed: false };
  };
  const answers = Array.from(gaps).flatMap(([learnerId, cold], learner) =>
    Array.from({ length: terms.answersEach }, (_, turn) => {
      const questionId = name('question', (learner * 7 + turn) % terms.questions);
      const own = cold + (difficulties.get(questionId) ?? 0) + 0.12 * normal(random);
      const gap = Math.min(1, Math.max(0, own));
      const grades = (['self', 'peer', 'llm', 'coach'] as const).flatMap((source) =>
        chosen(random, terms, source).map((rater) =>
          grade(source, source === 'self' ? learnerId : name(source, rater), gap),
        ),
      );
      const atMs = Date.UTC(2026, 0, 1) + (learner * terms.answersEach + turn) * 60_000;
      const attemptId = `${learnerId}-${turn}`;
      return { attemptId, learnerId, questionId, skillId: 'one', atMs, isCold: true, grades };
    }),
  );
  const judged = answers.filter(({ grades }) => grades.length > 0);
  return { answers: judged, gaps, severities, difficulties };
}

/** Who of a kind grades an answer, by place. */
function chosen(random: Random, { graded, raters }: WorldTerms, source: GraderSource): number[] {
  const wanted = graded[source] ?? 0;
  const count = wanted < 1 ? Number(random() < wanted) : wanted;
  const places = new Set<number>();
  const all = source === 'self' ? 1 : (raters[source] ?? 1);
  while (places.size < Math.min(count, all)) places.add(Math.floor(random() * all));
  return Array.from(places);
}

/** @see G. E. P. Box and M. E. Muller, A Note on the Generation of Random Normal Deviates, 1958 */
export function normal(random: Random): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}
