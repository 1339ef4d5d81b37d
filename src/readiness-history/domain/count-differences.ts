import type { Blueprint } from '../../readiness/domain/blueprint.js';
import { raterKey } from '../../readiness/domain/rater-key.js';
import type {
  EvidenceAttempt,
  EvidenceGrade,
  ReadinessInput,
} from '../../readiness/domain/readiness-input.js';
import type { BlueprintChange, ChangeFacts } from './change-parts.js';
import { isSameData } from './is-same-data.js';

const msPerDay = 86_400_000;

type GradeFacts = Pick<
  ChangeFacts,
  'newAttempts' | 'newGrades' | 'changedGrades' | 'goneGrades' | 'practisedQuestions'
>;

/** Counts what happened between two inputs. Of questions that are in one bank only nothing is counted. */
export function countDifferences(before: ReadinessInput, after: ReadinessInput): ChangeFacts {
  const isRefitted = !isSameData(before.weights, after.weights);
  return {
    days: (after.asOfMs - before.asOfMs) / msPerDay,
    ...countGrades(before, after),
    practisedQuestions: countPractised(before, after, isRefitted),
    blueprint: listBlueprintChanges(before, after),
    isModelRefitted: isRefitted,
    isFormulaChanged:
      !isSameData(before.config, after.config) ||
      !isSameData(leaningsOf(before, before), leaningsOf(before, after)) ||
      hasNewDifficulties(before, after),
  };
}

/** What an input knows of those who had graded before. */
function leaningsOf(before: ReadinessInput, { calibration }: ReadinessInput): unknown {
  const raters = before.attempts.flatMap(({ grades }) =>
    grades.map(({ source, raterId }) => raterKey(source, raterId)),
  );
  return Array.from(new Set(raters), (rater) => [
    calibration.severities[rater] ?? 0,
    calibration.biasSds?.[rater] ?? null,
  ]);
}

function sharedQuestions(before: ReadinessInput, after: ReadinessInput): ReadonlySet<string> {
  const later = new Set(after.questions.map(({ questionId }) => questionId));
  return new Set(before.questions.map((each) => each.questionId).filter((id) => later.has(id)));
}

function countGrades(
  before: ReadinessInput,
  after: ReadinessInput,
): Omit<GradeFacts, 'practisedQuestions'> {
  const shared = sharedQuestions(before, after);
  const isShared = ({ questionId }: EvidenceAttempt): boolean => shared.has(questionId);
  const [earlier, later] = [before, after].map(({ attempts }) => attempts.filter(isShared));
  const known = new Set(earlier?.map(({ attemptId }) => attemptId));
  const [old, now] = [gradesOf(earlier ?? []), gradesOf(later ?? [])];
  const kept = Array.from(now).filter(([key]) => old.has(key));
  return {
    newAttempts: (later ?? []).filter(({ attemptId }) => !known.has(attemptId)).length,
    newGrades: now.size - kept.length,
    changedGrades: kept.filter(([key, grade]) => !isSameGrade(old.get(key), grade)).length,
    goneGrades: old.size - kept.length,
  };
}

/** One person may grade an answer twice, as a peer and as an interviewer: the lower of the two is the first. */
function gradesOf(attempts: readonly EvidenceAttempt[]): ReadonlyMap<string, EvidenceGrade> {
  const all = new Map<string, EvidenceGrade>();
  for (const { attemptId, grades } of attempts) {
    for (const grade of grades.toSorted((one, other) => one.score - other.score)) {
      const key = `${attemptId} ${raterKey(grade.source, grade.raterId)}`;
      all.set(all.has(key) ? `${key} twice` : key, grade);
    }
  }
  return all;
}

function isSameGrade(one: EvidenceGrade | undefined, other: EvidenceGrade): boolean {
  return one?.score === other.score && one.mustMissed === other.mustMissed;
}

function countPractised(
  before: ReadinessInput,
  after: ReadinessInput,
  isRefitted: boolean,
): number {
  const shared = sharedQuestions(before, after);
  const [old, now] = [before, after].map(
    ({ memories }) =>
      new Map(
        memories.map(({ questionId, lastReviewAtMs, stability }) => [
          questionId,
          isRefitted ? String(lastReviewAtMs) : `${lastReviewAtMs} ${stability}`,
        ]),
      ),
  );
  return Array.from(shared).filter((id) => old?.get(id) !== now?.get(id)).length;
}

function hasNewDifficulties(before: ReadinessInput, after: ReadinessInput): boolean {
  const earlier = new Map(before.questions.map((each) => [each.questionId, each.difficulty]));
  return after.questions.some(
    ({ questionId, difficulty }) => (earlier.get(questionId) ?? difficulty) !== difficulty,
  );
}

function listBlueprintChanges(before: ReadinessInput, after: ReadinessInput): BlueprintChange[] {
  const [old, now] = [before.blueprint, after.blueprint];
  const changes: readonly (readonly [BlueprintChange, boolean])[] = [
    ['interview-day', before.interviewAtMs !== after.interviewAtMs],
    ['bar', old.bar !== now.bar],
    ['skills', !isSameData(demandsOf(old), demandsOf(now))],
    ['weights', !isSameData(weightsOf(old), weightsOf(now))],
    ['questions', !isSameData(bankOf(before), bankOf(after))],
    ['format', old.novelty !== now.novelty || old.mockQuestions !== now.mockQuestions],
  ];
  return changes.flatMap(([change, isMade]) => (isMade ? [change] : []));
}

/** Which skills there are, and what is asked of each. */
function demandsOf({ skills }: Blueprint): unknown {
  return byId(skills, ({ skillId }) => skillId).map(({ skillId, isMustHave, minScore }) => [
    skillId,
    isMustHave,
    minScore,
  ]);
}

function weightsOf({ skills }: Blueprint): unknown {
  return byId(skills, ({ skillId }) => skillId).map(({ skillId, weight }) => [skillId, weight]);
}

/** Without what changes no score: how long a question takes, and whether it is asked at present. */
function bankOf({ questions }: ReadinessInput): unknown {
  return byId(questions, ({ questionId }) => questionId).map(
    ({ questionId, skillId, weight, isCritical }) => [questionId, skillId, weight, isCritical],
  );
}

function byId<T>(list: readonly T[], idOf: (each: T) => string): T[] {
  return list.toSorted((one, other) => (idOf(one) < idOf(other) ? -1 : 1));
}
