import { skillLevels, type SkillLevel } from './evidence.js';

/** One thing that speaks for a skill. */
export interface Piece {
  readonly level: SkillLevel;
  /**
   * What it comes from: a question, an address, a picture. Pieces with one of these in common are the same
   * work seen twice, and not independent.
   */
  readonly origins: readonly string[];
  /** Nobody but the learner has judged it. */
  readonly isSelfGraded: boolean;
}

/** What a level still takes. */
export interface MissingEvidence {
  readonly level: SkillLevel;
  /** How many more independent pieces at least: 0, 1 or 2. */
  readonly pieces: number;
  /** Whether somebody else has to judge one, be it new or one that is there. */
  readonly needsOthers: boolean;
}

export interface ShownLevel {
  /** The highest level that is shown, null for none. */
  readonly level: SkillLevel | null;
  /** What the next one takes; null at the highest. */
  readonly missing: MissingEvidence | null;
}

/**
 * At which level a skill counts as shown: the highest with two independent pieces of evidence, at least
 * one of them not self-graded. A piece speaks for its own level and those below, so a level that is
 * shown implies the lower ones. In no order, and more pieces never lower what comes out.
 */
export function shownLevel(pieces: readonly Piece[]): ShownLevel {
  const shortfalls = skillLevels.map((level, rank) =>
    shortfallOf(
      pieces.filter((piece) => skillLevels.indexOf(piece.level) >= rank),
      level,
    ),
  );
  const rank = shortfalls.findLastIndex((missing) => missing === null);
  return { level: skillLevels[rank] ?? null, missing: shortfalls[rank + 1] ?? null };
}

function shortfallOf(pieces: readonly Piece[], level: SkillLevel): MissingEvidence | null {
  const judged = pieces.filter(({ isSelfGraded }) => !isSelfGraded);
  if (judged.length > 0) {
    return hasPair(judged, pieces) ? null : { level, pieces: 1, needsOthers: false };
  }
  if (pieces.length === 0) return { level, pieces: 2, needsOthers: true };
  return { level, pieces: hasPair(pieces, pieces) ? 0 : 1, needsOthers: true };
}

function hasPair(some: readonly Piece[], all: readonly Piece[]): boolean {
  return some.some((one) => all.some((other) => areIndependent(one, other)));
}

function areIndependent(one: Piece, other: Piece): boolean {
  return one !== other && !one.origins.some((origin) => other.origins.includes(origin));
}
