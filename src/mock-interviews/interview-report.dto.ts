import { ApiProperty } from '@nestjs/swagger';
import { storyScopes, verdictReasons, verdicts } from '../attempts/attempt-words.js';
import type { StoryScope } from '../attempts/domain/grade.js';
import type { Verdict, VerdictReason } from '../attempts/domain/decide-verdict.js';
import type { QuestionRevision } from '../question-bank/domain/question-content.js';
import { seatRoles, type SeatRole } from './domain/mock-interview.js';
import type { Assessment, InterviewReport, ReportedRound } from './interview-report.service.js';
import { ConductFeedbackResponse, toConductFeedback } from './round-feedback.dto.js';
import { ShownHintResponse, toShownHint } from './round.dto.js';

/** How one criterion was judged. */
export class ReportedCriterionResponse {
  /** Key of the criterion. */
  criterion: string;
  /** What was looked for. */
  title: string;
  /** Whether missing it fails the answer. */
  mustHave: boolean;
  /** Key of the level. */
  level: string;
  /** Name of the level. */
  label: string;
  /** Why. */
  @ApiProperty({ type: String, nullable: true })
  comment: string | null;
  /** Words of the transcript that show it. */
  @ApiProperty({ type: String, nullable: true })
  quote: string | null;
}

/** What the interviewer made of the answer. */
export class AssessmentResponse {
  /** Weighted mean of the levels, 0 to 1, to five decimals. @example 0.73333 */
  score: number;
  /** Whether every must-have reached its pass level. */
  mustHaveMet: boolean;
  /** How an interview would have gone. */
  @ApiProperty({ enum: verdicts })
  verdict: Verdict['verdict'];
  /** What keeps it from the next verdict; empty at the highest. */
  @ApiProperty({ enum: verdictReasons, isArray: true })
  verdictReasons: VerdictReason[];
  /** In the order of the rubric. */
  criteria: ReportedCriterionResponse[];
  /** Those that the answer left standing. */
  redFlags: string[];
  /** How far a story reached, null where nobody said. */
  @ApiProperty({ type: String, enum: storyScopes, nullable: true })
  scope: StoryScope | null;
  /** What was good. */
  strengths: string;
  /** What to work on. */
  toImprove: string;
}

/** What came of a round. */
export class ReportedRoundResponse {
  /** @example 1 */
  number: number;
  /** What you did in it. @example candidate */
  @ApiProperty({ enum: seatRoles })
  role: SeatRole;
  /** Whether it was held. */
  isHeld: boolean;
  /** What was asked; null for a round that was not held. */
  @ApiProperty({ type: String, nullable: true })
  title: string | null;
  /** @example 45 */
  minutes: number;
  /** When it began. */
  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  startedAt: string | null;
  /** When it ended. */
  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  endedAt: string | null;
  /** Hints that were shown. */
  hints: ShownHintResponse[];
  /** What was said, as the interviewer wrote it down. */
  transcript: string;
  /** The candidate's attempt, for the candidate. */
  @ApiProperty({ type: String, format: 'uuid', nullable: true })
  attemptId: string | null;
  /** What the interviewer made of the answer; null when they did not say. */
  assessment: AssessmentResponse | null;
  /** How the candidate found the way it was conducted; null when they did not say. */
  conduct: ConductFeedbackResponse | null;
}

/** What came of a mock interview, the same for both. */
export class InterviewReportResponse {
  /** The mock interview. */
  @ApiProperty({ format: 'uuid' })
  id: string;
  /** When both saw it. */
  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  revealedAt: string | null;
  /** In their order. */
  rounds: ReportedRoundResponse[];
}

export function toInterviewReportResponse(report: InterviewReport): InterviewReportResponse {
  const { interview } = report.record;
  return {
    id: interview.id,
    revealedAt: textOf(interview.closedAt),
    rounds: report.rounds.map((each) => toReportedRound(each, report.viewerId)),
  };
}

function toReportedRound(
  { round, revision, hints, transcript, assessment, conduct }: ReportedRound,
  viewerId: string,
): ReportedRoundResponse {
  const isInterviewer = round.interviewerId === viewerId;
  return {
    number: round.number,
    role: isInterviewer ? 'interviewer' : 'candidate',
    isHeld: round.endedAt !== null,
    title: revision?.title ?? null,
    minutes: round.minutes,
    startedAt: textOf(round.startedAt),
    endedAt: textOf(round.endedAt),
    hints: hints.map(toShownHint),
    transcript,
    attemptId: isInterviewer ? null : round.attemptId,
    assessment:
      assessment === null || revision === null ? null : toAssessment(assessment, revision),
    conduct: conduct === null ? null : toConductFeedback(conduct),
  };
}

function textOf(instant: Date | null): string | null {
  return instant?.toISOString() ?? null;
}

function toAssessment(
  { judged, feedback }: Assessment,
  { rubric, redFlags }: QuestionRevision,
): AssessmentResponse {
  const { score, mustHaveMet, verdict, verdictReasons: reasons, scope } = judged;
  const items = feedback.sheet?.items ?? [];
  const criteria = rubric.criteria.flatMap((criterion): ReportedCriterionResponse[] => {
    const item = items.find(({ criterionKey }) => criterionKey === criterion.key);
    const level = criterion.levels.find(({ key }) => key === item?.levelKey);
    if (item === undefined || level === undefined) return [];
    const { key, title, mustHave } = criterion;
    const { comment, quote } = item;
    return [
      { criterion: key, title, mustHave, level: level.key, label: level.label, comment, quote },
    ];
  });
  return {
    score,
    mustHaveMet,
    verdict,
    verdictReasons: [...reasons],
    criteria,
    redFlags: judged.redFlags.flatMap((place) => redFlags[place] ?? []),
    scope,
    strengths: feedback.strengths,
    toImprove: feedback.toImprove,
  };
}
