import { ApiProperty } from '@nestjs/swagger';
import { CanBeAbsent, IsId, IsIdList, IsText, IsWhole } from '../platform/http/fields.js';
import { IsListOf } from '../question-bank/document-fields.js';
import { ReleaseChangeResponse, ReleaseCountsResponse } from '../question-bank/release.dto.js';
import type { ReleaseOrder, SeenDraft } from './domain/release-order.js';
import { FindingResponse } from './finding.dto.js';

const mostNamed = 500;
const lastVersion = 2_147_483_647;
/** A draft as you read it. */
export class SeenDraftDto implements SeenDraft {
  /** Id of the draft. */
  @IsId()
  id: string;

  /** The version that you read. @example 3 */
  @IsWhole(1, lastVersion)
  version: number;
}

/** What to publish. */
export class PublishReleaseDto {
  /** What to say about it; nothing unless given. @example Clearer prompts. */
  @CanBeAbsent()
  @IsText(0, 2000)
  notes?: string;

  /** The drafts to publish; all of the bank when absent. */
  @IsIdList({ min: 0, max: mostNamed })
  draftIds?: string[];

  /** Refuse when one of these drafts is at another version; what stands there is published when absent. */
  @CanBeAbsent()
  @IsListOf(() => SeenDraftDto, { min: 0, max: mostNamed })
  draftVersions?: SeenDraftDto[];

  /** Questions that are no longer to be introduced; whoever learns them keeps them. */
  @IsIdList({ min: 0, max: mostNamed })
  retire?: string[];

  /** Retired questions that are to come back as they were. */
  @IsIdList({ min: 0, max: mostNamed })
  restore?: string[];
}

/** Something about a draft in a release. */
export class ReleaseFindingResponse extends FindingResponse {
  /** The draft that it is about. */
  @ApiProperty({ format: 'uuid' })
  draftId: string;

  /** Its name. @example leader-election */
  slug: string;
}

/** What publishing would do now. */
export class ReleasePreviewResponse extends ReleaseCountsResponse {
  /** The number it would have; null when nothing would change. @example 4 */
  @ApiProperty({ type: 'integer', nullable: true })
  number: number | null;

  /** The version it would have; null when nothing would change. @example 2.0.0 */
  @ApiProperty({ type: String, nullable: true })
  version: string | null;

  /** Whether nothing keeps it from being published. */
  isPublishable: boolean;

  /** Question by question. Drafts with something missing are left out. */
  changes: ReleaseChangeResponse[];

  /** What is to be said about the drafts. */
  findings: ReleaseFindingResponse[];
}

export function toReleaseOrder(body: PublishReleaseDto): ReleaseOrder {
  return {
    notes: body.notes ?? '',
    draftIds: body.draftIds ?? null,
    draftVersions: (body.draftVersions ?? []).map(({ id, version }) => ({ id, version })),
    retire: body.retire ?? [],
    restore: body.restore ?? [],
  };
}
