import { ApiProperty } from '@nestjs/swagger';
import { ValidateIf } from 'class-validator';
import { utcDay } from '../kernel/utc-day.js';
import { IsText, IsWhole } from '../platform/http/fields.js';
import { IsListOf, IsOneOf } from '../question-bank/document-fields.js';
import {
  checkAnswers,
  type CheckAnswer,
  type CheckedLine,
  type ReviewChecklist,
} from './domain/review-checklist.js';
import type { ChecklistOnDesk, ReceivedChecklist } from './review-checklists.service.js';

/** What was found about one line. */
export class CheckedLineDto {
  /** Position of the line in the checklist, from 0. @example 0 */
  @IsWhole(0, 99)
  line: number;

  /** Whether it holds. */
  @IsOneOf(checkAnswers)
  answer: CheckAnswer;

  /** What was seen. @example 200 of 200 kills, nothing lost. */
  @ValidateIf((_: unknown, value: unknown) => value !== undefined && value !== null)
  @IsText(1, 2000)
  @ApiProperty({ type: String, required: false, nullable: true })
  note?: string | null;
}

/** A checklist that was gone through. */
export class SignChecklistDto {
  /** Every line once. */
  @IsListOf(() => CheckedLineDto, { min: 1, max: 100 })
  lines: CheckedLineDto[];
}

/** A line of a checklist. */
export class ChecklistLineResponse {
  /** @example 0 */
  line: number;
  /** @example Can I build and run it from the README in 10 minutes? */
  check: string;
  /** Null until it is signed. */
  @ApiProperty({ type: String, enum: checkAnswers, nullable: true })
  answer: CheckAnswer | null;
  note: string | null;
}

/** The checklist of a review. */
export class ReviewChecklistResponse {
  /** Of the review. */
  id: string;
  isSigned: boolean;
  lines: ChecklistLineResponse[];
}

/** A checklist that came with a review of your work. */
export class ReceivedChecklistResponse {
  /** The number of the review: R1 is 1. @example 1 */
  number: number;
  /** @example 2026-11-22 */
  signedOn: string;
  /** Lines that hold. @example 7 */
  held: number;
  lines: ChecklistLineResponse[];
}

/** The checklists that came with the reviews of one answer. */
export class ReceivedChecklistsResponse {
  data: ReceivedChecklistResponse[];
}

export function toCheckedLines({ lines }: SignChecklistDto): CheckedLine[] {
  return lines.map(({ line, answer, note }) => ({ line, answer, note: note ?? null }));
}

export function toChecklistResponse({
  reviewId,
  checks,
  signed,
}: ChecklistOnDesk): ReviewChecklistResponse {
  return { id: reviewId, isSigned: signed !== null, lines: toLines(checks, signed) };
}

export function toReceivedChecklist(received: ReceivedChecklist): ReceivedChecklistResponse {
  const { number, checks, signed } = received;
  return {
    number,
    signedOn: utcDay(signed.signedAt),
    held: signed.lines.filter(({ answer }) => answer === 'yes').length,
    lines: toLines(checks, signed),
  };
}

function toLines(
  checks: readonly string[],
  signed: ReviewChecklist | null,
): ChecklistLineResponse[] {
  return checks.map((check, line) => {
    const found = signed?.lines.find((each) => each.line === line);
    return { line, check, answer: found?.answer ?? null, note: found?.note ?? null };
  });
}
