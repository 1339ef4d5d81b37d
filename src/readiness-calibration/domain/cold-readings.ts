import { correctGrade } from '../../readiness/domain/correct-grade.js';
import { raterKey } from '../../readiness/domain/rater-key.js';
import type { Calibration } from '../../readiness/domain/readiness-input.js';
import type { ReadinessConfig } from '../../readiness/domain/readiness-config.js';
import { slopeOf } from '../../readiness/domain/weigh-grade.js';
import type { JudgedAnswer } from './judged-answer.js';

/** What a cold answer missed, as all its graders together saw it. */
export interface ColdReading {
  readonly learnerId: string;
  readonly questionId: string;
  readonly skillId: string;
  /** When it was handed in. */
  readonly since: Date;
  /** A share of a score; outside 0..1 where graders are kinder or stricter than their kind can be. */
  readonly gap: number;
  readonly variance: number;
}

type Leanings = Pick<Calibration, 'severities' | 'biasSds'>;

/**
 * What learners missed who met a question for the first time: of each learner and question the first
 * answer, in one order whatever that of the answers.
 */
export function readColdAnswers(
  answers: readonly JudgedAnswer[],
  config: ReadinessConfig,
  leanings: Leanings,
): ColdReading[] {
  const first = new Map<string, JudgedAnswer>();
  for (const answer of answers) {
    if (!answer.isCold) continue;
    const key = `${answer.learnerId} ${answer.questionId}`;
    const known = first.get(key);
    if (known === undefined || isBefore(answer, known)) first.set(key, answer);
  }
  return Array.from(first)
    .toSorted(([one], [other]) => (one < other ? -1 : 1))
    .map(([, answer]) => readCold(answer, config, leanings));
}

function isBefore(one: JudgedAnswer, other: JudgedAnswer): boolean {
  return one.atMs === other.atMs ? one.attemptId < other.attemptId : one.atMs < other.atMs;
}

function readCold(
  { learnerId, questionId, skillId, atMs, grades }: JudgedAnswer,
  config: ReadinessConfig,
  { severities, biasSds = {} }: Leanings,
): ColdReading {
  const seen = grades
    .map((grade) => {
      const key = raterKey(grade.source, grade.raterId);
      const model = config.graders[grade.source];
      const biasSd = biasSds[key] ?? model.biasSd;
      const precision = slopeOf(model) ** 2 / (model.sd ** 2 + biasSd ** 2);
      const gap = correctGrade(grade, model, severities[key] ?? 0, config);
      return { key, precision, pull: precision * gap };
    })
    .toSorted((one, other) =>
      one.key === other.key ? one.pull - other.pull : one.key < other.key ? -1 : 1,
    );
  const precision = seen.reduce((sum, each) => sum + each.precision, 0);
  const gap = seen.reduce((sum, { pull }) => sum + pull, 0) / precision;
  const variance = config.sdAttempt ** 2 + 1 / precision;
  return { learnerId, questionId, skillId: skillId ?? '', since: new Date(atMs), gap, variance };
}
