import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { ApiBearerAuth, ApiResponse, ApiTags } from '@nestjs/swagger';
import { FeedbackRatings } from '../feedback/feedback-ratings.service.js';
import { Roles } from '../platform/http/access.js';
import { Caller, type CurrentUser } from '../platform/http/current-user.js';
import { IdParamDto } from '../platform/http/id-param.dto.js';
import { Idempotent } from '../platform/http/idempotency.interceptor.js';
import {
  FeedbackRatingResponse,
  RateFeedbackDto,
  toFeedbackRatingResponse,
  toSaidRating,
} from './feedback-rating.dto.js';

@ApiTags('Feedback')
@ApiBearerAuth()
@Roles('learner')
@Controller('v1/feedback/:id/ratings')
export class FeedbackRatingController {
  constructor(private readonly ratings: FeedbackRatings) {}

  /**
   * Rate feedback
   *
   * Whether it was of use, and which criteria it judged wrongly. There is one rating: said again, it takes
   * the place of the one before. It tells the operator how good the model is, and changes nothing else.
   */
  @Post()
  @HttpCode(200)
  @Idempotent()
  @ApiResponse({ status: 409, description: 'There is no feedback to rate.' })
  async rateFeedback(
    @Caller() user: CurrentUser,
    @Param() { id }: IdParamDto,
    @Body() body: RateFeedbackDto,
  ): Promise<FeedbackRatingResponse> {
    const key = { learnerId: user.id, id };
    return toFeedbackRatingResponse(await this.ratings.rate(key, toSaidRating(body)));
  }
}
