import { IsId } from '../platform/http/fields.js';

/** The path parameters of the portfolio of one in a cohort. */
export class MemberPortfolioParamDto {
  /** Id of the cohort. */
  @IsId()
  id: string;

  /** Id of the account of who is in it. */
  @IsId()
  memberId: string;
}

/** The path parameters of evidence of one in a cohort. */
export class MemberEvidenceParamDto extends MemberPortfolioParamDto {
  /** Id of the evidence. */
  @IsId()
  evidenceId: string;
}
