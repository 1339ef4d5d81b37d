import { raterKey } from '../../readiness/domain/rater-key.js';
import type {
  BankQuestion,
  Calibration,
  EvidenceAttempt,
  EvidenceGrade,
  QuestionMemory,
  ReadinessInput,
} from '../../readiness/domain/readiness-input.js';
import type { ChangeCause } from './change-parts.js';
import { isSameData } from './is-same-data.js';

/** An input as it would be if what one more cause did had happened. */
export interface HybridInput {
  readonly cause: ChangeCause;
  readonly input: ReadinessInput;
}

/**
 * The way from one input to another, a cause at a time, in the order of `changeCauses`: each takes over
 * where the one before left off, and after the last all is as in `after`. The order decides where things
 * count that act together. Time comes first, so that forgetting is told of what was known before; answers
 * to questions that come to the bank, or leave it, come and go with the blueprint.
 */
export function hybridInputs(before: ReadinessInput, after: ReadinessInput): HybridInput[] {
  const time = { ...before, asOfMs: after.asOfMs };
  const practice = {
    ...time,
    attempts: withNewEvidence(before, after),
    memories: withPractice(before, after),
    calibration: withNewRaters(before, after),
  };
  const regrades = { ...practice, attempts: withRegrades(before, after) };
  const blueprint = {
    ...regrades,
    blueprint: after.blueprint,
    interviewAtMs: after.interviewAtMs,
    interviewEndsAtMs: after.interviewEndsAtMs,
    questions: withOldDifficulties(before, after),
    attempts: after.attempts,
    memories: withBank(practice.memories, after),
  };
  const memoryModel = { ...blueprint, weights: after.weights, memories: after.memories };
  return [
    { cause: 'time', input: time },
    { cause: 'practice', input: practice },
    { cause: 'regrades', input: regrades },
    { cause: 'blueprint', input: blueprint },
    { cause: 'memoryModel', input: memoryModel },
    { cause: 'formula', input: after },
  ];
}

type WithQuestion = { readonly questionId: string };

function isAskedIn({ questions }: ReadinessInput): (of: WithQuestion) => boolean {
  const ids = new Set(questions.map(({ questionId }) => questionId));
  return ({ questionId }) => ids.has(questionId);
}

const raterOf = ({ source, raterId }: EvidenceGrade): string => raterKey(source, raterId);

function ratersOf(attempts: readonly EvidenceAttempt[]): ReadonlySet<string> {
  return new Set(attempts.flatMap(({ grades }) => grades.map(raterOf)));
}

/** What was there, with grades and attempts that were not. Nothing that was there changes or goes. */
function withNewEvidence(before: ReadinessInput, after: ReadinessInput): EvidenceAttempt[] {
  const later = new Map(after.attempts.map((attempt) => [attempt.attemptId, attempt]));
  const known = new Set(before.attempts.map(({ attemptId }) => attemptId));
  const isAsked = isAskedIn(before);
  const graded = before.attempts.map((attempt) => {
    const raters = ratersOf([attempt]);
    const added = (later.get(attempt.attemptId)?.grades ?? []).filter(
      (grade) => !raters.has(raterOf(grade)),
    );
    return added.length === 0 ? attempt : { ...attempt, grades: [...attempt.grades, ...added] };
  });
  const added = after.attempts.filter((each) => !known.has(each.attemptId) && isAsked(each));
  return [...graded, ...added];
}

/** As in the end, but for answers to questions that only come with the blueprint, or go with it. */
function withRegrades(before: ReadinessInput, after: ReadinessInput): EvidenceAttempt[] {
  const [was, stays] = [isAskedIn(before), isAskedIn(after)];
  return [
    ...before.attempts.filter((attempt) => !stays(attempt)),
    ...after.attempts.filter((attempt) => was(attempt) && stays(attempt)),
  ];
}

/** A memory that only looks another since the weights are others waits for them. */
function withPractice(before: ReadinessInput, after: ReadinessInput): QuestionMemory[] {
  const isRefitted = !isSameData(before.weights, after.weights);
  const earlier = new Map(before.memories.map((memory) => [memory.questionId, memory]));
  const [was, stays] = [isAskedIn(before), isAskedIn(after)];
  const practised = after.memories
    .filter((memory) => was(memory) && stays(memory))
    .map((memory) => {
      const old = earlier.get(memory.questionId);
      if (!isRefitted || old?.lastReviewAtMs !== memory.lastReviewAtMs) return memory;
      return old;
    });
  return [...before.memories.filter((memory) => !stays(memory)), ...practised];
}

/** Of raters that come with new grades all is told that is known of them; nothing new of the others. */
function withNewRaters(before: ReadinessInput, after: ReadinessInput): Calibration {
  const raters = ratersOf(before.attempts);
  const merge = (
    old: Readonly<Record<string, number>> = {},
    now: Readonly<Record<string, number>> = {},
  ): Record<string, number> =>
    Object.fromEntries([
      ...Object.entries(old).filter(([rater]) => raters.has(rater)),
      ...Object.entries(now).filter(([rater]) => !raters.has(rater)),
    ]);
  return {
    version: before.calibration.version,
    severities: merge(before.calibration.severities, after.calibration.severities),
    biasSds: merge(before.calibration.biasSds, after.calibration.biasSds),
  };
}

/** The bank of the end, but with what was known then of how hard its questions are. */
function withOldDifficulties(before: ReadinessInput, after: ReadinessInput): BankQuestion[] {
  const earlier = new Map(before.questions.map((each) => [each.questionId, each.difficulty]));
  return after.questions.map((question) => ({
    ...question,
    difficulty: earlier.get(question.questionId) ?? question.difficulty,
  }));
}

function withBank(memories: readonly QuestionMemory[], after: ReadinessInput): QuestionMemory[] {
  const known = new Map(memories.map((memory) => [memory.questionId, memory]));
  return after.memories.map((memory) => known.get(memory.questionId) ?? memory);
}
