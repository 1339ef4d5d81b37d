import { ApiProperty } from '@nestjs/swagger';
import { ValidateIf } from 'class-validator';
import {
  CanBeAbsent,
  IsId,
  IsText,
  IsWebUrl,
  IsWhole,
  IsWholeParam,
} from '../platform/http/fields.js';
import { IsFormat, type Format } from '../platform/http/formats.js';
import { IsListOf, IsOneOf } from '../question-bank/document-fields.js';
import { CapstoneDto } from '../question-bank/question-parts.dto.js';
import type { OpenedCapstone } from './capstone-shelf.service.js';
import type { ProjectChange } from './capstone-projects.service.js';
import { milestoneStates, type MilestoneState } from './domain/milestone-standing.js';
import { riskStates, type CapstoneProject, type RiskState } from './domain/project-risk.js';
import { rankRisks } from './domain/rank-risks.js';

const mostRisks = 50;

/** A field that null clears. */
const IsNotNull = (): PropertyDecorator =>
  ValidateIf((_: unknown, value: unknown) => value !== undefined && value !== null);

/** A milestone of a capstone in its path. */
export class MilestoneParamDto {
  /** Id of the capstone. */
  @IsId()
  id: string;

  /** 1, 2, 3 … within the capstone. */
  @IsWholeParam(1, 50)
  number: number;
}

/** Why to go on. */
export class WaiveMilestoneDto {
  /** It is shown wherever the project is. @example Nobody asked for reviews in the open pool. */
  @IsText(1, 600)
  reason: string;
}

/** A risk that is kept an eye on. */
export class KeptRiskDto {
  /** What may go wrong. @example Scope grows. */
  @IsText(1, 600)
  risk: string;

  /** What shows early that it is coming. @example A parser appears. */
  @IsText(1, 600)
  sign: string;

  /** What is done then. @example Cut it. */
  @IsText(1, 600)
  response: string;

  /** 1 (unlikely) to 5. @example 4 */
  @IsWhole(1, 5)
  likelihood: number;

  /** 1 (a nuisance) to 5 (it ends the project). @example 3 */
  @IsWhole(1, 5)
  impact: number;

  /** `open` until it has happened or cannot any more. */
  @IsOneOf(riskStates)
  state: RiskState;

  /** What was seen or done. */
  @IsNotNull()
  @IsText(1, 2000)
  @ApiProperty({ type: String, required: false, nullable: true })
  note?: string | null;
}

/** A change of a project: what is left out stays, null takes it away. */
export class ChangeProjectDto {
  /** Where the code is. @example https://git.example.org/mini-db */
  @IsNotNull()
  @IsWebUrl(1000)
  @ApiProperty({ type: String, required: false, nullable: true })
  repositoryUrl?: string | null;

  /** Where the recording of the demonstration is. */
  @IsNotNull()
  @IsWebUrl(1000)
  @ApiProperty({ type: String, required: false, nullable: true })
  demoUrl?: string | null;

  /** What to mind. @example LSM, in Rust. */
  @IsNotNull()
  @IsText(1, 4000)
  @ApiProperty({ type: String, required: false, nullable: true })
  note?: string | null;

  /** The whole risk register, in place of the one there is. */
  @CanBeAbsent()
  @IsListOf(() => KeptRiskDto, { min: 0, max: mostRisks })
  risks?: KeptRiskDto[];
}

/** How the demonstration is wanted. */
export class DemoQueryDto {
  /** Instead of `Accept`. */
  @IsFormat('json', 'markdown')
  format?: Format;
}

/** A risk in the register. */
export class KeptRiskResponse {
  /** @example Scope grows. */
  risk: string;
  /** @example A parser appears. */
  sign: string;
  /** @example Cut it. */
  response: string;
  /** @example 4 */
  likelihood: number;
  /** @example 3 */
  impact: number;
  /** Likelihood × impact, 1 to 25. @example 12 */
  exposure: number;
  @ApiProperty({ enum: riskStates })
  state: RiskState;
  note: string | null;
}

