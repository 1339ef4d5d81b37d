import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What a learner's feedback cost on one UTC day, and may still cost. */
@Entity({ name: 'feedback_usage' })
export class FeedbackUsageEntity {
  @PrimaryColumn({ name: 'learner_id', type: 'uuid' })
  learnerId: string;

  @PrimaryColumn({ name: 'day', type: 'date' })
  day: string;

  @Column({ name: 'calls_used', type: 'integer' })
  callsUsed: number;

  @Column({ name: 'calls_reserved', type: 'integer' })
  callsReserved: number;

  @Column({ name: 'tokens_used', type: 'integer' })
  tokensUsed: number;

  @Column({ name: 'tokens_reserved', type: 'integer' })
  tokensReserved: number;
}
