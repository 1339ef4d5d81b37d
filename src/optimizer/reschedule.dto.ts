import { ApiProperty } from '@nestjs/swagger';
import { IsBoolean } from 'class-validator';
import { CanBeAbsent, IsText } from '../platform/http/fields.js';
import type { CardState } from '../scheduling/domain/card.js';
import type { CardDifference } from './domain/compare-schedules.js';
import type { Reschedule } from './reschedule.service.js';

/** A reschedule to try out, or to carry out. */
export class RescheduleDto {
  /** True only shows what would change; false does it. @example true */
  @IsBoolean()
  dryRun: boolean;

  /** From the dry run; needed to carry it out. @example 17.3.2026-11-22 */
  @CanBeAbsent()
  @IsText(1, 100)
  token?: string;
}

/** What a reschedule does to one card. */
export class RescheduledCardResponse {
  /** @example 01936b2e-7b3a-7c1f-9a55-3a1f0c9d2e11 */
  questionId: string;
  @ApiProperty({ enum: ['learning', 'review', 'relearning'], example: 'review' })
  state: CardState;
  /** Null in a step, which keeps its instant. @example 2026-11-30 */
  dueDayBefore: string | null;
  /** May lie in the past: then it is due. @example 2026-11-27 */
  dueDayAfter: string | null;
  /** Days until recall falls to 90 %. @example 8.2956 */
  stabilityBefore: number | null;
  /** @example 5.2201 */
  stabilityAfter: number | null;
}

/** What a reschedule does, or did. */
export class RescheduleResponse {
  /** Whether this only shows what would change. @example true */
  dryRun: boolean;
  /** Send it to carry out exactly this; null when it is done. @example 17.3.2026-11-22 */
  token: string | null;
  /** The version of your parameters that the cards come under: the current one. @example 3 */
  parametersVersion: number;
  /** Your study day. @example 2026-11-22 */
  studyDay: string;
  /** Cards that come back earlier than planned. @example 40 */
  earlier: number;
  /** Cards that come back later. @example 25 */
  later: number;
  /** Cards whose due day stays, and cards in a step. @example 10 */
  same: number;
  /** Cards that were due after today and are due by today then. @example 4 */
  newlyDue: number;
  /** By their new due day. Cards that are scheduled under these parameters already are left out. */
  cards: RescheduledCardResponse[];
}

export function toRescheduleResponse({
  token,
  parametersVersion,
  studyDay,
  comparison,
}: Reschedule): RescheduleResponse {
  const { earlier, later, same, newlyDue, cards } = comparison;
  return {
    dryRun: token !== null,
    token,
    parametersVersion,
    studyDay,
    earlier,
    later,
    same,
    newlyDue,
    cards: cards.map(toRescheduledCardResponse),
  };
}

function toRescheduledCardResponse(card: CardDifference): RescheduledCardResponse {
  return {
    questionId: card.questionId,
    state: card.state,
    dueDayBefore: card.dueDayBefore,
    dueDayAfter: card.dueDayAfter,
    stabilityBefore: card.stabilityBefore,
    stabilityAfter: card.stabilityAfter,
  };
}
