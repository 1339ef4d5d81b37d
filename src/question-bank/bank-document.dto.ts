import { IsOptional } from 'class-validator';
import { IsText } from '../platform/http/fields.js';
import {
  CertificationDocumentDto,
  CloudServiceDocumentDto,
  SkillDocumentDto,
  SourceDocumentDto,
  TopicDocumentDto,
} from './catalogue-document.dto.js';
import { IsListOf, IsOneOf, IsPart, IsSlug } from './document-fields.js';
import { documentFormat } from './document-format.js';
import { reveals, type Reveal } from './domain/bank.js';
import { QuestionDocumentDto } from './question-document.dto.js';

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

  /** Exams on the subjects of the questions. */
  @IsOptional()
  @IsListOf(() => CertificationDocumentDto, { min: 0, max: 200 })
  certifications?: CertificationDocumentDto[];

  /** Managed databases that answers choose between. */
  @IsOptional()
  @IsListOf(() => CloudServiceDocumentDto, { min: 0, max: 200 })
  services?: CloudServiceDocumentDto[];

  /** The questions, in the order in which they are introduced. */
  @IsListOf(() => QuestionDocumentDto, { min: 1, max: 500 })
  questions: QuestionDocumentDto[];
}
