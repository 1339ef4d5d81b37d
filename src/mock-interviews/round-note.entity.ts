import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { RoundNote } from './domain/mock-interview.js';

@Entity({ name: 'mock_interview_note' })
export class RoundNoteEntity implements RoundNote {
  @PrimaryColumn({ name: 'learner_id', type: 'uuid' })
  learnerId: string;

  @PrimaryColumn({ name: 'interview_id', type: 'uuid' })
  interviewId: string;

  @PrimaryColumn({ name: 'round_number', type: 'smallint' })
  roundNumber: number;

  @Column({ name: 'text', type: 'text' })
  text: string;

  @Column({ name: 'transcript', type: 'text' })
  transcript: string;

  @Column({ name: 'version', type: 'integer' })
  version: number;

  @Column({ name: 'updated_at', type: 'timestamptz', precision: 3 })
  updatedAt: Date;
}
