import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What a question is about. */
@Entity({ name: 'topic' })
export class TopicEntity {
  @PrimaryColumn({ name: 'slug', type: 'text' })
  slug: string;

  @Column({ name: 'name', type: 'text' })
  name: string;
}
