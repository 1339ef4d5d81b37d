import { ApiProperty } from '@nestjs/swagger';
import { ArrayMaxSize, ArrayMinSize, ArrayUnique, IsArray, IsBoolean, IsIn } from 'class-validator';
import { CanBeAbsent, IsInstant } from '../platform/http/fields.js';
import { reportSections, type ReportSection } from './domain/share-choice.js';
import type { ShareLink } from './domain/share-link.js';
import type { CreatedShareLink, ShareWish } from './share-links.service.js';

const isBoolean = { message: 'must be true or false' };

/** What others are to see of a report. */
export class CreateShareLinkDto {
  /**
   * The parts to show. `ranges` needs `overall` or `skills`, `evidence` needs `skills`, `history` needs
   * `overall`; `explanation` tells of scores, ranges, skills and what comes next, so it needs all four.
   */
  @ApiProperty({
    enum: reportSections,
    isArray: true,
    minItems: 1,
    maxItems: reportSections.length,
    uniqueItems: true,
    example: ['overall', 'skills', 'ranges'],
  })
  @IsArray({ message: 'must be a list' })
  @ArrayMinSize(1)
  @ArrayMaxSize(reportSections.length)
  @ArrayUnique()
  @IsIn(reportSections, { each: true })
  sections: ReportSection[];

  /** Whether it says whose it is; false unless given. */
  @CanBeAbsent()
  @IsBoolean(isBoolean)
  showName?: boolean;

  /** Whether it goes on showing what it shows now; else it shows what holds when it is looked at. */
  @CanBeAbsent()
  @IsBoolean(isBoolean)
  frozen?: boolean;

  /** When it ends: in thirty days unless given, within a year. */
  @CanBeAbsent()
  @IsInstant()
  expiresAt?: string;
}

/** A link to a part of a report, without its secret. */
export class ShareLinkResponse {
  /** @example 01936b2e-7b3a-7c1f-9a55-3a1f0c9d2e14 */
  id: string;
  /** @example 01936b2e-7b3a-7c1f-9a55-3a1f0c9d2e14 */
  targetId: string;
  /** The parts it shows. */
  @ApiProperty({ enum: reportSections, isArray: true })
  sections: ReportSection[];
  /** Whether it says whose it is. @example false */
  showName: boolean;
  /** Whether it goes on showing what it showed when it was made. @example false */
  frozen: boolean;
  /** @example 2026-11-22T09:30:00.000Z */
  createdAt: string;
  /** When it ends; from then on nobody sees anything. @example 2026-12-22T09:30:00.000Z */
  expiresAt: string;
}

/** A new link, with its address, which is told this once. */
export class CreatedShareLinkResponse extends ShareLinkResponse {
  /**
   * A page. Below it are `report.pdf`, `report.json`, `report.md`, `chart.svg` and `badge.svg`. Whoever knows
   * the address can look.
   */
  @ApiProperty({ format: 'uri', maxLength: 500 })
  url: string;
}

/** A page of links. */
export class ShareLinkPageResponse {
  data: ShareLinkResponse[];
  /** Null on the last page. */
  nextCursor: string | null;
}

export function toShareWish(body: CreateShareLinkDto): ShareWish {
  const { sections, showName = false, frozen = false, expiresAt } = body;
  const ends = expiresAt === undefined ? null : new Date(expiresAt);
  return { sections, showsName: showName, isFrozen: frozen, expiresAt: ends };
}

export function toShareLinkResponse(link: ShareLink): ShareLinkResponse {
  const { id, targetId, sections, showsName, isFrozen, createdAt, expiresAt } = link;
  return {
    id,
    targetId,
    sections: [...sections],
    showName: showsName,
    frozen: isFrozen,
    createdAt: createdAt.toISOString(),
    expiresAt: expiresAt.toISOString(),
  };
}

export function toCreatedShareLinkResponse(created: CreatedShareLink): CreatedShareLinkResponse {
  return Object.assign(toShareLinkResponse(created.link), { url: created.url });
}
