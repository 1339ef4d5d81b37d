import { ApiProperty } from '@nestjs/swagger';
import { CanBeAbsent } from '../platform/http/fields.js';
import { IsOneOf } from '../question-bank/document-fields.js';
import type {
  ReadinessReport,
  ReportEvidence,
  ReportQuestion,
  ReportSkill,
  ReportSuggestion,
} from './domain/readiness-report.js';
import { readinessStatuses, type ReadinessStatus } from './domain/readiness.js';
import type { Trust, GradeSuggestion } from './domain/readiness.js';

const evidenceKinds = ['attempt', 'coach-grade', 'portfolio'] as const;

/** How much is told. */
export class ScoreQueryDto {
  /** `questions` adds a row for every question of the bank. */
  @ApiProperty({ required: false, enum: ['questions'] })
  @CanBeAbsent()
  @IsOneOf(['questions'])
  detail?: 'questions';
}

/** Where the weight of the grades comes from: shares that sum to 1, or all 0 without grades. */
export class TrustResponse implements Trust {
  /** Of the learner's own grades. @example 0.17 */
  self: number;
  /** Of peers' and interviewers' grades. @example 0.3 */
  peer: number;
  /** Of models' grades. @example 0 */
  llm: number;
  /** Of coaches' grades. @example 0.53 */
  coach: number;
}

/** Something that backs a skill: an answer, or a piece of the portfolio. */
export class ReportEvidenceResponse implements ReportEvidence {
  /** `coach-grade` is an answer that a coach graded. @example attempt */
  @ApiProperty({ enum: evidenceKinds })
  kind: (typeof evidenceKinds)[number];
  /** Of the attempt or of the piece. @example 01936b2e-7b3a-7c1f-9a55-3a1f0c9d2e14 */
  id: string;
  /** Where to look; https, and of pieces of the portfolio alone. @example null */
  url: string | null;
  /** Of the question or of the piece. @example Explain what a write-ahead log is for */
  title: string | null;
}

/** One skill of the target. Figures of a skill without a graded answer are null. */
export class ReportSkillResponse implements ReportSkill {
  /** Slug of the skill. @example transactions */
  skillId: string;
  /** @example Transactions */
  name: string;
  /** Its share of the interview; all of a target sum to 1. @example 0.13 */
  weight: number;
  /** Whether nobody passes who is below the least score here. @example true */
  mustHave: boolean;
  /** The least score, 0 to 1; null where it is no must-have. @example 0.5 */
  minScore: number | null;
  /** The score to expect of its questions, 0 to 1. @example 0.62 */
  score: number | null;
  /** The true score lies above this in 9 of 10 cases. @example 0.51 */
  low80: number | null;
  /** The true score lies below this in 9 of 10 cases. @example 0.73 */
  high80: number | null;
  /** The standard deviation of the score. @example 0.086 */
  sd: number | null;
  /** What a question is expected to bring that is not in the banks, 0 to 1. @example 0.55 */
  unseen: number | null;
  /** The share of its questions, by weight, that were practised, 0 to 1. @example 0.4 */
  coverage: number;
  /** Graded answers to its questions. @example 12 */
  attempts: number;
  /** Where the weight of its grades comes from. */
  trust: TrustResponse;
  /** How far the score may be trusted, and what it says. @example borderline */
  @ApiProperty({ enum: readinessStatuses })
  status: ReadinessStatus;
  /** Ids of questions whose last graded answer missed a must-have. */
  mustHaveOpen: string[];
  /** The ten latest graded answers, and pieces of the portfolio that count today. */
  evidence: ReportEvidenceResponse[];
}

/** A question that it pays to practise now. */
export class ReportSuggestionResponse implements ReportSuggestion {
  /** @example 01936b2e-7b3a-7c1f-9a55-3a1f0c9d2e14 */
  questionId: string;
  /** @example Explain what a write-ahead log is for */
  title: string;
  /** Slug of the skill it counts for. @example storage-engines */
  skillId: string;
  /** The score to expect of it as things stand, 0 to 1. @example 0.5 */
  expected: number;
  /** The recall on the day of the interview as things stand, 0 to 1. @example 0.42 */
  recall: number;
  /** Whether it was practised before. @example true */
  practised: boolean;
  /** What practising it now adds to the whole score, 0 to 1. @example 0.004 */
  gain: number;
  /** What one answer takes. @example 12.5 */
  minutes: number;
}

/** The skill in which a coach's grade would narrow the range most. */
export class AskNextResponse implements GradeSuggestion {
  /** Slug of the skill. @example transactions */
  skillId: string;
  /** The standard deviation of the whole score now. @example 0.09 */
  sdNow: number;
  /** The same after one such grade. @example 0.08 */
  sdAfter: number;
}

