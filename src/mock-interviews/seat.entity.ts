import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Seat } from './domain/mock-interview.js';

@Entity({ name: 'mock_interview_seat' })
export class SeatEntity implements Seat {
  @PrimaryColumn({ name: 'learner_id', type: 'uuid' })
  learnerId: string;

  @PrimaryColumn({ name: 'interview_id', type: 'uuid' })
  interviewId: string;

  @Column({ name: 'starts_at', type: 'timestamptz', precision: 3, nullable: true })
  startsAt: Date | null;

  @Column({ name: 'ends_at', type: 'timestamptz', precision: 3, nullable: true })
  endsAt: Date | null;

  @Column({ name: 'is_booked', type: 'boolean' })
  isBooked: boolean;

  @Column({ name: 'joined_at', type: 'timestamptz', precision: 3, nullable: true })
  joinedAt: Date | null;

  @Column({ name: 'is_no_show', type: 'boolean' })
  isNoShow: boolean;
}
