import { ApiProperty } from '@nestjs/swagger';
import {
  blueprintChanges,
  changeCauses,
  type BlueprintChange,
  type ChangeFigures,
} from './domain/change-parts.js';
import type { Snapshot } from './domain/snapshot.js';
import { tellChange } from './domain/tell-change.js';

/** What moved a figure, cause by cause; the parts sum to `total`. */
export class ChangeFiguresResponse {
  /** What was forgotten, where the score is told for today. @example -0.031 */
  time: number;
  /** New answers, new grades, and what was practised. @example 0.052 */
  practice: number;
  /** Grades that were changed, revoked or struck out. @example -0.004 */
  regrades: number;
  /** Another interview day, bar, skills, weights or questions. @example 0 */
  blueprint: number;
  /** A model of memory that was fitted anew. @example 0.002 */
  memoryModel: number;
  /** The formula, and what it knows of graders and of questions. @example 0 */
  formula: number;
  /** This figure less that of the snapshot before. @example 0.019 */
  total: number;
}

/** What happened since the snapshot before. */
export class ChangeFactsResponse {
  /** Days that went by, to four decimals. @example 7 */
  days: number;
  /** @example 3 */
  newAttempts: number;
  /** @example 4 */
  newGrades: number;
  /** Questions that were practised, or whose practice was undone. @example 9 */
  practisedQuestions: number;
  /** @example 1 */
  changedGrades: number;
  /** Grades that were revoked or struck out. @example 0 */
  goneGrades: number;
  /** What of the target was changed. @example ["interview-day"] */
  @ApiProperty({ enum: blueprintChanges, isArray: true })
  blueprint: BlueprintChange[];
  /** Whether your model of memory was fitted anew. */
  isModelRefitted: boolean;
  /** Whether the formula changed, or what it knows of graders and of questions. */
  isFormulaChanged: boolean;
}

/** Why a score is another one than in the snapshot before. */
export class ChangeResponse {
  score: ChangeFiguresResponse;
  /** The chance of reaching the bar. */
  passProbability: ChangeFiguresResponse;
  facts: ChangeFactsResponse;
  /** The same in sentences. @example ["The score went from 46 to 47.9."] */
  explanation: string[];
}

/** @returns null for the first snapshot of a target */
export function toChangeResponse(snapshot: Snapshot): ChangeResponse | null {
  const { change } = snapshot;
  if (change === null) return null;
  const { facts } = change;
  return {
    score: toFigures(change.score),
    passProbability: toFigures(change.passProbability),
    facts: {
      days: Math.round(facts.days * 1e4) / 1e4,
      newAttempts: facts.newAttempts,
      newGrades: facts.newGrades,
      practisedQuestions: facts.practisedQuestions,
      changedGrades: facts.changedGrades,
      goneGrades: facts.goneGrades,
      blueprint: [...facts.blueprint],
      isModelRefitted: facts.isModelRefitted,
      isFormulaChanged: facts.isFormulaChanged,
    },
    explanation: tellChange(change, snapshot),
  };
}

/** From whole ten-thousandths, as they are kept. */
function toFigures(figures: ChangeFigures): ChangeFiguresResponse {
  const { time, practice, regrades, blueprint, memoryModel, formula } = figures;
  const total = changeCauses.reduce((sum, cause) => sum + figures[cause], 0);
  return {
    time: time / 1e4,
    practice: practice / 1e4,
    regrades: regrades / 1e4,
    blueprint: blueprint / 1e4,
    memoryModel: memoryModel / 1e4,
    formula: formula / 1e4,
    total: total / 1e4,
  };
}
