import { ApiProperty } from '@nestjs/swagger';
import {
  probeKinds,
  candidateLevels,
  type ProbeKind,
  type QuestionRevision,
} from './domain/question-content.js';
import type { Runbook, ScopeAnchors } from './domain/question-parts.js';
import type { CandidateLevel, Criterion } from './domain/rubric.js';
import { RunbookDto, ScopeAnchorsDto, toRunbook, toScope } from './question-parts.dto.js';

export class FigureResponse {
  /** Name of the figure. */
  name: string;

  /** How it follows from assumptions and earlier figures. */
  formula: string;

  /** The number. */
  value: number;

  /** Unit of the value, null for a bare number. */
  @ApiProperty({ type: String, nullable: true })
  unit: string | null;
}

export class RubricLevelResponse {
  /** Names the level in grades. */
  key: string;

  /** Its name for people. */
  label: string;

  /** What an answer at this level looks like. */
  descriptor: string;

  /** Share of the criterion's weight that it earns, 0 to 1. */
  value: number;
}

export class CriterionResponse {
  /** Names the criterion in grades. */
  key: string;

  /** What a grader looks for. */
  title: string;

  /** Weight; those of a question sum to 100. */
  weight: number;

  /** Whether missing it fails the answer. */
  mustHave: boolean;

  /** Lowest candidate level it is asked of. */
  @ApiProperty({ enum: candidateLevels })
  minLevel: CandidateLevel;

  /** A must-have is met at a level of this value or above. */
  passValue: number;

  /** Words whose presence shows that it was mentioned. */
  aliases: string[];

  /** Levels, lowest first. */
  levels: RubricLevelResponse[];
}

export class ProbeResponse {
  /** Ten times the load, a failure, or a judgement. */
  @ApiProperty({ enum: probeKinds })
  kind: ProbeKind;

  /** The follow-up question. */
  text: string;
}

/** What a good answer says, and how answers are graded. */
export class OutlineResponse {
  /** Id of the revision whose outline this is. */
  id: string;

  /** Number of that revision. Its outline never changes. */
  version: number;

  /** The question. */
  questionId: string;

  /** What the question is after. */
  intent: string;

  /** The answer, one claim a point. */
  outline: string[];

  /** What the incident or change is handled by; null unless the question is a scenario. */
  @ApiProperty({ type: RunbookDto, nullable: true })
  runbook: Runbook | null;

  /** How far a story of each level reaches; null unless the question is behavioral. */
  @ApiProperty({ type: ScopeAnchorsDto, nullable: true })
  scope: ScopeAnchors | null;

  /** Other designs that deserve full marks. */
  alternatives: string[];

  /** Numbers that the figures are computed from, by name. */
  @ApiProperty({ type: 'object', additionalProperties: { type: 'number' } })
  assumptions: Record<string, number>;

  /** Numbers of the outline, each with its formula. */
  figures: FigureResponse[];

  /** The criteria, in the order of grading. */
  rubric: CriterionResponse[];

  /** Beliefs that would cause harm, as they are said. */
  redFlags: string[];

  /** Follow-up questions. */
  probes: ProbeResponse[];

  /** What the outline rests on: ids of `/v1/sources`. */
  sources: string[];
}

/** An outline, and what its reading did to the reader's open attempt. */
export interface ServedOutline {
  readonly outline: OutlineResponse;
  /** ETag of the reader's open attempt on the question, null without one. */
  readonly attemptEtag: string | null;
}

/** A header, since the outline itself is the same for every reader and keeps its own ETag. */
export const attemptEtagHeader = {
  'Attempt-ETag': {
    description:
      'ETag of your open attempt on the question, which reading the outline has changed: for its next `If-Match`. Absent without one.',
    schema: { type: 'string', maxLength: 200 },
  },
} as const;

export function toOutlineResponse(revision: QuestionRevision): OutlineResponse {
  return {
    id: revision.id,
    version: revision.number,
    questionId: revision.questionId,
    intent: revision.intent,
    outline: [...revision.outline],
    runbook: toRunbook(revision.runbook),
    scope: toScope(revision.scope),
    alternatives: [...revision.alternatives],
    assumptions: revision.assumptions,
    figures: revision.figures.map(({ name, formula, value, unit }) => ({
      name,
      formula,
      value,
      unit,
    })),
    rubric: revision.rubric.criteria.map(toCriterionResponse),
    redFlags: [...revision.redFlags],
    probes: revision.probes.map(({ kind, text }) => ({ kind, text })),
    sources: [...revision.sources],
  };
}

function toCriterionResponse(criterion: Criterion): CriterionResponse {
  return {
    key: criterion.key,
    title: criterion.title,
    weight: criterion.weight,
    mustHave: criterion.mustHave,
    minLevel: criterion.minLevel,
    passValue: criterion.passValue,
    aliases: [...criterion.aliases],
    levels: criterion.levels.map(({ key, label, descriptor, value }) => ({
      key,
      label,
      descriptor,
      value,
    })),
  };
}
