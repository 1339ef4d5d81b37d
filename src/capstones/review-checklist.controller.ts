import { Body, Controller, Get, Param, Put } from '@nestjs/common';
import { ApiBearerAuth, ApiResponse, ApiTags } from '@nestjs/swagger';
import { Roles } from '../platform/http/access.js';
import { Caller, type CurrentUser } from '../platform/http/current-user.js';
import { IdParamDto } from '../platform/http/id-param.dto.js';
import {
  ReceivedChecklistsResponse,
  ReviewChecklistResponse,
  SignChecklistDto,
  toCheckedLines,
  toChecklistResponse,
  toReceivedChecklist,
} from './review-checklist.dto.js';
import { ReviewChecklists } from './review-checklists.service.js';

@ApiTags('Capstones')
@ApiBearerAuth()
@Roles('learner')
@Controller('v1')
export class ReviewChecklistController {
  constructor(private readonly checklists: ReviewChecklists) {}

  /**
   * Read the checklist of a review
   *
   * Of a milestone it is what the milestone is accepted by, of a capstone what its authors ask peers to
   * check. Reviews of anything else have no lines.
   */
  @Get('peer-reviews/:id/checklist')
  async getReviewChecklist(
    @Caller() user: CurrentUser,
    @Param() { id }: IdParamDto,
  ): Promise<ReviewChecklistResponse> {
    return toChecklistResponse(await this.checklists.open(user.id, id));
  }

  /**
   * Sign the checklist of a review
   *
   * Every line once, in place of what was signed before. The author reads it when they are shown the
   * review, and not whose it is.
   */
  @Put('peer-reviews/:id/checklist')
  @ApiResponse({ status: 409, description: 'The review was handed back or struck out.' })
  async signReviewChecklist(
    @Caller() user: CurrentUser,
    @Param() { id }: IdParamDto,
    @Body() body: SignChecklistDto,
  ): Promise<ReviewChecklistResponse> {
    return toChecklistResponse(await this.checklists.sign(user.id, id, toCheckedLines(body)));
  }

  /**
   * List the checklists that came with reviews of my work
   *
   * Of those reviews that you are shown, R1, R2 … as there. 409 `in-debt` as with the reviews.
   */
  @Get('peer-review-requests/:id/checklists')
  @ApiResponse({ status: 409, description: 'You owe reviews, and could give some.' })
  async listReceivedChecklists(
    @Caller() user: CurrentUser,
    @Param() { id }: IdParamDto,
  ): Promise<ReceivedChecklistsResponse> {
    const received = await this.checklists.listReceived(user.id, id);
    return { data: received.map(toReceivedChecklist) };
  }
}
