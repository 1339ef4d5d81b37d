import { CanBeAbsent, IsId, IsText } from '../platform/http/fields.js';
import type { BankTerms } from '../question-bank/bank-keeper.service.js';
import { IsOneOf, IsSlug } from '../question-bank/document-fields.js';
import type { Reveal, Visibility } from '../question-bank/domain/bank.js';

const reveals = ['open', 'after-attempt'] as const satisfies readonly Reveal[];
const visibilities = [
  'private',
  'cohort',
  'unlisted',
  'public',
] as const satisfies readonly Visibility[];

/** A bank to write questions in. */
export class CreateBankDto {
  /** Names the bank among yours, for good. @example databases */
  @IsSlug()
  slug: string;

  /** Title as learners see it. @example Databases */
  @IsText(1, 200)
  title: string;

  /** What the bank covers. @example Storage engines, indexes and transactions. */
  @IsText(1, 2000)
  description: string;

  /** SPDX identifier of the licence of the content. @example CC-BY-4.0 */
  @IsText(1, 100)
  license: string;

  /** When a learner may read the outlines; after an attempt of their own unless given. */
  @CanBeAbsent()
  @IsOneOf(reveals)
  reveal?: Reveal;

  /** Who may read it besides you and those you work with: nobody unless given. */
  @CanBeAbsent()
  @IsOneOf(visibilities)
  visibility?: Visibility;
}

/** A change of a bank: what is left out stays. */
export class UpdateBankDto {
  /** Title as learners see it. @example Databases */
  @CanBeAbsent()
  @IsText(1, 200)
  title?: string;

  /** What the bank covers. @example Storage engines, indexes and transactions. */
  @CanBeAbsent()
  @IsText(1, 2000)
  description?: string;

  /** SPDX identifier of the licence of the content. @example CC-BY-4.0 */
  @CanBeAbsent()
  @IsText(1, 100)
  license?: string;

  /** When a learner may read the outlines. */
  @CanBeAbsent()
  @IsOneOf(reveals)
  reveal?: Reveal;

  /** Who may read it besides its owner and those who work on it; for its owner to say. */
  @CanBeAbsent()
  @IsOneOf(visibilities)
  visibility?: Visibility;
}

/** Whose a bank is to be. */
export class HandOverBankDto {
  /** The account of somebody who works on the bank. */
  @IsId()
  accountId: string;
}

export function toBankTerms(body: CreateBankDto): BankTerms {
  const { slug, title, description, license, reveal, visibility } = body;
  return {
    slug,
    title,
    description,
    license,
    reveal: reveal ?? 'after-attempt',
    visibility: visibility ?? 'private',
  };
}
