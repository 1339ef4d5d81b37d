import { Column, Entity, PrimaryColumn } from 'typeorm';

/** That a cohort has a bank. */
@Entity({ name: 'cohort_bank' })
export class CohortBankEntity {
  @PrimaryColumn({ name: 'cohort_id', type: 'uuid' })
  cohortId: string;

  @PrimaryColumn({ name: 'bank_id', type: 'uuid' })
  bankId: string;

  /** The number of the release that the cohort keeps to; null goes with the newest. */
  @Column({ name: 'pinned_release', type: 'integer', nullable: true })
  pinnedRelease: number | null;

  @Column({ name: 'shared_by', type: 'uuid', nullable: true })
  sharedBy: string | null;

  @Column({ name: 'shared_at', type: 'timestamptz', precision: 3 })
  sharedAt: Date;
}
