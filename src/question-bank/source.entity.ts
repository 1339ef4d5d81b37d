import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A work that outlines cite. */
@Entity({ name: 'source' })
export class SourceEntity {
  @PrimaryColumn({ name: 'id', type: 'text' })
  id: string;

  @Column({ name: 'title', type: 'text' })
  title: string;

  @Column({ name: 'authors', type: 'text' })
  authors: string;

  @Column({ name: 'year', type: 'text' })
  year: string;

  @Column({ name: 'url', type: 'text' })
  url: string;

  @Column({ name: 'kind', type: 'text' })
  kind: string;

  @Column({ name: 'provider', type: 'text' })
  provider: string;

  @Column({ name: 'cost', type: 'text' })
  cost: string;

  @Column({ name: 'difficulty', type: 'text' })
  difficulty: string;

  @Column({ name: 'minutes', type: 'integer' })
  minutes: number;

  @Column({ name: 'topics', type: 'text', array: true })
  topics: string[];
}
