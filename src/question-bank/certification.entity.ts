import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { DatedFact } from './domain/dated-fact.js';

/** An exam that proves something, and what it is worth to a candidate. */
@Entity({ name: 'certification' })
export class CertificationEntity {
  @PrimaryColumn({ name: 'id', type: 'text' })
  id: string;

  @Column({ name: 'name', type: 'text' })
  name: string;

  @Column({ name: 'provider', type: 'text' })
  provider: string;

  @Column({ name: 'status', type: 'text' })
  status: string;

  @Column({ name: 'worth', type: 'text' })
  worth: string;

  @Column({ name: 'facts', type: 'jsonb' })
  facts: DatedFact[];

  @Column({ name: 'skills', type: 'text', array: true })
  skills: string[];

  @Column({ name: 'sources', type: 'text', array: true })
  sources: string[];
}
