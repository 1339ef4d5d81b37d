import { Column, Entity, PrimaryColumn } from 'typeorm';

/** That a hint was shown, and when. The hint itself stands in the revision. */
@Entity({ name: 'attempt_hint' })
export class AttemptHintEntity {
  @PrimaryColumn({ name: 'learner_id', type: 'uuid' })
  learnerId: string;

  @PrimaryColumn({ name: 'attempt_id', type: 'uuid' })
  attemptId: string;

  /** Place in the revision's list of hints, from 0. */
  @PrimaryColumn({ name: 'hint_index', type: 'smallint' })
  hintIndex: number;

  @Column({ name: 'shown_at', type: 'timestamptz', precision: 3 })
  shownAt: Date;
}
