import { Column, Entity, PrimaryColumn } from 'typeorm';

/** That a revision of a question stands in the releases from `since` to before `until`. */
@Entity({ name: 'bank_listing' })
export class BankListingEntity {
  @PrimaryColumn({ name: 'bank_id', type: 'uuid' })
  bankId: string;

  @PrimaryColumn({ name: 'question_id', type: 'uuid' })
  questionId: string;

  @PrimaryColumn({ name: 'since_release', type: 'integer' })
  sinceRelease: number;

  /** Null while it stands. */
  @Column({ name: 'until_release', type: 'integer', nullable: true })
  untilRelease: number | null;

  @Column({ name: 'revision_id', type: 'uuid' })
  revisionId: string;

  @Column({ name: 'position', type: 'integer' })
  position: number;
}
