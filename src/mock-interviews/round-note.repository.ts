import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import type { RoundNote } from './domain/mock-interview.js';
import { RoundNoteEntity } from './round-note.entity.js';

export type NoteKey = Pick<RoundNote, 'learnerId' | 'interviewId' | 'roundNumber'>;

/** What people wrote down in rounds. */
@Injectable()
export class RoundNoteRepository {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  find({ learnerId, interviewId, roundNumber }: NoteKey): Promise<RoundNote | null> {
    return this.unitOfWork.manager.findOneBy(RoundNoteEntity, {
      learnerId,
      interviewId,
      roundNumber,
    });
  }

  /** In place of what was there. Only with the interview locked. */
  async save(note: RoundNote): Promise<void> {
    const keys = ['learnerId', 'interviewId', 'roundNumber'];
    await this.unitOfWork.manager.upsert(RoundNoteEntity, note, keys);
  }
}
