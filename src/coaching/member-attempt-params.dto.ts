import { IsId } from '../platform/http/fields.js';

/** The path parameters of one in a cohort. */
export class CoachedMemberParamDto {
  /** Id of the cohort. */
  @IsId()
  id: string;

  /** Id of the account of who is in it. */
  @IsId()
  memberId: string;
}

/** The path parameters of an answer of one in a cohort. */
export class CoachedAttemptParamDto extends CoachedMemberParamDto {
  /** Id of the attempt. */
  @IsId()
  attemptId: string;
}
