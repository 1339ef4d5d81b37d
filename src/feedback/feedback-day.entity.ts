import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What the feedback of everybody cost on one UTC day, and may still cost. */
@Entity({ name: 'feedback_day' })
export class FeedbackDayEntity {
  @PrimaryColumn({ name: 'day', type: 'date' })
  day: string;

  /** The driver reads bigint as text; a day's tokens stay far below 2^53. */
  @Column({
    name: 'tokens_used',
    type: 'bigint',
    transformer: { to: (tokens: number) => tokens, from: Number },
  })
  tokensUsed: number;

  @Column({
    name: 'tokens_reserved',
    type: 'bigint',
    transformer: { to: (tokens: number) => tokens, from: Number },
  })
  tokensReserved: number;
}
