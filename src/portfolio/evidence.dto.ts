import { ApiProperty } from '@nestjs/swagger';
import { IsOptional } from 'class-validator';
import { CanBeAbsent, IsDay, IsId, IsText, IsWebUrl } from '../platform/http/fields.js';
import { PageQueryDto } from '../platform/http/paging.js';
import { IsListOf, IsOneOf, IsSlug } from '../question-bank/document-fields.js';
import { IsListParam, slugValue, wordValue } from '../question-bank/list-param.js';
import {
  evidenceKinds,
  pictureTypes,
  skillLevels,
  type Confirmation,
  type EvidenceClaim,
  type EvidenceFile,
  type EvidenceKind,
  type PictureType,
  type SkillLevel,
} from './domain/evidence.js';
import { standings, type Standing } from './domain/evidence-standing.js';
import type { EvidenceChange, StandingEvidence } from './evidence.service.js';

/** Which evidence to list. */
export class ListEvidenceQueryDto extends PageQueryDto {
  /** Only what shows one of these skills, by slug. @example replication-ha */
  @IsListParam(slugValue)
  skill?: string;

  /** Only of these kinds. @example link,screenshot */
  @IsListParam(wordValue(evidenceKinds))
  kind?: string;
}

/** A skill, and the level at which it is shown. */
export class ShownSkillDto {
  /** Slug of a skill of the catalogue. @example replication-ha */
  @IsSlug()
  skill: string;

  /** What its statements in the catalogue say. @example senior */
  @IsOneOf(skillLevels)
  level: SkillLevel;
}

/** What may be said of evidence besides what it is. */
class EvidenceDetailsDto {
  /** What it shows, and what was yours in it. @example Pulled the plug of the primary under load. */
  @CanBeAbsent()
  @IsText(0, 4000)
  description?: string;

  /** The number it shows, with its unit. @example 0 rows lost, 11 s without writes */
  @IsOptional()
  @IsText(1, 200)
  figure?: string | null;

  /** What a reviewer can run again to get the same number. @example make drill, in the repository */
  @IsOptional()
  @IsText(1, 4000)
  rerun?: string | null;

  /** Where to look; of a certification where it can be checked. The server never opens it. @example https://git.example.org/me/failover */
  @IsOptional()
  @IsWebUrl(2000)
  url?: string | null;

  /** The text of a write-up, in Markdown; of no other kind. @example "# What broke" */
  @IsOptional()
  @IsText(1, 50_000)
  writeUp?: string | null;

  /** A certification of `/v1/certifications`; then it has no `issuer`. @example gcp-database-engineer */
  @IsOptional()
  @IsSlug()
  certificationId?: string | null;

  /** Who awarded a certification that is not listed there; its name is the title. @example CNCF */
  @IsOptional()
  @IsText(1, 200)
  issuer?: string | null;

  /** The last day on which a certification is valid; null when it never ends. @example 2028-11-22 */
  @IsOptional()
  @IsDay()
  expiresDay?: string | null;

  /** An answer of yours that it goes with, such as a milestone of a project. */
  @IsOptional()
  @IsId()
  attemptId?: string | null;
}

/** A change of evidence: what is left out stays, and null takes it away. */
export class UpdateEvidenceDto extends EvidenceDetailsDto {
  /** What it is. @example Failover drill of the orders database */
  @CanBeAbsent()
  @IsText(1, 200)
  title?: string;

  /** When it was done, by your own calendar; of a certification when it was earned. */
  @CanBeAbsent()
  @IsDay()
  day?: string;

  /** All that it shows: 1 to 10 skills. */
  @CanBeAbsent()
  @IsListOf(() => ShownSkillDto, { min: 1, max: 10 })
  skills?: ShownSkillDto[];
}

/** Something to show. */
export class CreateEvidenceDto extends EvidenceDetailsDto {
  /** A link needs a `url`, a write-up a `writeUp`, a certification an `issuer` or a `certificationId`; a screenshot gets its picture afterwards. @example link */
  @IsOneOf(evidenceKinds)
  kind: EvidenceKind;

  /** What it is. @example Failover drill of the orders database */
  @IsText(1, 200)
  title: string;

  /** When it was done, by your own calendar; of a certification when it was earned. */
  @IsDay()
  day: string;

  /** What it shows: 1 to 10 skills. */
  @IsListOf(() => ShownSkillDto, { min: 1, max: 10 })
  skills: ShownSkillDto[];
}

/** The picture of a screenshot. */
export class EvidenceFileResponse {
  /** Where it is. @example /v1/portfolio/evidence/01936b2e-7b3a-7c1f-9a55-3a1f0c9d2e14/file */
  href: string;
  /** By its bytes, whatever it was sent as. */
  @ApiProperty({ enum: pictureTypes })
  mediaType: PictureType;
  /** Pixels. @example 1280 */
  width: number;
  /** Pixels. @example 720 */
  height: number;
  /** As it is stored: without camera data, places, texts and profiles. @example 48213 */
  byteCount: number;
  /** @example 2026-11-22T09:30:00.000Z */
  storedAt: string;
}

