import { Injectable } from '@nestjs/common';
import { Clock } from '../kernel/clock.js';
import { QuestionReader } from '../question-bank/question.reader.js';
import { askedQuestion, shownHints, type AskedQuestion, type ShownHint } from './asked-question.js';
import type { InterviewRecord, Round } from './domain/mock-interview.js';
import { InterviewNames } from './interview-names.service.js';
import { RevealedHintRepository } from './revealed-hint.repository.js';
import { RoundFeedbackRepository } from './round-feedback.repository.js';

/** A round of a live view. Nothing in it is for one of the two alone. */
export interface LiveRound {
  readonly round: Round;
  readonly asked: AskedQuestion | null;
  readonly hints: readonly ShownHint[];
  /** Who has handed in what they have to say of it. */
  readonly saidBy: ReadonlySet<string>;
}

/** An interview as it is at this moment, as somebody in it may see it. */
export interface LiveView {
  readonly viewerId: string;
  readonly record: InterviewRecord;
  /** By account; who left has none. */
  readonly names: ReadonlyMap<string, string>;
  readonly rounds: readonly LiveRound[];
  readonly now: Date;
}

/** One of the two in an interview. */
export interface Watched {
  readonly viewerId: string;
  readonly record: InterviewRecord;
}

/** Looks up the live state of interviews, of however many at once. */
@Injectable()
export class LiveViews {
  constructor(
    private readonly names: InterviewNames,
    private readonly hints: RevealedHintRepository,
    private readonly feedback: RoundFeedbackRepository,
    private readonly questions: QuestionReader,
    private readonly clock: Clock,
  ) {}

  /** In the same order. */
  async ofAll(watched: readonly Watched[]): Promise<LiveView[]> {
    const records = watched.map(({ record }) => record);
    const names = await this.names.in(records);
    const roundOf = await this.roundsIn(records);
    const now = this.clock.now();
    return watched.map(({ viewerId, record }) => {
      return { viewerId, record, names, rounds: record.rounds.map(roundOf), now };
    });
  }

  private async roundsIn(
    records: readonly InterviewRecord[],
  ): Promise<(round: Round) => LiveRound> {
    const ids = [...new Set(records.map(({ interview }) => interview.id))];
    const log = await this.hints.list(ids);
    const said = await this.feedback.list(ids);
    const revisions = await this.questions.getRevisions(records.flatMap(revisionIds));
    return (round) => {
      const revision = revisions.get(round.revisionId ?? '') ?? null;
      const words = said.filter(({ interviewId, roundNumber, submittedAt }) => {
        const isOfRound = interviewId === round.interviewId && roundNumber === round.number;
        return isOfRound && submittedAt !== null;
      });
      return {
        round,
        asked: askedQuestion(round, revision),
        hints: shownHints(round, revision, log),
        saidBy: new Set(words.map(({ authorId }) => authorId)),
      };
    };
  }
}

function revisionIds({ rounds }: InterviewRecord): string[] {
  return rounds.flatMap(({ revisionId }) => (revisionId === null ? [] : [revisionId]));
}
