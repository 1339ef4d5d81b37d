import { ApiProperty } from '@nestjs/swagger';
import { utcDay } from '../kernel/utc-day.js';
import {
  confidences,
  settlementCauses,
  type Confidence,
  type PeerSettlement,
  type SettlementCause,
} from './domain/peer-review-request.js';

/** What the reviews of a criterion came to. */
export class SettledItemResponse {
  /** Key of the criterion. */
  criterion: string;

  /** Key of the level next to the value, of two as near the lower. */
  level: string;

  /** Mean of the values given, by how far each reviewer can be relied on, 0 to 1. @example 0.83333 */
  value: number;

  /** The highest value given less the lowest. */
  spread: number;

  /** Whether those for and against a must-have weigh the same; it is then not met. */
  isContested: boolean;
}

/** What the reviews of an answer came to. */
export class PeerSettlementResponse {
  /** 1, 2, 3 … within the request; a later one takes the place of an earlier. */
  @ApiProperty({ type: 'integer', minimum: 1 })
  version: number;

  /** How far it can be relied on; what is `contested` decides nothing. */
  @ApiProperty({ enum: confidences })
  confidence: Confidence;

  /** Why it was settled then. */
  @ApiProperty({ enum: settlementCauses })
  cause: SettlementCause;

  /** Weighted mean of the values, 0 to 1, to five decimals. @example 0.73333 */
  score: number;

  /** The highest score given less the lowest. @example 0.1 */
  spread: number;

  /** Whether those for whom every must-have is met weigh more. */
  mustHaveMet: boolean;

  /** Criterion by criterion. */
  items: SettledItemResponse[];

  /** Red flags left standing, by their place in the question's list. */
  @ApiProperty({ type: 'integer', isArray: true })
  redFlags: number[];

  /** How many reviews it is made of. */
  @ApiProperty({ type: 'integer', minimum: 1 })
  reviewsUsed: number;

  /** The day (UTC) on which it was settled. */
  @ApiProperty({ format: 'date' })
  day: string;
}

/** What an answer was settled at, over time. */
export class PeerSettlementsResponse {
  /** The latest first. */
  data: PeerSettlementResponse[];
}

export function toPeerSettlementResponse(settlement: PeerSettlement): PeerSettlementResponse {
  const { version, confidence, cause, score, spread, mustHaveMet, redFlags } = settlement;
  return {
    version,
    confidence,
    cause,
    score,
    spread,
    mustHaveMet,
    items: settlement.items.map(({ criterionKey, levelKey, value, ...rest }) => ({
      criterion: criterionKey,
      level: levelKey,
      value,
      spread: rest.spread,
      isContested: rest.isContested,
    })),
    redFlags: [...redFlags],
    reviewsUsed: settlement.reviewIds.length,
    day: utcDay(settlement.createdAt),
  };
}
