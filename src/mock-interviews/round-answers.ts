import { Injectable } from '@nestjs/common';
import { TakenAttempts } from '../attempts/taken-attempts.service.js';
import type { InterviewRecord, Round } from './domain/mock-interview.js';
import { RevealedHintRepository } from './revealed-hint.repository.js';
import { RoundNoteRepository } from './round-note.repository.js';

/** What was said in a round, as an answer among the candidate's others. */
@Injectable()
export class RoundAnswers {
  constructor(
    private readonly notes: RoundNoteRepository,
    private readonly hints: RevealedHintRepository,
    private readonly taken: TakenAttempts,
  ) {}

  /** @returns the id of the attempt; null for a candidate who closed their account meanwhile */
  async record({ seats }: InterviewRecord, round: Round, endedAt: Date): Promise<string | null> {
    const { interviewId, number, candidateId, startedAt, questionId, revisionId } = round;
    const isThere = seats.some(({ learnerId }) => learnerId === candidateId);
    if (!isThere || questionId === null || revisionId === null || startedAt === null) return null;
    const shown = await this.hints.listOf(interviewId, number);
    const { id } = await this.taken.record({
      learnerId: candidateId,
      questionId,
      revisionId,
      candidateLevel: round.candidateLevel,
      startedAt,
      endedAt,
      timeLimitMinutes: round.minutes,
      hints: shown.map(({ hintIndex, revealedAt }) => ({ hintIndex, shownAt: revealedAt })),
      answer: await this.transcriptOf(round),
    });
    return id;
  }

  /** What the interviewer wrote down of it, which is frozen when the round ends. */
  async transcriptOf({ interviewerId, interviewId, number }: Round): Promise<string> {
    const key = { learnerId: interviewerId, interviewId, roundNumber: number };
    return (await this.notes.find(key))?.transcript ?? '';
  }
}
