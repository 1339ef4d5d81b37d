import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { CapstoneProject, KeptRisk } from './domain/project-risk.js';

@Entity({ name: 'capstone_project' })
export class CapstoneProjectEntity implements CapstoneProject {
  @PrimaryColumn({ name: 'learner_id', type: 'uuid' })
  learnerId: string;

  @PrimaryColumn({ name: 'question_id', type: 'uuid' })
  questionId: string;

  @Column({ name: 'taken_up_at', type: 'timestamptz', precision: 3 })
  takenUpAt: Date;

  @Column({ name: 'updated_at', type: 'timestamptz', precision: 3 })
  updatedAt: Date;

  @Column({ type: 'integer' })
  version: number;

  @Column({ name: 'repository_url', type: 'text', nullable: true })
  repositoryUrl: string | null;

  @Column({ name: 'demo_url', type: 'text', nullable: true })
  demoUrl: string | null;

  @Column({ type: 'text', nullable: true })
  note: string | null;

  @Column({ type: 'jsonb' })
  risks: KeptRisk[];
}