/** One question of the bank on the day of the interview. */
export class ReportQuestionResponse implements ReportQuestion {
  /** @example 01936b2e-7b3a-7c1f-9a55-3a1f0c9d2e14 */
  questionId: string;
  /** @example Explain what a write-ahead log is for */
  title: string;
  /** Slug of the skill it counts for. @example storage-engines */
  skillId: string;
  /** The score to expect of it, 0 to 1; null without a graded answer to any question. @example 0.7 */
  expected: number | null;
  /** The recall on that day, 0 to 1; 0 when never practised. @example 0.83 */
  recall: number;
  /** Whether it was practised before. @example true */
  practised: boolean;
  /** Whether the last graded answer missed a must-have. @example false */
  mustHaveOpen: boolean;
  /** Not asked at present: it counts in the score, and is never suggested. @example false */
  suspended: boolean;
  /** Nobody is ready without having shown its must-haves. @example false */
  critical: boolean;
}

/** A readiness report. Scores, chances and shares are 0 to 1, rounded to four decimals. */
export class ReadinessReportResponse implements ReadinessReport {
  /** Names this form of a report. @example readiness-report/1 */
  @ApiProperty({ enum: ['readiness-report/1'] })
  schema: 'readiness-report/1';
  /** Names the formula: another one may say otherwise of the same input. @example readiness/1 */
  formula: string;
  /** Version of what was learnt from everybody's grades; 0 before the first time. @example 3 */
  jobVersion: number;
  /** Hex SHA-256 of all that the score follows from, as canonical JSON. */
  inputHash: string;
  /** @example 01936b2e-7b3a-7c1f-9a55-3a1f0c9d2e14 */
  learnerId: string;
  /** @example 01936b2e-7b3a-7c1f-9a55-3a1f0c9d2e14 */
  targetId: string;
  /** @example Senior backend engineer */
  targetName: string;
  /** When it was worked out; of an interview that is over, when what stands for it was. @example 2026-11-22T09:30:00.000Z */
  asOf: string;
  /** The day of the interview; null when it is not known, and the score is as if it were today. @example 2026-12-14 */
  interviewDay: string | null;
  /** The instant it is reckoned with, the middle of that day. @example 2026-12-14T15:00:00.000Z */
  interviewAt: string | null;
  /** Whether that day is over: it is what was told last before it, and what came after is left out. @example false */
  interviewPassed: boolean;
  /** Days from `asOf` to the interview; 0 without a day and after it. @example 22.2292 */
  horizonDays: number;
  /** How far the score may be trusted, and what it says: `no-data` without a graded answer. @example borderline */
  @ApiProperty({ enum: readinessStatuses })
  status: ReadinessStatus;
  /** The score to expect if no more were studied; null without data. @example 0.59 */
  score: number | null;
  /** The true score lies above this in 9 of 10 cases. @example 0.51 */
  low80: number | null;
  /** The true score lies below this in 9 of 10 cases. @example 0.67 */
  high80: number | null;
  /** The standard deviation of the score. @example 0.06 */
  sd: number | null;
  /** Where one interview would land, with its luck: above this in 9 of 10 cases. @example 0.45 */
  mockLow80: number | null;
  /** Where one interview would land, with its luck: below this in 9 of 10 cases. @example 0.73 */
  mockHigh80: number | null;
  /** The chance of reaching the bar, and the least score of every must-have skill. @example 0.41 */
  passProbability: number | null;
  /** The score from which the interview is passed. @example 0.65 */
  bar: number;
  /** The share of the interview that is not from the banks. @example 0.5 */
  novelty: number;
  /** Questions that one interview asks. @example 8 */
  mockQuestions: number;
  /** Slug of the must-have skill that lowers the chance most; null where none does. @example transactions */
  weakestGate: string | null;
  /** A scenario and no forecast: the score if reviews are done when due and new questions as planned. @example 0.66 */
  scoreIfOnPlan: number | null;
  /** The chance in the same scenario. @example 0.55 */
  passProbabilityIfOnPlan: number | null;
  /** The share of the banks, by weight, that was practised. @example 0.26 */
  coverage: number;
  /** Graded answers that it rests on. @example 60 */
  attempts: number;
  /** Where the weight of the grades comes from. */
  trust: TrustResponse;
  /** Plain sentences, a paragraph each. */
  explanation: string[];
  /** In the order of the target. */
  skills: ReportSkillResponse[];
  /** Questions that bring the most points a minute, at most ten; none once the interview is over. */
  next: ReportSuggestionResponse[];
  /** The skill to ask a coach's grade in; null once the interview is over. */
  askNext: AskNextResponse | null;
  /** Every question of the bank; only with `detail=questions`, and worked out anew each time. */
  questions?: ReportQuestionResponse[];
}

export function toReportResponse(report: ReadinessReport): ReadinessReportResponse {
  const { explanation, skills, next, questions, ...figures } = report;
  return {
    ...figures,
    explanation: [...explanation],
    skills: skills.map((skill) => ({
      ...skill,
      mustHaveOpen: [...skill.mustHaveOpen],
      evidence: [...skill.evidence],
    })),
    next: [...next],
    ...(questions === undefined ? {} : { questions: [...questions] }),
  };
}
