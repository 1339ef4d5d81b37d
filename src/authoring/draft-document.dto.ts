import { OmitType, PartialType } from '@nestjs/swagger';
import { plainToInstance } from 'class-transformer';
import { validateSync } from 'class-validator';
import type { FieldProblem } from '../kernel/app-error.js';
import { CanBeAbsent } from '../platform/http/fields.js';
import { toFieldProblems } from '../platform/http/field-problems.js';
import { IsListOf, IsPart } from '../question-bank/document-fields.js';
import {
  ClarificationDto,
  CriterionDto,
  FigureDto,
  ProbeDto,
  QuestionDocumentDto,
} from '../question-bank/question-document.dto.js';
import {
  CapstoneDto,
  DemoStepDto,
  MilestoneDto,
  ProjectRiskDto,
  RollbackDto,
  RunbookDto,
  ScopeAnchorsDto,
} from '../question-bank/question-parts.dto.js';

/** Absent is what is not written yet; null is no value. */
const partial = { skipNullProperties: false };

export class DraftClarificationDto extends PartialType(ClarificationDto, partial) {}
export class DraftFigureDto extends PartialType(FigureDto, partial) {}
export class DraftCriterionDto extends PartialType(CriterionDto, partial) {}
export class DraftProbeDto extends PartialType(ProbeDto, partial) {}
export class DraftMilestoneDto extends PartialType(MilestoneDto, partial) {}
export class DraftScopeDto extends PartialType(ScopeAnchorsDto, partial) {}
export class DraftRollbackDto extends PartialType(RollbackDto, partial) {}
export class DraftDemoStepDto extends PartialType(DemoStepDto, partial) {}
export class DraftRiskDto extends PartialType(ProjectRiskDto, partial) {}

export class DraftRunbookDto extends PartialType(OmitType(RunbookDto, ['rollback']), partial) {
  /** How to go back. */
  @CanBeAbsent()
  @IsPart(() => DraftRollbackDto)
  rollback?: DraftRollbackDto;
}

export class DraftCapstoneDto extends PartialType(
  OmitType(CapstoneDto, ['demo', 'risks']),
  partial,
) {
  /** The script of the demonstration. */
  @CanBeAbsent()
  @IsListOf(() => DraftDemoStepDto, { min: 0, max: 30 })
  demo?: DraftDemoStepDto[];

  /** Risk register. */
  @CanBeAbsent()
  @IsListOf(() => DraftRiskDto, { min: 0, max: 30 })
  risks?: DraftRiskDto[];
}

const nested = [
  'clarifications',
  'milestone',
  'capstone',
  'runbook',
  'scope',
  'figures',
  'rubric',
  'probes',
] as const;

/** A question as bank documents write it, as far as it is written: everything may be left out. */
export class DraftDocumentDto extends PartialType(OmitType(QuestionDocumentDto, nested), partial) {
  /** Questions a candidate may ask, with their answers. */
  @CanBeAbsent()
  @IsListOf(() => DraftClarificationDto, { min: 0, max: 20 })
  clarifications?: DraftClarificationDto[];

  /** Where a milestone stands and when it is accepted; of kind `milestone` only. */
  @CanBeAbsent()
  @IsPart(() => DraftMilestoneDto)
  milestone?: DraftMilestoneDto;

  /** The project; of kind `capstone` only. */
  @CanBeAbsent()
  @IsPart(() => DraftCapstoneDto)
  capstone?: DraftCapstoneDto;

  /** What the incident or change is handled by; of kind `scenario` only. */
  @CanBeAbsent()
  @IsPart(() => DraftRunbookDto)
  runbook?: DraftRunbookDto;

  /** How far a story of each level reaches; of kind `behavioral` only. */
  @CanBeAbsent()
  @IsPart(() => DraftScopeDto)
  scope?: DraftScopeDto;

  /** Numbers of the outline, each with its formula. */
  @CanBeAbsent()
  @IsListOf(() => DraftFigureDto, { min: 0, max: 60 })
  figures?: DraftFigureDto[];

  /** The criteria, in the order of grading. */
  @CanBeAbsent()
  @IsListOf(() => DraftCriterionDto, { min: 0, max: 20 })
  rubric?: DraftCriterionDto[];

  /** Follow-up questions. */
  @CanBeAbsent()
  @IsListOf(() => DraftProbeDto, { min: 0, max: 10 })
  probes?: DraftProbeDto[];
}

/** What keeps plain JSON from being a draft's document: wrong types and sizes, and unknown keys. */
export function draftFaults(document: object, at: string): FieldProblem[] {
  const checked = plainToInstance(DraftDocumentDto, document);
  const rules = { whitelist: true, forbidNonWhitelisted: true, forbidUnknownValues: true };
  return toFieldProblems(validateSync(checked, rules), at);
}
