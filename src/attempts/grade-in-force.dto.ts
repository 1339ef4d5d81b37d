import { ApiProperty } from '@nestjs/swagger';
import { verdicts } from './attempt-words.js';
import type { Verdict } from './domain/decide-verdict.js';
import { decidingKinds, type DecidingKind, type GradeInForce } from './domain/grade-in-force.js';

/** The grade an answer stands by. */
export class GradeInForceResponse {
  /** Whose word decides: `settlement` is what several peers' grades came to. */
  @ApiProperty({ enum: decidingKinds })
  kind: DecidingKind;

  /** Weighted mean of the levels, 0 to 1, to five decimals. @example 0.73333 */
  score: number;

  /** How an interview would have gone. */
  @ApiProperty({ enum: verdicts })
  verdict: Verdict['verdict'];
}

export function toGradeInForceResponse(grade: GradeInForce | null): GradeInForceResponse | null {
  return grade === null ? null : { kind: grade.kind, score: grade.score, verdict: grade.verdict };
}
