import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { SkillLevels } from './domain/skill-levels.js';

/** Something a candidate can be good at; questions train it. */
@Entity({ name: 'skill' })
export class SkillEntity {
  @PrimaryColumn({ name: 'slug', type: 'text' })
  slug: string;

  @Column({ name: 'name', type: 'text' })
  name: string;

  @Column({ name: 'description', type: 'text' })
  description: string;

  @Column({ name: 'levels', type: 'jsonb', nullable: true })
  levels: SkillLevels | null;
}
