import { Injectable } from '@nestjs/common';
import { Clock } from '../kernel/clock.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { assertUnchanged } from '../platform/http/etag.js';
import type { InterviewRecord, RoundNote } from './domain/mock-interview.js';
import { wrongInterviewState } from './next-interview-state.js';
import { OwnInterviews } from './own-interviews.js';
import { RoundNoteRepository, type NoteKey } from './round-note.repository.js';
import type { RoundPlace } from './round-questions.service.js';
import { assertRole, roundSeat, type RoundSeat } from './round-seat.js';

/** What changes; what is left out stays as it is. */
export interface NotePatch {
  readonly text: string | undefined;
  readonly transcript: string | undefined;
  readonly tag: string;
}

/** A page of notes, with the place of whose it is. */
export interface OwnNote {
  readonly note: RoundNote;
  readonly seat: RoundSeat;
}

/**
 * Notes of each for themselves. The interviewer has a second page, of what is said: it becomes the
 * candidate's answer as it stands when the round ends, and stays as it is from then on.
 */
@Injectable()
export class RoundNotes {
  constructor(
    private readonly own: OwnInterviews,
    private readonly notes: RoundNoteRepository,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** @throws AppError not-found */
  async get(callerId: string, { id, number }: RoundPlace): Promise<OwnNote> {
    const seat = roundSeat(await this.own.get(callerId, id), number, callerId);
    const key = { learnerId: callerId, interviewId: id, roundNumber: number };
    return { note: await this.findOrBlank(key), seat };
  }

  /**
   * Saving what is there already changes nothing.
   *
   * @throws AppError not-found, precondition-failed, forbidden, invalid-state
   */
  save(callerId: string, { id, number }: RoundPlace, patch: NotePatch): Promise<OwnNote> {
    return this.unitOfWork.run(async () => {
      const record = await this.own.lock(callerId, id);
      const seat = roundSeat(record, number, callerId);
      const key = { learnerId: callerId, interviewId: id, roundNumber: number };
      const note = await this.findOrBlank(key);
      const { text = note.text, transcript = note.transcript } = patch;
      if (text === note.text && transcript === note.transcript) return { note, seat };
      assertUnchanged({ id, version: note.version }, patch.tag);
      if (transcript !== note.transcript) assertTranscribable(record, seat);
      const page = { text, transcript, version: note.version + 1, updatedAt: this.clock.now() };
      await this.notes.save({ ...key, ...page });
      return { note: { ...key, ...page }, seat };
    });
  }

  /** The empty page is the first version. */
  private async findOrBlank(key: NoteKey): Promise<RoundNote> {
    const blank = { text: '', transcript: '', version: 1, updatedAt: this.clock.now() };
    return (await this.notes.find(key)) ?? { ...key, ...blank };
  }
}

function assertTranscribable({ interview }: InterviewRecord, seat: RoundSeat): void {
  assertRole(seat, 'interviewer');
  if (seat.round.endedAt === null) return;
  throw wrongInterviewState(interview, 'The round is over, and what was said stands.');
}
