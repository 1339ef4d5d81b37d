import { ApiProperty } from '@nestjs/swagger';
import type { DecidingKind } from '../attempts/domain/grade-in-force.js';
import { IsFormat, type Format } from '../platform/http/formats.js';
import { IsListParam, listParam, slugValue } from '../question-bank/list-param.js';
import { skillLevels, type SkillLevel } from './domain/evidence.js';
import { standings, type Standing } from './domain/evidence-standing.js';
import type { MatrixPiece, MatrixRow } from './domain/skill-matrix.js';
import type { LearnerMatrix } from './matrix.service.js';

const judges = [
  'coach',
  'settlement',
  'interviewer',
  'self',
] as const satisfies readonly DecidingKind[];
const sources = ['answer', 'evidence'] as const;
/** Pieces of a skill that are told of: more prove nothing more. */
const mostPieces = 20;

/** Which skills to tell of, and how. */
export class MatrixQueryDto {
  /** Slugs of skills of the catalogue; all of them unless given. @example replication-ha,transactions */
  @IsListParam(slugValue)
  skills?: string;

  /** Goes before `Accept`. */
  @IsFormat('json', 'csv', 'markdown')
  format?: Format;
}

/** A level of a skill. */
export class MatrixLevelResponse {
  @ApiProperty({ enum: skillLevels })
  level: SkillLevel;
  /** What can be observed of somebody at this level; empty where nobody has written it down. */
  statements: string[];
  /** Whether it counts as shown: by two independent pieces, at least one of them not self-graded. */
  isShown: boolean;
}

/** Something that speaks for a skill. */
export class MatrixPieceResponse {
  /** A graded answer, or something of the portfolio. */
  @ApiProperty({ enum: sources })
  source: (typeof sources)[number];
  /** Id of the attempt, or of the evidence. @example 01936b2e-7b3a-7c1f-9a55-3a1f0c9d2e14 */
  id: string;
  /** @example Failover drill of the orders database */
  title: string;
  /** The level it speaks for, and all below. */
  @ApiProperty({ enum: skillLevels })
  level: SkillLevel;
  /** Who judged it: the grade in force of an answer, `coach` for evidence that one confirmed. */
  @ApiProperty({ enum: judges })
  judgedBy: DecidingKind;
  /** Whether nobody but the learner has judged it. */
  isSelfGraded: boolean;
  /** When it was done. @example 2026-11-22 */
  day: string;
  /** Where to look. @example https://git.example.org/me/failover */
  url: string | null;
  /** Whether it counts today. */
  @ApiProperty({ enum: standings })
  standing: Standing;
}

/** A skill, and what was shown of it. */
export class MatrixSkillResponse {
  /** @example replication-ha */
  skill: string;
  /** @example Replication and high availability */
  name: string;
  /** @example Recovery targets in numbers, failover, fencing and drills. */
  description: string;
  /** The highest level that counts as shown, which holds those below; null for none. */
  @ApiProperty({ type: String, enum: skillLevels, nullable: true })
  shownLevel: SkillLevel | null;
  /** What the next level takes, in words; null at the highest. */
  missing: string | null;
  /** The lowest first. */
  levels: MatrixLevelResponse[];
  /** How many pieces speak for it, those that do not count included. @example 3 */
  pieceCount: number;
  /** The strongest 20 of them; what does not count comes last. */
  pieces: MatrixPieceResponse[];
}

/** What was shown of skills. */
export class MatrixResponse {
  /** The learner's own day it was told on. @example 2026-11-22 */
  day: string;
  /** By slug. */
  skills: MatrixSkillResponse[];
}

export function wantedSkills({ skills }: MatrixQueryDto): string[] | null {
  return listParam(skills);
}

export function toMatrixResponse({ today, rows }: LearnerMatrix): MatrixResponse {
  return { day: today, skills: rows.map(toMatrixSkill) };
}

function toMatrixSkill(row: MatrixRow): MatrixSkillResponse {
  const { slug, name, description, shown, missing, levels, pieces } = row;
  const rank = shown === null ? -1 : skillLevels.indexOf(shown);
  return {
    skill: slug,
    name,
    description,
    shownLevel: shown,
    missing,
    levels: skillLevels.map((level, index) => ({
      level,
      statements: [...(levels?.[level] ?? [])],
      isShown: index <= rank,
    })),
    pieceCount: pieces.length,
    pieces: pieces.slice(0, mostPieces).map(toMatrixPiece),
  };
}

function toMatrixPiece(piece: MatrixPiece): MatrixPieceResponse {
  const { source, id, title, level, judgedBy, isSelfGraded, day, url, standing } = piece;
  return { source, id, title, level, judgedBy, isSelfGraded, day, url, standing };
}
