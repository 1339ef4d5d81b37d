import { IsUrl } from 'class-validator';
import { IsText, IsWhole } from '../platform/http/fields.js';
import { IsListOf, IsOneOf, IsPart, IsSlug } from './document-fields.js';
import { reveals, type Reveal } from './domain/bank.js';
import { QuestionDocumentDto } from './question-document.dto.js';

export const documentFormat = 'rehearse-bank/1';

export class BankHeadDto {
  /** Names the bank for good: importing the same slug again updates the bank. */
  @IsSlug()
  slug: string;

  /** Title as learners see it. */
  @IsText(1, 200)
  title: string;

  /** What the bank covers. */
  @IsText(1, 2000)
  description: string;

  /** SPDX identifier of the licence of the content. */
  @IsText(1, 100)
  license: string;

  /** When a learner may read the outlines. */
  @IsOneOf(reveals)
  reveal: Reveal;
}

export class SkillDocumentDto {
  /** Names the skill for good. */
  @IsSlug()
  slug: string;

  /** Name as learners see it. */
  @IsText(1, 120)
  name: string;

  /** What somebody with this skill can do. */
  @IsText(1, 1000)
  description: string;
}

export class TopicDocumentDto {
  /** Names the topic for good. */
  @IsSlug()
  slug: string;

  /** Name as learners see it. */
  @IsText(1, 120)
  name: string;
}

export class SourceDocumentDto {
  /** Names the source for good. */
  @IsSlug()
  id: string;

  /** Title of the work. */
  @IsText(1, 300)
  title: string;

  /** Who wrote or published it. */
  @IsText(1, 500)
  authors: string;

  /** When it came out, such as `1995`, `2017-2026` or `current`. */
  @IsText(1, 20)
  year: string;

  /** Where to read it. */
  @IsText(1, 1000)
  @IsUrl(
    { protocols: ['http', 'https'], require_protocol: true },
    { message: 'must be a web address' },
  )
  url: string;

  /** Sort of work, such as `paper` or `docs`. */
  @IsSlug()
  kind: string;

  /** Whose product it is about, `neutral` for none. */
  @IsSlug()
  provider: string;

  /** Whether reading it costs money. */
  @IsOneOf(['free', 'paid'])
  cost: string;

  /** How hard it is to read. */
  @IsOneOf(['intro', 'intermediate', 'advanced'])
  difficulty: string;

  /** Minutes that reading it takes. */
  @IsWhole(1, 10_000)
  minutes: number;
}

/** A whole bank as one document: what an import takes. */
export class BankDocumentDto {
  /** Format and version of the document. */
  @IsOneOf([documentFormat])
  format: string;

  /** The bank itself. */
  @IsPart(() => BankHeadDto)
  bank: BankHeadDto;

  /** Skills that the questions name, as far as they are not known already. */
  @IsListOf(() => SkillDocumentDto, { min: 0, max: 200 })
  skills: SkillDocumentDto[];

  /** Topics that the questions name, as far as they are not known already. */
  @IsListOf(() => TopicDocumentDto, { min: 0, max: 500 })
  topics: TopicDocumentDto[];

  /** Sources that the questions cite, as far as they are not known already. */
  @IsListOf(() => SourceDocumentDto, { min: 0, max: 500 })
  sources: SourceDocumentDto[];

  /** The questions, in the order in which they are introduced. */
  @IsListOf(() => QuestionDocumentDto, { min: 1, max: 500 })
  questions: QuestionDocumentDto[];
}
