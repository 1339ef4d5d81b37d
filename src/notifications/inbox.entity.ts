import { Column, Entity, PrimaryColumn } from 'typeorm';

/** How far the numbers of somebody's notifications have come, and how often their list has changed. */
@Entity({ name: 'inbox' })
export class InboxEntity {
  @PrimaryColumn({ name: 'learner_id', type: 'uuid' })
  learnerId: string;

  /** The number of the latest notification, whether it is still there or not. */
  @Column({ name: 'last_number', type: 'integer' })
  lastNumber: number;

  @Column({ type: 'integer' })
  version: number;
}
