import { ApiProperty } from '@nestjs/swagger';
import { IsIn } from 'class-validator';
import { CanBeAbsent, IsId } from '../platform/http/fields.js';
import { PageQueryDto } from '../platform/http/paging.js';
import {
  importOutcomes,
  importStates,
  type ImportOutcome,
  type ImportState,
} from './domain/bank-import.js';
import type { ImportItem, ImportReport } from './domain/import-report.js';
import { formatNames, type FormatName } from './file-formats.js';
import type { ItemCounts } from './import-item.repository.js';

const yesOrNo = ['true', 'false'] as const;
type YesOrNo = (typeof yesOrNo)[number];

/** How a file is to be imported. */
export class ImportBankQueryDto {
  /** The bank that it goes into. */
  @IsId()
  bankId: string;

  /** What the file is; by its media type when left out, as far as that tells. */
  @ApiProperty({ required: false, enum: formatNames })
  @CanBeAbsent()
  @IsIn(formatNames)
  format?: FormatName;

  /** Only tell what an import would do. */
  @ApiProperty({ required: false, enum: yesOrNo, default: 'false' })
  @CanBeAbsent()
  @IsIn(yesOrNo)
  dryRun?: YesOrNo;

  /** As a release that learners see, rather than as drafts. */
  @ApiProperty({ required: false, enum: yesOrNo, default: 'false' })
  @CanBeAbsent()
  @IsIn(yesOrNo)
  publish?: YesOrNo;

  /** Leave out entries that are rejected, rather than import nothing. */
  @ApiProperty({ required: false, enum: yesOrNo, default: 'false' })
  @CanBeAbsent()
  @IsIn(yesOrNo)
  skipRejected?: YesOrNo;
}

/** Which entries of a file, page by page. */
export class ListImportItemsQueryDto extends PageQueryDto {
  /** Only entries that come to this. */
  @ApiProperty({ required: false, enum: importOutcomes })
  @CanBeAbsent()
  @IsIn(importOutcomes)
  outcome?: ImportOutcome;
}

/** Why a file could not be read. */
export class ImportFaultResponse {
  /** Stable. @example malformed */
  code: string;

  /** What is wrong, with the line where that is known. */
  detail: string;
}

/** Something about a file besides its questions. */
export class ImportDocumentProblemResponse {
  /** Where in the document. @example #/topics/3 */
  pointer: string;

  /** Stable: `catalogue-differs` and `head-differs` are what an import leaves as it is. */
  code: string;

  /** What is wrong. */
  detail: string;

  /** An `error` stops the import, or is left out of it. */
  @ApiProperty({ enum: ['error', 'warning'] })
  severity: 'error' | 'warning';
}

/** Something in a file that is no question here. */
export class ImportSkippedResponse {
  /** The line it begins in, or its place. */
  line: number;

  /** Stable. @example other-question-type */
  code: string;

  /** What it is. */
  detail: string;
}

/** How many entries come to what. */
export class ImportCountsResponse implements Record<ImportOutcome, number> {
  /** New questions. */
  create: number;

  /** Questions of the bank that say something else from now on. */
  update: number;

  /** Questions of the bank that say this already: nothing is written. */
  same: number;

  /** What cannot be taken in. */
  reject: number;
}

/** What an import did, or would do. Kept for seven days. */
export class BankImportResponse {
  /** Id of the import, and of its task. */
  @ApiProperty({ format: 'uuid' })
  id: string;

  /** The bank that it goes into. */
  @ApiProperty({ format: 'uuid' })
  bankId: string;

  /** What the file is. */
  @ApiProperty({ enum: formatNames })
  format: string;

  /** Whether it only tells what it would do. */
  dryRun: boolean;

  /** Whether it makes a release, rather than drafts. */
  publish: boolean;

  /** Whether it leaves out what is rejected. */
  skipRejected: boolean;

  /**
   * `waiting` for its turn or being read; `unreadable`; `compared` with the bank, which is where a dry run
   * ends; `stopped` by what is wrong in the file; or `done`.
   */
  @ApiProperty({ enum: importStates })
  state: ImportState;

