import { Column, Entity, PrimaryColumn } from 'typeorm';

/** That an assignment, which is not for all, is for somebody. */
@Entity({ name: 'assignment_member' })
export class AssignmentMemberEntity {
  @PrimaryColumn({ name: 'learner_id', type: 'uuid' })
  learnerId: string;

  @PrimaryColumn({ name: 'assignment_id', type: 'uuid' })
  assignmentId: string;

  @Column({ name: 'cohort_id', type: 'uuid' })
  cohortId: string;
}
