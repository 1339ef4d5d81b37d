import { ApiProperty } from '@nestjs/swagger';
import { severities, type Finding, type Severity } from './domain/finding.js';

/** Something about a draft that its author should know. */
export class FindingResponse implements Finding {
  /** JSON pointer into the document. @example #/rubric/2/weight */
  pointer: string;

  /** The rule, for programs. @example weights-not-100 */
  code: string;

  /** What it means at publishing: an error keeps the question from it, a warning does not. @example error */
  @ApiProperty({ enum: severities })
  severity: Severity;

  /** What is wrong. @example weights must sum to 100, got 95 */
  detail: string;

  /** What to do about it. @example Change the weights until they sum to 100. */
  fix: string;
}

/** What is to be said about a question. */
export class LintResponse {
  /** Findings that keep it from being published. @example 1 */
  errorCount: number;

  /** Findings that do not. @example 0 */
  warningCount: number;

  /** All of them. */
  findings: FindingResponse[];
}

export function toLintResponse(findings: readonly Finding[]): LintResponse {
  const errorCount = findings.filter(({ severity }) => severity === 'error').length;
  const warningCount = findings.length - errorCount;
  return { errorCount, warningCount, findings: [...findings] };
}
