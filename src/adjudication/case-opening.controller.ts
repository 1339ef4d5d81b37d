import { Body, Controller, Param, Post } from '@nestjs/common';
import { ApiBearerAuth, ApiResponse, ApiTags } from '@nestjs/swagger';
import { Roles } from '../platform/http/access.js';
import { Caller, type CurrentUser } from '../platform/http/current-user.js';
import { IdParamDto } from '../platform/http/id-param.dto.js';
import { Idempotent } from '../platform/http/idempotency.interceptor.js';
import { SendsLocation } from '../platform/http/location.interceptor.js';
import { SendsEtag } from '../platform/http/versioned.interceptor.js';
import { Appeals } from './appeals.service.js';
import { Flags } from './flags.service.js';
import {
  AppealDto,
  FlagDto,
  NumberedReviewParamDto,
  OwnCaseResponse,
  toFlagWords,
  toOwnCaseResponse,
} from './own-case.dto.js';
import { OwnCaseViews } from './own-case-views.service.js';

const addressOf = ({ id }: OwnCaseResponse): string => `/v1/me/cases/${id}`;

@ApiTags('Cases')
@ApiBearerAuth()
@Roles('learner')
@Controller('v1')
export class CaseOpeningController {
  constructor(
    private readonly appeals: Appeals,
    private readonly flags: Flags,
    private readonly views: OwnCaseViews,
  ) {}

  /**
   * Appeal against a settlement
   *
   * Of your own answer's reviews, within 14 days, once for each settlement, and not against a coach's
   * grade. Somebody who has not graded the answer decides; an appeal that nobody decides within 14 days
   * lapses.
   */
  @Post('peer-review-requests/:id/appeals')
  @Idempotent()
  @SendsEtag()
  @SendsLocation(addressOf)
  @ApiResponse({
    status: 409,
    description:
      'Nothing is settled, it is too late, it was appealed against, or nobody may decide.',
  })
  async appealSettlement(
    @Caller() user: CurrentUser,
    @Param() { id }: IdParamDto,
    @Body() { reason }: AppealDto,
  ): Promise<OwnCaseResponse> {
    const opened = await this.appeals.appeal(user.id, id, reason);
    return toOwnCaseResponse(await this.views.one(user.id, opened));
  }

  /**
   * Flag an answer
   *
   * One that you were given for review and that should not be there, whatever it is worth. Once for each
   * answer, and at most ten of your flags wait at a time. An answer whose flag is upheld is struck out.
   */
  @Post('peer-reviews/:id/flags')
  @Idempotent()
  @SendsEtag()
  @SendsLocation(addressOf)
  @ApiResponse({
    status: 409,
    description: 'Flagged before, struck out already, too many flags, or nobody may decide.',
  })
  async flagAnswer(
    @Caller() user: CurrentUser,
    @Param() { id }: IdParamDto,
    @Body() body: FlagDto,
  ): Promise<OwnCaseResponse> {
    const opened = await this.flags.flagAnswer(user.id, id, toFlagWords(body));
    return toOwnCaseResponse(await this.views.one(user.id, opened));
  }

  /**
   * Flag a review
   *
   * One of your own answer, by its number. A review whose flag is upheld is struck out, and what the
   * others come to is settled anew.
   */
  @Post('peer-review-requests/:id/reviews/:number/flags')
  @Idempotent()
  @SendsEtag()
  @SendsLocation(addressOf)
  @ApiResponse({
    status: 409,
    description: 'Flagged before, struck out already, too many flags, or nobody may decide.',
  })
  async flagReview(
    @Caller() user: CurrentUser,
    @Param() { id, number }: NumberedReviewParamDto,
    @Body() body: FlagDto,
  ): Promise<OwnCaseResponse> {
    const review = { requestId: id, number };
    const opened = await this.flags.flagReview(user.id, review, toFlagWords(body));
    return toOwnCaseResponse(await this.views.one(user.id, opened));
  }
}
