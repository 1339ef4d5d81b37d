import { ApiProperty } from '@nestjs/swagger';
import { Matches } from 'class-validator';
import { IsText, IsWhole } from '../platform/http/fields.js';
import { IsListOf, IsPart, IsSlug, IsTextList } from './document-fields.js';
import type {
  Capstone,
  DemoStep,
  Milestone,
  ProjectRisk,
  Runbook,
  ScopeAnchors,
} from './domain/question-parts.js';

/** Parts that only some kinds of question have. Documents and responses show them alike. */

const line = { min: 1, max: 600 };

/** How to go back. */
export class RollbackDto {
  /** Minutes after the start by which going back must be decided. */
  @IsWhole(1, 10_080)
  deadlineMinutes: number;

  /** What is done then, in order. */
  @IsTextList({ min: 1, max: 20 }, line)
  steps: string[];
}

/** What an incident or a planned change is handled by. */
export class RunbookDto implements Runbook {
  /** What starts it. */
  @IsText(1, 600)
  trigger: string;

  /** What must hold at the end, measurable. */
  @IsTextList({ min: 1, max: 20 }, line)
  targets: string[];

  /** What must be in place before it starts. */
  @IsTextList({ min: 1, max: 20 }, line)
  preconditions: string[];

  /** What is done, in order. */
  @IsTextList({ min: 2, max: 30 }, line)
  steps: string[];

  /** How to know that it worked. */
  @IsTextList({ min: 1, max: 20 }, line)
  verification: string[];

  /** How to go back. */
  @IsPart(() => RollbackDto)
  rollback: RollbackDto;

  /** Who is told what, and when. */
  @IsTextList({ min: 1, max: 20 }, line)
  communication: string[];
}

/** How far a story of each level reaches; recorded beside the score, never mixed into it. */
export class ScopeAnchorsDto implements ScopeAnchors {
  /** The reach of a senior story. */
  @IsText(1, 600)
  senior: string;

  /** The reach of a staff story. */
  @IsText(1, 600)
  staff: string;
}

/** Where a milestone stands in its capstone and when it is accepted. */
export class MilestoneDto implements Milestone {
  /** Slug of the capstone, in the same bank. */
  @IsSlug()
  capstone: string;

  /** 1, 2, 3 … within the capstone. */
  @IsWhole(1, 50)
  number: number;

  /** Hours of work that it takes. */
  @IsWhole(1, 100)
  workHours: number;

  /** Checks that a stranger can answer with yes or no. */
  @IsTextList({ min: 1, max: 20 }, line)
  acceptance: string[];
}

/** A step of a demonstration. */
export class DemoStepDto implements DemoStep {
  /** Minutes and seconds into the demonstration. @example 7:30 */
  @Matches(/^\d{1,2}:[0-5]\d$/u, { message: 'must be minutes and seconds such as 7:30' })
  @ApiProperty({ maxLength: 5, pattern: '^\\d{1,2}:[0-5]\\d$' })
  at: string;

  /** What is shown. */
  @IsText(1, 600)
  show: string;
}

/** A risk of a project. */
export class ProjectRiskDto implements ProjectRisk {
  /** What may go wrong. */
  @IsText(1, 600)
  risk: string;

  /** What shows early that it is coming. */
  @IsText(1, 600)
  sign: string;

  /** What is done then. */
  @IsText(1, 600)
  response: string;
}

/** A project of several weeks that ends in a demonstration and a report. */
export class CapstoneDto implements Capstone {
  /** What is built and what it proves. */
  @IsText(1, 1000)
  pitch: string;

  /** The smallest demonstration that is worth showing. */
  @IsText(1, 1000)
  smallestDemo: string;

  /** What is measured, with the number to reach. */
  @IsTextList({ min: 1, max: 20 }, line)
  metrics: string[];

  /** The script of the demonstration. */
  @IsListOf(() => DemoStepDto, { min: 2, max: 30 })
  demo: DemoStepDto[];

  /** What a peer checks. */
  @IsTextList({ min: 1, max: 30 }, line)
  peerReview: string[];

  /** Risk register. */
  @IsListOf(() => ProjectRiskDto, { min: 1, max: 30 })
  risks: ProjectRiskDto[];
}

/*
 * The database keeps the keys of an object in an order of its own. These put them back into the one
 * in which people read them.
 */

export function toRunbook(runbook: Runbook | null): Runbook | null {
  if (runbook === null) return null;
  const { trigger, targets, preconditions, steps, verification, communication } = runbook;
  const { deadlineMinutes, steps: back } = runbook.rollback;
  const rollback = { deadlineMinutes, steps: back };
  return { trigger, targets, preconditions, steps, verification, rollback, communication };
}

export function toScope(scope: ScopeAnchors | null): ScopeAnchors | null {
  return scope === null ? null : { senior: scope.senior, staff: scope.staff };
}

export function toMilestone(milestone: Milestone | null): Milestone | null {
  if (milestone === null) return null;
  const { capstone, number, workHours, acceptance } = milestone;
  return { capstone, number, workHours, acceptance };
}

export function toCapstone(project: Capstone | null): Capstone | null {
  if (project === null) return null;
  const { pitch, smallestDemo, metrics, peerReview } = project;
  const demo = project.demo.map(({ at, show }) => ({ at, show }));
  const risks = project.risks.map(({ risk, sign, response }) => ({ risk, sign, response }));
  return { pitch, smallestDemo, metrics, demo, peerReview, risks };
}
