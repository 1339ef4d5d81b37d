import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { StudyPace } from './domain/cost-minutes.js';

/** How long a learner's reviews take, worked out once a study day so that its plan stands all day. */
@Entity({ name: 'learner_pace' })
export class LearnerPaceEntity {
  @PrimaryColumn({ name: 'learner_id', type: 'uuid' })
  learnerId: string;

  @Column({ name: 'as_of_day', type: 'date' })
  asOfDay: string;

  @Column({ type: 'jsonb' })
  minutes: StudyPace;
}
