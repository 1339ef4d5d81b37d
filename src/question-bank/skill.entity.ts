import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Something a candidate can be good at; questions train it. */
@Entity({ name: 'skill' })
export class SkillEntity {
  @PrimaryColumn({ name: 'slug', type: 'text' })
  slug: string;

  @Column({ name: 'name', type: 'text' })
  name: string;

  @Column({ name: 'description', type: 'text' })
  description: string;
}