/** What a learner keeps of a capstone that they took up. */
export class CapstoneProjectResponse {
  /** @example 2026-11-22T18:00:00.000Z */
  takenUpAt: string;
  updatedAt: string;
  repositoryUrl: string | null;
  demoUrl: string | null;
  note: string | null;
  /** What has happened first, then what is open by exposure, then what is closed. */
  risks: KeptRiskResponse[];
}

/** A milestone, and how far one is with it. */
export class CapstoneMilestoneResponse {
  /** @example 2 */
  number: number;
  /** What attempts are made on. */
  questionId: string;
  /** @example Log and recovery */
  title: string;
  /** Hours of work that it takes. @example 3 */
  workHours: number;
  /** What it is accepted by. */
  acceptance: string[];
  /**
   * `locked` until the one before is accepted or waived; `handed-in` until others decide; `returned` when
   * they did not take it for a pass; `accepted` when they did.
   */
  @ApiProperty({ enum: milestoneStates })
  state: MilestoneState;
  /** Whether an attempt can begin. */
  isOpen: boolean;
  /** Whether you went on without it being accepted. */
  isWaived: boolean;
  /** The attempt that the state is of; null without any. */
  attemptId: string | null;
}

/** A capstone in a list. */
export class CapstoneSummaryResponse {
  /** Id of the capstone, which is a question. */
  id: string;
  bankId: string;
  /** @example cap-mini-db */
  slug: string;
  /** @example Mini database engine */
  title: string;
  /** By slug. */
  skills: string[];
  pitch: string;
  isTakenUp: boolean;
  /** Milestones in all. @example 7 */
  milestones: number;
  /** Those that are accepted. @example 2 */
  accepted: number;
}

/** All capstones at hand: at most a few a bank. */
export class CapstonesResponse {
  data: CapstoneSummaryResponse[];
}

/** A capstone with what you made of it. */
export class CapstoneResponse extends CapstoneSummaryResponse {
  /** Counts your changes of the project, for If-Match; 0 until it is taken up. @example 3 */
  version: number;
  /** What is built, the smallest demo, metrics, the script of the demo, what peers check, risks foreseen. */
  capstone: CapstoneDto;
  /** Null until it is taken up. */
  @ApiProperty({ type: CapstoneProjectResponse, nullable: true })
  project: CapstoneProjectResponse | null;
  /** In their order. */
  steps: CapstoneMilestoneResponse[];
}

export function toProjectChange(body: ChangeProjectDto): ProjectChange {
  const { risks, ...words } = body;
  const kept = risks?.map(({ note, ...risk }) => ({ ...risk, note: note ?? null }));
  return { ...words, ...(kept === undefined ? {} : { risks: kept }) };
}

export function toCapstoneSummary({
  question,
  project,
  progress,
}: OpenedCapstone): CapstoneSummaryResponse {
  return {
    id: question.questionId,
    bankId: question.bankId,
    slug: question.slug,
    title: question.title,
    skills: [...question.skills],
    pitch: question.capstone.pitch,
    isTakenUp: project !== null,
    milestones: progress.milestones.length,
    accepted: progress.milestones.filter(({ state }) => state === 'accepted').length,
  };
}

export function toCapstoneResponse(opened: OpenedCapstone): CapstoneResponse {
  const { question, project, progress } = opened;
  return Object.assign(toCapstoneSummary(opened), {
    version: project?.version ?? 0,
    capstone: structuredClone(question.capstone) as CapstoneDto,
    project: project === null ? null : toProjectResponse(project),
    steps: question.milestones.flatMap(({ questionId, title, milestone }, index) => {
      const standing = progress.milestones[index];
      if (standing === undefined) return [];
      const { number, state, isOpen, isWaived, attemptId } = standing;
      const { workHours } = milestone;
      const acceptance = [...milestone.acceptance];
      const step = { number, questionId, title, workHours, acceptance };
      return [{ ...step, state, isOpen, isWaived, attemptId }];
    }),
  });
}

function toProjectResponse(project: CapstoneProject): CapstoneProjectResponse {
  const { repositoryUrl, demoUrl, note, takenUpAt, updatedAt, risks } = project;
  return {
    takenUpAt: takenUpAt.toISOString(),
    updatedAt: updatedAt.toISOString(),
    repositoryUrl,
    demoUrl,
    note,
    risks: rankRisks(risks),
  };
}