/** That a coach vouches for evidence as it stands. */
export class ConfirmationResponse {
  /** Account of the coach. @example 01936b2e-7b3a-7c1f-9a55-3a1f0c9d2e14 */
  coachId: string;
  /** In which cohort; null once that is gone. @example 01936b2e-7b3a-7c1f-9a55-3a1f0c9d2e14 */
  cohortId: string | null;
  /** @example 2026-11-22T09:30:00.000Z */
  confirmedAt: string;
}

/** Something that a learner has to show. */
export class EvidenceResponse {
  /** @example 01936b2e-7b3a-7c1f-9a55-3a1f0c9d2e14 */
  id: string;
  /** @example 1 */
  version: number;
  /** @example link */
  @ApiProperty({ enum: evidenceKinds })
  kind: EvidenceKind;
  /** @example Failover drill of the orders database */
  title: string;
  /** @example Pulled the plug of the primary under load. */
  description: string;
  /** The number it shows. @example 0 rows lost, 11 s without writes */
  figure: string | null;
  /** What a reviewer can run again. @example make drill, in the repository */
  rerun: string | null;
  /** When it was done; of a certification when it was earned. @example 2026-11-22 */
  day: string;
  /** Where to look. @example https://git.example.org/me/failover */
  url: string | null;
  /** Markdown, as it was sent; of a write-up. @example null */
  writeUp: string | null;
  /** A certification of `/v1/certifications`. @example null */
  certificationId: string | null;
  /** Who awarded a certification that is not listed there. @example null */
  issuer: string | null;
  /** The last day on which a certification is valid. @example null */
  expiresDay: string | null;
  /** An answer that it goes with. @example null */
  attemptId: string | null;
  skills: ShownSkillDto[];
  /** Whether it counts today: an expired certification does not, nor does a screenshot without a picture. */
  @ApiProperty({ enum: standings })
  standing: Standing;
  /** The picture of a screenshot; null before it is sent, and for other kinds. */
  @ApiProperty({ type: EvidenceFileResponse, nullable: true })
  file: EvidenceFileResponse | null;
  /** Coaches who vouch for it; with a change of the evidence they are gone. Without any it is self-declared. */
  confirmations: ConfirmationResponse[];
  /** @example 2026-11-22T09:30:00.000Z */
  createdAt: string;
  /** @example 2026-11-22T09:30:00.000Z */
  updatedAt: string;
}

/** A page of evidence, the latest made first. */
export class EvidencePageResponse {
  data: EvidenceResponse[];
  /** Null on the last page. */
  nextCursor: string | null;
}

export function toClaim(body: CreateEvidenceDto): EvidenceClaim {
  return {
    kind: body.kind,
    title: body.title,
    description: body.description ?? '',
    figure: body.figure ?? null,
    rerun: body.rerun ?? null,
    day: body.day,
    url: body.url ?? null,
    writeUp: body.writeUp ?? null,
    certificationId: body.certificationId ?? null,
    issuer: body.issuer ?? null,
    expiresDay: body.expiresDay ?? null,
    attemptId: body.attemptId ?? null,
    skills: toSkills(body.skills),
  };
}

/** Keys that a client did not send may stand there as undefined. */
export function toEvidenceChange({ skills, ...rest }: UpdateEvidenceDto): EvidenceChange {
  const given: EvidenceChange = Object.fromEntries(
    Object.entries(rest).filter(([, value]) => value !== undefined),
  );
  return skills === undefined ? given : { ...given, skills: toSkills(skills) };
}

/** @param home the address of the evidence of its learner, as the reader knows it */
export function toEvidenceResponse(
  { evidence, standing }: StandingEvidence,
  home = '/v1/portfolio/evidence',
): EvidenceResponse {
  return {
    id: evidence.id,
    version: evidence.version,
    kind: evidence.kind,
    title: evidence.title,
    description: evidence.description,
    figure: evidence.figure,
    rerun: evidence.rerun,
    day: evidence.day,
    url: evidence.url,
    writeUp: evidence.writeUp,
    certificationId: evidence.certificationId,
    issuer: evidence.issuer,
    expiresDay: evidence.expiresDay,
    attemptId: evidence.attemptId,
    skills: toSkills(evidence.skills),
    standing,
    file: evidence.file === null ? null : toFile(evidence.file, `${home}/${evidence.id}/file`),
    confirmations: evidence.confirmations.map(toConfirmation),
    createdAt: evidence.createdAt.toISOString(),
    updatedAt: evidence.updatedAt.toISOString(),
  };
}

function toFile(file: EvidenceFile, href: string): EvidenceFileResponse {
  const { mediaType, width, height, byteCount, storedAt } = file;
  return { href, mediaType, width, height, byteCount, storedAt: storedAt.toISOString() };
}

function toConfirmation({ coachId, cohortId, confirmedAt }: Confirmation): ConfirmationResponse {
  return { coachId, cohortId, confirmedAt: confirmedAt.toISOString() };
}

/** The database keeps the keys of an object in an order of its own. */
function toSkills(skills: readonly ShownSkillDto[]): ShownSkillDto[] {
  return skills.map(({ skill, level }) => ({ skill, level }));
}
