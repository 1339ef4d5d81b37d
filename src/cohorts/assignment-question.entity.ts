import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity({ name: 'assignment_question' })
export class AssignmentQuestionEntity {
  @PrimaryColumn({ name: 'assignment_id', type: 'uuid' })
  assignmentId: string;

  @PrimaryColumn({ name: 'question_id', type: 'uuid' })
  questionId: string;

  @Column({ type: 'smallint' })
  position: number;
}
