import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { QuestionDifficulty } from './domain/calibration-run.js';

/** Of the latest version. */
@Entity({ name: 'readiness_question_difficulty' })
export class QuestionDifficultyEntity implements QuestionDifficulty {
  @PrimaryColumn({ name: 'question_id', type: 'uuid' })
  questionId: string;

  @Column({ type: 'double precision' })
  difficulty: number;

  @Column({ type: 'integer' })
  attempts: number;
}
