import { ApiProperty } from '@nestjs/swagger';
import type { BankRow } from './bank.repository.js';
import { reveals, visibilities, type Reveal, type Visibility } from './domain/bank.js';

/** A collection of questions that is followed and licensed as one. */
export class BankResponse {
  /** Id of the bank. */
  id: string;

  /** Grows with every change of the bank or of a question in it. */
  version: number;

  /** Short name. */
  slug: string;

  /** Whose it is; null for the installation's own. */
  @ApiProperty({ type: String, format: 'uuid', nullable: true })
  ownerId: string | null;

  /** Who may read it besides owner and collaborators: nobody, cohorts, who knows its id, everybody. */
  @ApiProperty({ enum: visibilities })
  visibility: Visibility;

  /** Title. */
  title: string;

  /** What the bank covers. */
  description: string;

  /** SPDX identifier of the licence of the content. */
  license: string;

  /** When a learner may read the outlines: at any time, or after an attempt of their own. */
  @ApiProperty({ enum: reveals })
  reveal: Reveal;

  /** Whether new learners follow it without asking. */
  isDefault: boolean;

  /** Questions that are introduced to learners. */
  questionCount: number;

  /** Number of the latest release, null before the first. */
  @ApiProperty({ type: 'integer', nullable: true })
  releaseNumber: number | null;

  /** Semantic version of the latest release, null before the first. @example 1.4.0 */
  @ApiProperty({ type: String, nullable: true })
  releaseVersion: string | null;

  /** The bank that it began as a copy of, null for an original. */
  @ApiProperty({ type: String, format: 'uuid', nullable: true })
  forkedFromBankId: string | null;

  /** Number of the release that was copied. */
  @ApiProperty({ type: 'integer', nullable: true })
  forkedFromRelease: number | null;

  /** When it was made. */
  @ApiProperty({ format: 'date-time' })
  createdAt: string;

  /** When it, or a question in it, was last changed. */
  @ApiProperty({ format: 'date-time' })
  updatedAt: string;
}

export class BankPageResponse {
  /** Banks, the oldest first. */
  data: BankResponse[];

  /** Cursor of the next page, null on the last one. */
  @ApiProperty({ type: String, nullable: true })
  nextCursor: string | null;
}

export function toBankResponse(row: BankRow): BankResponse {
  return {
    id: row.id,
    version: row.version,
    slug: row.slug,
    ownerId: row.ownerId,
    visibility: row.visibility,
    title: row.title,
    description: row.description,
    license: row.license,
    reveal: row.reveal,
    isDefault: row.isDefault,
    questionCount: row.questionCount,
    releaseNumber: row.releaseNumber,
    releaseVersion: row.releaseVersion,
    forkedFromBankId: row.forkedFromBankId,
    forkedFromRelease: row.forkedFromRelease,
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
  };
}
