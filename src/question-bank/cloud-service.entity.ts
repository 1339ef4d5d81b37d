import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { DatedFact } from './domain/dated-fact.js';

/** A managed database that a design may choose, as it was described on some day. */
@Entity({ name: 'cloud_service' })
export class CloudServiceEntity {
  @PrimaryColumn({ name: 'id', type: 'text' })
  id: string;

  @Column({ name: 'name', type: 'text' })
  name: string;

  @Column({ name: 'provider', type: 'text' })
  provider: string;

  @Column({ name: 'summary', type: 'text' })
  summary: string;

  @Column({ name: 'facts', type: 'jsonb' })
  facts: DatedFact[];

  @Column({ name: 'sources', type: 'text', array: true })
  sources: string[];
}
