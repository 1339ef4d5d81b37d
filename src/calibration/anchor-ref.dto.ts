import { ApiProperty } from '@nestjs/swagger';
import { candidateLevels } from '../attempts/attempt-words.js';
import type { CandidateLevel } from '../question-bank/domain/rubric.js';

/** Which anchor, and what it answers. */
export class AnchorRefResponse {
  /** Id of the anchor. */
  @ApiProperty({ format: 'uuid' })
  id: string;

  /** The bank of its question. */
  @ApiProperty({ format: 'uuid' })
  bankId: string;

  /** The question it answers. */
  @ApiProperty({ format: 'uuid' })
  questionId: string;

  /** The revision whose rubric it is graded by. */
  @ApiProperty({ format: 'uuid' })
  revisionId: string;

  /** The level the candidate is judged at. */
  @ApiProperty({ enum: candidateLevels })
  candidateLevel: CandidateLevel;
}
