import { Injectable } from '@nestjs/common';
import type { Judged } from '../attempts/domain/judge-answer.js';
import type { QuestionRevision } from '../question-bank/domain/question-content.js';
import { shownHints, type ShownHint } from './asked-question.js';
import type { InterviewRecord, Round, RoundFeedback } from './domain/mock-interview.js';
import { wrongInterviewState } from './next-interview-state.js';
import { OwnInterviews } from './own-interviews.js';
import { ReportMaterial } from './report-material.js';

/** What an interviewer's sheet came to. */
export interface Assessment {
  readonly judged: Judged;
  readonly feedback: RoundFeedback;
}

/** A round with all that both said of it. */
export interface ReportedRound {
  readonly round: Round;
  /** Null for a round that was not held. */
  readonly revision: QuestionRevision | null;
  readonly hints: readonly ShownHint[];
  readonly transcript: string;
  readonly assessment: Assessment | null;
  readonly conduct: RoundFeedback | null;
}

/** What came of an interview, for both alike. */
export interface InterviewReport {
  readonly record: InterviewRecord;
  readonly viewerId: string;
  readonly rounds: readonly ReportedRound[];
}

/** Both rounds, once both see what the other one said. */
@Injectable()
export class InterviewReports {
  constructor(
    private readonly own: OwnInterviews,
    private readonly material: ReportMaterial,
  ) {}

  /** @throws AppError not-found, invalid-state before the reveal */
  async get(viewerId: string, id: string): Promise<InterviewReport> {
    const record = await this.own.get(viewerId, id);
    if (record.interview.state !== 'completed') {
      const detail =
        'The report is there when both have said what they have to say, or 48 hours on.';
      throw wrongInterviewState(record.interview, detail);
    }
    const { hints, said } = await this.material.of(record);
    const rounds: ReportedRound[] = [];
    for (const round of record.rounds) {
      const words = said.filter(({ roundNumber }) => roundNumber === round.number);
      const revision = await this.material.revisionOf(round);
      rounds.push({
        round,
        revision,
        hints: shownHints(round, revision, hints),
        transcript: await this.material.transcriptOf(round),
        assessment: await this.assess(round, words),
        conduct: words.find(({ authorRole }) => authorRole === 'candidate') ?? null,
      });
    }
    return { record, viewerId, rounds };
  }

  private async assess(round: Round, words: readonly RoundFeedback[]): Promise<Assessment | null> {
    const feedback = words.find(({ authorRole }) => authorRole === 'interviewer');
    if (feedback === undefined) return null;
    const judged = await this.material.judge(round, feedback);
    return judged === null ? null : { judged, feedback };
  }
}
