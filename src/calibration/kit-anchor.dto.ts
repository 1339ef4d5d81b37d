import { IsIn } from 'class-validator';
import { candidateLevels } from '../attempts/attempt-words.js';
import type { CandidateLevel } from '../question-bank/domain/rubric.js';
import { IsSlug } from '../question-bank/document-fields.js';
import { AnchorSheetDto } from './anchor-sheet.dto.js';

/** An anchor as a file of a kit says it; the file's name is the anchor's. */
export class KitAnchorDto extends AnchorSheetDto {
  /** Slug of the question it answers. */
  @IsSlug()
  question: string;

  /** The level the candidate is judged at. */
  @IsIn(candidateLevels)
  candidateLevel: CandidateLevel;
}
