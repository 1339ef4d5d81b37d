import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { RevealedHint } from './domain/mock-interview.js';

@Entity({ name: 'mock_interview_hint' })
export class RevealedHintEntity implements RevealedHint {
  @PrimaryColumn({ name: 'interview_id', type: 'uuid' })
  interviewId: string;

  @PrimaryColumn({ name: 'round_number', type: 'smallint' })
  roundNumber: number;

  @PrimaryColumn({ name: 'hint_index', type: 'smallint' })
  hintIndex: number;

  @Column({ name: 'revealed_at', type: 'timestamptz', precision: 3 })
  revealedAt: Date;
}