  /** When the file arrived. */
  @ApiProperty({ format: 'date-time' })
  receivedAt: string;

  /** When it came to its state, null while it waits. */
  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  finishedAt: string | null;

  /** Why the file could not be read, null otherwise. */
  @ApiProperty({ type: ImportFaultResponse, nullable: true })
  fault: ImportFaultResponse | null;

  /** How many entries come to what. */
  counts: ImportCountsResponse;

  /** About the head and the catalogue of the file; the first hundred. */
  problems: ImportDocumentProblemResponse[];

  /** What the file holds that is no question here; the first hundred. */
  skipped: ImportSkippedResponse[];

  /** How many of those there are in all. */
  skippedCount: number;

  /** Images and files that entries mention and that do not come along. */
  attachments: number;

  /** Number of the release that was made; null when none was. */
  @ApiProperty({ type: 'integer', nullable: true })
  releaseNumber: number | null;
}

/** Something that is wrong with an entry. */
export class ImportProblemResponse {
  /** Where in the question, empty for all of it. @example /rubric/2/levels */
  pointer: string;

  /** Stable. @example count-out-of-range */
  code: string;

  /** What is wrong, or what would be right. */
  detail: string;

  /** The line of the file in which the entry begins, or its place. */
  line: number;

  /** An `error` rejects the entry; a `warning` is for its author to mend before it is published. */
  @ApiProperty({ enum: ['error', 'warning'] })
  severity: 'error' | 'warning';
}

/** What becomes of an entry of a file. */
export class ImportItemResponse {
  /** Its place in the file, from 0. */
  ordinal: number;

  /** The line in which it begins, from 1; its place in a format without lines. */
  line: number;

  /** What the other program calls it. */
  @ApiProperty({ type: String, nullable: true })
  externalId: string | null;

  /** What the bank calls it, null when it has no name at all. */
  @ApiProperty({ type: String, nullable: true })
  slug: string | null;

  /** Its title, as far as there is one. */
  @ApiProperty({ type: String, nullable: true })
  title: string | null;

  /** What becomes of it. */
  @ApiProperty({ enum: importOutcomes })
  outcome: ImportOutcome;

  /** Fields of the question that an update changes. */
  changed: string[];

  /** What is wrong with it; the first fifty. */
  problems: ImportProblemResponse[];

  /** Images and files that it mentions and that do not come along. */
  attachments: string[];

  /** The question or draft; null while there is none. */
  @ApiProperty({ type: String, format: 'uuid', nullable: true })
  questionId: string | null;
}

export class ImportItemPageResponse {
  /** Entries in the order of the file. */
  data: ImportItemResponse[];

  /** Cursor of the next page, null on the last one. */
  @ApiProperty({ type: String, nullable: true })
  nextCursor: string | null;
}

export function toBankImportResponse(
  report: ImportReport,
  { attachments, create, update, same, reject }: ItemCounts,
): BankImportResponse {
  return {
    id: report.id,
    bankId: report.bankId,
    format: report.format,
    dryRun: report.dryRun,
    publish: report.publish,
    skipRejected: report.skipRejected,
    state: report.state,
    receivedAt: report.receivedAt.toISOString(),
    finishedAt: report.finishedAt?.toISOString() ?? null,
    fault: report.fault,
    counts: { create, update, same, reject },
    problems: report.problems.map(({ isFault, ...problem }) => ({
      ...problem,
      severity: isFault ? 'error' : 'warning',
    })),
    skipped: report.skipped.map(({ line, code, detail }) => ({ line, code, detail })),
    skippedCount: report.skippedCount,
    attachments,
    releaseNumber: report.releaseNumber,
  };
}

export function toImportItemResponse(
  { line, problems, changed, attachments, ...item }: ImportItem,
  { publish }: Pick<ImportReport, 'publish'>,
): ImportItemResponse {
  return {
    ...item,
    line,
    changed: [...changed],
    problems: problems.map(({ isFault, pointer, code, detail }) => ({
      pointer,
      code,
      detail,
      line,
      severity: isFault || (publish && item.outcome === 'reject') ? 'error' : 'warning',
    })),
    attachments: [...attachments],
  };
}
