import { askNext } from './ask-next.js';
import { assessSkill, type AssessedSkill } from './assess-skill.js';
import type { PlacedSkill } from './bank-layout.js';
import { daysFrom } from './days-from.js';
import { decideStatus } from './decide-status.js';
import { estimateGaps } from './estimate-gaps.js';
import { estimateRange } from './estimate-range.js';
import { forecastPass } from './forecast-pass.js';
import { interviewInstant } from './interview-instant.js';
import { interviewVariance } from './interview-variance.js';
import { layOutBank } from './lay-out-bank.js';
import { measureDoubt, type Doubt } from './measure-doubt.js';
import { readSkill, type SkillEvidence } from './read-skill.js';
import type { BankQuestion, ReadinessInput } from './readiness-input.js';
import type { QuestionReadiness, Readiness } from './readiness.js';
import { studyNext } from './study-next.js';
import { trustOf } from './trust-of.js';

/**
 * The rubric score to expect of an interview on its day. One formula for every question: what is missed
 * cold, less the share of it that practice closed and memory will still hold. What is missed cold is
 * estimated for the learner, each skill and each question at once, from grades that are corrected for
 * their graders and weighed by how far those can be trusted. Nothing is added up over time: when a grade
 * is taken back, the score is worked out anew from what stands.
 */
export function assessReadiness(input: ReadinessInput): Readiness {
  const { config, asOfMs, weights } = input;
  const interview = interviewInstant(asOfMs, input.interviewAtMs, input.interviewEndsAtMs);
  const placed = layOutBank(input, interview.atMs);
  const lastAttemptAtMs = lastAttemptOf(placed) ?? interview.atMs;
  const skills = placed.map((each) => readSkill(each, input, lastAttemptAtMs));
  const doubt = measureDoubt(skills, daysFrom(lastAttemptAtMs, interview.atMs), config);
  const assessed = assessSkills(skills, doubt, input);
  const time = { nowMs: asOfMs, interviewAtMs: interview.atMs, weights };
  const figures = assessed.map(({ questions }) => questions);
  return {
    ...assessWhole(skills, assessed, doubt, input),
    isInterviewPast: interview.isPast,
    skills: assessed.map(({ skill }) => skill),
    questions: inOrderOf(input.questions, figures.flat()),
    next: interview.isPast ? [] : studyNext(placed, figures, config, time),
    askNext: interview.isPast ? null : askNext(skills, doubt, config, time),
  };
}

type Whole = Omit<Readiness, 'isInterviewPast' | 'skills' | 'questions' | 'next' | 'askNext'>;

function assessWhole(
  skills: readonly SkillEvidence[],
  assessed: readonly AssessedSkill[],
  doubt: Doubt,
  { blueprint, config }: ReadinessInput,
): Whole {
  const outlooks = assessed.map(({ skill }) => skill);
  const score = outlooks.reduce((sum, each) => sum + each.weight * each.score, 0);
  const shares = outlooks.map(({ weight }) => weight);
  const overall = estimateRange(score, doubt.whole);
  const mock = estimateRange(score, doubt.whole + interviewVariance(shares, blueprint, config));
  const forecast = forecastPass(mock, outlooks, blueprint, config);
  const attempts = outlooks.reduce((sum, each) => sum + each.attempts, 0);
  const trust = trustOf(skills.map(({ weights }) => weights));
  const areCriticalShown = assessed.every((each) => each.areCriticalShown);
  const facts = { attempts, sd: overall.sd, trust, areCriticalShown };
  return {
    status: decideStatus(facts, forecast.probability, config),
    overall,
    mockLow80: mock.low80,
    mockHigh80: mock.high80,
    passProbability: forecast.probability,
    weakestGate: forecast.weakestGate,
    coverage: outlooks.reduce((sum, { weight, coverage }) => sum + weight * coverage, 0),
    attempts,
    trust,
  };
}

function assessSkills(
  skills: readonly SkillEvidence[],
  doubt: Doubt,
  { blueprint, config }: ReadinessInput,
): AssessedSkill[] {
  const gaps = estimateGaps(skills, config);
  return skills.flatMap((skill, index) => {
    const own = gaps.skills[index];
    const variance = doubt.skills[index];
    if (own === undefined || variance === undefined) return [];
    return [assessSkill(skill, own, variance, blueprint.bar, config)];
  });
}

function lastAttemptOf(skills: readonly PlacedSkill[]): number | null {
  const last = skills.flatMap(({ attempts }) => attempts.at(-1)?.atMs ?? []);
  return last.length === 0 ? null : Math.max(...last);
}

/** Questions of skills that the blueprint does not have are not in it. */
function inOrderOf(
  bank: readonly BankQuestion[],
  figures: readonly QuestionReadiness[],
): QuestionReadiness[] {
  const byId = new Map(figures.map((figure) => [figure.questionId, figure]));
  return bank.flatMap(({ questionId }) => byId.get(questionId) ?? []);
}
