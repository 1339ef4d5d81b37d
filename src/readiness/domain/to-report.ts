import { roundFigure } from '../../kernel/round-figure.js';
import { formulaVersion } from './readiness-config.js';
import type { EvidenceAttempt, ReadinessInput } from './readiness-input.js';
import type {
  ReadinessReport,
  ReportEvidence,
  ReportQuestion,
  ReportSkill,
  ReportSuggestion,
} from './readiness-report.js';
import type { Estimate, QuestionReadiness, Readiness, SkillReadiness, Trust } from './readiness.js';
import type { Target } from './target.js';

/** What a report is made of. */
export interface ReportFacts {
  readonly target: Pick<Target, 'id' | 'learnerId' | 'name' | 'interviewDay'>;
  readonly input: ReadinessInput;
  readonly inputHash: string;
  readonly readiness: Readiness;
  /** The same if all goes by plan; null when nothing lies ahead. */
  readonly onPlan: Readiness | null;
  readonly explanation: readonly string[];
  readonly titleOf: (questionId: string) => string;
  /** Pieces that back skills besides answers. */
  readonly pieces: readonly { readonly skillId: string; readonly evidence: ReportEvidence }[];
  /** Whether every question is told of. */
  readonly hasQuestions: boolean;
}

const MS_PER_DAY = 86_400_000;
const mostSuggestions = 10;
/** Answers named for a skill: enough to look at, not a log. */
const mostAnswers = 10;

/**
 * The document that leaves the product. Figures are rounded to four decimals; those that nobody should read
 * without data are null: all of a target without a graded answer, and those of a skill without one.
 */
export function toReport(facts: ReportFacts): ReadinessReport {
  const { target, input, readiness } = facts;
  const { blueprint, interviewAtMs, asOfMs } = input;
  const hasData = readiness.status !== 'no-data';
  const shown = (figure: number): number | null => (hasData ? roundFigure(figure) : null);
  return {
    schema: 'readiness-report/1',
    formula: formulaVersion,
    jobVersion: input.calibration.version,
    inputHash: facts.inputHash,
    learnerId: target.learnerId,
    targetId: target.id,
    targetName: target.name,
    asOf: new Date(asOfMs).toISOString(),
    interviewDay: target.interviewDay,
    interviewAt: interviewAtMs === null ? null : new Date(interviewAtMs).toISOString(),
    interviewPassed: readiness.isInterviewPast,
    horizonDays: roundFigure(Math.max(0, (interviewAtMs ?? asOfMs) - asOfMs) / MS_PER_DAY),
    status: readiness.status,
    ...estimateOf(readiness.overall, hasData),
    mockLow80: shown(readiness.mockLow80),
    mockHigh80: shown(readiness.mockHigh80),
    passProbability: shown(readiness.passProbability),
    bar: blueprint.bar,
    novelty: blueprint.novelty,
    mockQuestions: blueprint.mockQuestions,
    weakestGate: hasData ? readiness.weakestGate : null,
    scoreIfOnPlan: facts.onPlan === null ? null : shown(facts.onPlan.overall.score),
    passProbabilityIfOnPlan: facts.onPlan === null ? null : shown(facts.onPlan.passProbability),
    coverage: roundFigure(readiness.coverage),
    attempts: readiness.attempts,
    trust: trustOf(readiness.trust),
    explanation: facts.explanation,
    skills: skillsOf(facts),
    next: nextOf(facts),
    askNext: askNextOf(readiness),
    ...(facts.hasQuestions ? { questions: questionsOf(facts) } : {}),
  };
}

function estimateOf(
  { score, low80, high80, sd }: Estimate,
  hasData: boolean,
): Pick<ReportSkill, 'score' | 'low80' | 'high80' | 'sd'> {
  if (!hasData) return { score: null, low80: null, high80: null, sd: null };
  return {
    score: roundFigure(score),
    low80: roundFigure(low80),
    high80: roundFigure(high80),
    sd: roundFigure(sd),
  };
}

function trustOf({ self, peer, llm, coach }: Trust): Trust {
  return {
    self: roundFigure(self),
    peer: roundFigure(peer),
    llm: roundFigure(llm),
    coach: roundFigure(coach),
  };
}

function skillsOf(facts: ReportFacts): ReportSkill[] {
  const attempts = new Map(facts.input.attempts.map((attempt) => [attempt.attemptId, attempt]));
  return facts.readiness.skills.map((skill) => {
    const hasData = skill.status !== 'no-data';
    return {
      skillId: skill.skillId,
      name: skill.name,
      weight: roundFigure(skill.weight),
      mustHave: skill.isMustHave,
      minScore: skill.minScore,
      ...estimateOf(skill, hasData),
      unseen: hasData ? roundFigure(skill.unseen) : null,
      coverage: roundFigure(skill.coverage),
      attempts: skill.attempts,
      trust: trustOf(skill.trust),
      status: skill.status,
      mustHaveOpen: skill.openMustHaves,
      evidence: evidenceOf(skill, attempts, facts),
    };
  });
}

function evidenceOf(
  { skillId, attemptIds }: SkillReadiness,
  attempts: ReadonlyMap<string, EvidenceAttempt>,
  { pieces, titleOf }: ReportFacts,
): ReportEvidence[] {
  const answers = attemptIds.slice(0, mostAnswers).flatMap((id): ReportEvidence[] => {
    const attempt = attempts.get(id);
    if (attempt === undefined) return [];
    const isCoached = attempt.grades.some(({ source }) => source === 'coach');
    const title = titleOf(attempt.questionId);
    return [{ kind: isCoached ? 'coach-grade' : 'attempt', id, url: null, title }];
  });
  return [
    ...answers,
    ...pieces.filter((piece) => piece.skillId === skillId).map(({ evidence }) => evidence),
  ];
}

function nextOf({ readiness, titleOf }: ReportFacts): ReportSuggestion[] {
  return readiness.next.slice(0, mostSuggestions).map((suggestion) => ({
    questionId: suggestion.questionId,
    title: titleOf(suggestion.questionId),
    skillId: suggestion.skillId,
    expected: roundFigure(suggestion.expected),
    recall: roundFigure(suggestion.recall),
    practised: suggestion.isPractised,
    gain: roundFigure(suggestion.gain),
    minutes: suggestion.minutes,
  }));
}

function askNextOf({ askNext }: Readiness): ReadinessReport['askNext'] {
  if (askNext === null) return null;
  const { skillId, sdNow, sdAfter } = askNext;
  return { skillId, sdNow: roundFigure(sdNow), sdAfter: roundFigure(sdAfter) };
}

function questionsOf({ input, readiness, titleOf }: ReportFacts): ReportQuestion[] {
  const bank = new Map(input.questions.map((question) => [question.questionId, question]));
  const hasData = readiness.status !== 'no-data';
  return readiness.questions.map((question: QuestionReadiness) => ({
    questionId: question.questionId,
    title: titleOf(question.questionId),
    skillId: question.skillId,
    expected: hasData ? roundFigure(question.expected) : null,
    recall: roundFigure(question.recall),
    practised: question.isPractised,
    mustHaveOpen: question.isMustHaveOpen,
    suspended: bank.get(question.questionId)?.isSuspended ?? false,
    critical: bank.get(question.questionId)?.isCritical ?? false,
  }));
}
