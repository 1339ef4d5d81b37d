import { ApiProperty } from '@nestjs/swagger';
import { reveals, type Bank, type Reveal } from './domain/bank.js';

/** A collection of questions that is followed and licensed as one. */
export class BankResponse {
  /** Id of the bank. */
  id: string;

  /** Grows with every change of the bank or of a question in it. */
  version: number;

  /** Short name. */
  slug: string;

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

  /** When it was first imported. */
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

export function toBankResponse(row: Bank & { questionCount: number }): BankResponse {
  return {
    id: row.id,
    version: row.version,
    slug: row.slug,
    title: row.title,
    description: row.description,
    license: row.license,
    reveal: row.reveal,
    isDefault: row.isDefault,
    questionCount: row.questionCount,
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
  };
}
