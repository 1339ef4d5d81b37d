import { ApiProperty } from '@nestjs/swagger';
import { IsIn } from 'class-validator';
import { CanBeAbsent, IsDay, IsId, IsInstant, IsText, IsWhole } from '../platform/http/fields.js';
import type { Rating } from '../scheduling/domain/review-event.js';

export const reviewKinds = ['review', 'practice'] as const;
export const markKinds = ['suspend', 'unsuspend', 'bury', 'forget'] as const;
export const dueDayKinds = ['set-due'] as const;
export const reversalKinds = ['void', 'unvoid'] as const;

/** What every event of a phone says. */
class SyncEventDto {
  /** Made by the phone, UUID version 7 preferred; sending it again is safe. */
  @IsId()
  id: string;

  /** The question it is about. */
  @IsId()
  questionId: string;

  /** When it happened by the phone's clock. At most five minutes ahead. */
  @IsInstant()
  occurredAt: string;

  /** IANA zone the phone was in, which decides the study day; the profile's when left out. */
  @CanBeAbsent()
  @IsText(1, 64)
  zone?: string;
}

/** A question was recalled and rated. */
export class SyncReviewDto extends SyncEventDto {
  /** `review` moves memory; `practice` is kept for the record only. */
  @ApiProperty({ enum: reviewKinds })
  @IsIn(reviewKinds)
  kind: (typeof reviewKinds)[number];

  /** 1 Again, 2 Hard, 3 Good, 4 Easy. */
  @IsWhole(1, 4)
  rating: Rating;

  /** Time taken, in milliseconds, up to a day. */
  @CanBeAbsent()
  @IsWhole(0, 86_400_000)
  durationMs?: number;
}

/** Something was done to a card by hand. */
export class SyncMarkDto extends SyncEventDto {
  /** `bury` skips the card until the next study day; `forget` makes it new again. */
  @ApiProperty({ enum: markKinds })
  @IsIn(markKinds)
  kind: (typeof markKinds)[number];
}

/** A card was given a due day by hand. */
export class SyncDueDayDto extends SyncEventDto {
  /** Only this one. */
  @ApiProperty({ enum: dueDayKinds })
  @IsIn(dueDayKinds)
  kind: (typeof dueDayKinds)[number];

  /** The new due day: the study day of the event, or later. */
  @IsDay()
  dueDay: string;
}

/** An event was undone or redone. */
export class SyncReversalDto extends SyncEventDto {
  /** `void` takes the target back, `unvoid` restores it; the last of them decides. */
  @ApiProperty({ enum: reversalKinds })
  @IsIn(reversalKinds)
  kind: (typeof reversalKinds)[number];

  /** The event it undoes or redoes: known here or in this batch, at most 30 days older. */
  @IsId()
  targetId: string;
}
