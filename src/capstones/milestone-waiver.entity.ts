import { Column, Entity, PrimaryColumn } from 'typeorm';

/** That somebody went on from a milestone without it being accepted. */
@Entity({ name: 'milestone_waiver' })
export class MilestoneWaiverEntity {
  @PrimaryColumn({ name: 'learner_id', type: 'uuid' })
  learnerId: string;

  /** Of the milestone. */
  @PrimaryColumn({ name: 'question_id', type: 'uuid' })
  questionId: string;

  @Column({ name: 'waived_at', type: 'timestamptz', precision: 3 })
  waivedAt: Date;

  @Column({ type: 'text' })
  reason: string;
}
