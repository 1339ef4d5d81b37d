import { ApiProperty } from '@nestjs/swagger';
import { CanBeAbsent, IsText } from '../platform/http/fields.js';
import type { OwnNote } from './round-notes.service.js';

const longest = 20_000;

/** What of the notes changes. */
export class SaveNotesDto {
  /** For yourself: the other one never sees it. @example Slow to get going, then fluent. */
  @CanBeAbsent()
  @IsText(0, longest)
  text?: string;

  /** What is said, in Markdown; of the interviewer, until the round ends. Then it is the candidate's answer. */
  @CanBeAbsent()
  @IsText(0, longest)
  transcript?: string;
}

/** Your notes of a round. */
export class RoundNotesResponse {
  /** The mock interview. */
  @ApiProperty({ format: 'uuid' })
  id: string;

  /** Of these notes: 1 while they are empty, then growing with each change. @example 4 */
  version: number;

  /** Number of the round. @example 1 */
  round: number;

  /** For yourself. */
  text: string;

  /** What was said, as you wrote it down; null unless you are the interviewer. */
  @ApiProperty({ type: String, nullable: true })
  transcript: string | null;
}

export function toRoundNotesResponse({ note, seat }: OwnNote): RoundNotesResponse {
  const { interviewId, roundNumber, version, text, transcript } = note;
  const shown = seat.role === 'interviewer' ? transcript : null;
  return { id: interviewId, version, round: roundNumber, text, transcript: shown };
}
