import { Body, Controller, Get, Param, Post, Query, Res } from '@nestjs/common';
import { ApiBearerAuth, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import { Roles } from '../platform/http/access.js';
import { Caller, type CurrentUser } from '../platform/http/current-user.js';
import { IdParamDto } from '../platform/http/id-param.dto.js';
import { Idempotent } from '../platform/http/idempotency.interceptor.js';
import {
  CardPageResponse,
  CardPreviewResponse,
  ListCardsQueryDto,
  NamedCardResponse,
  toCardPreviewResponse,
} from './card.dto.js';
import { CardService } from './card.service.js';
import { PreviewService } from './preview.service.js';
import { ReviewLogService } from './review-log.service.js';
import {
  CardHistoryResponse,
  ChangeCardDto,
  RecordedEventResponse,
  toCardHistoryResponse,
  toRecordedEventResponse,
} from './review.dto.js';

@ApiTags('Cards')
@ApiBearerAuth()
@Roles('learner')
@Controller('v1/cards')
export class CardController {
  constructor(
    private readonly cards: CardService,
    private readonly previews: PreviewService,
    private readonly log: ReviewLogService,
  ) {}

  /**
   * List cards
   *
   * The questions the caller has met, with what is known of their memory of each, and the cards of
   * other apps whose reviews were imported.
   */
  @Get()
  async listCards(
    @Caller() learner: CurrentUser,
    @Query() query: ListCardsQueryDto,
  ): Promise<CardPageResponse> {
    return this.log.listCards(learner.id, query);
  }

  /**
   * Get the card of a question
   *
   * The id is the question's. A question that was never reviewed has a card in state `new`.
   * Milestones and capstones are handed in, not remembered, and have none.
   */
  @Get(':id')
  async getCard(
    @Caller() learner: CurrentUser,
    @Param() { id }: IdParamDto,
  ): Promise<NamedCardResponse> {
    const { log } = await this.cards.getState(learner, id);
    return this.log.describeCard(log.card);
  }

  /**
   * Preview a review
   *
   * What each of the four ratings would do now. Recording a review with the token does exactly that,
   * or is refused with a fresh preview when the card, its parameters or the study day changed.
   */
  @Get(':id/preview')
  async previewReview(
    @Caller() learner: CurrentUser,
    @Param() { id }: IdParamDto,
  ): Promise<CardPreviewResponse> {
    return toCardPreviewResponse(await this.previews.preview(learner, id));
  }

  /**
   * Get the history of a card
   *
   * Its whole log in the order in which it happened, with what each event did.
   */
  @Get(':id/history')
  async getCardHistory(
    @Caller() learner: CurrentUser,
    @Param() { id }: IdParamDto,
  ): Promise<CardHistoryResponse> {
    const { log } = await this.cards.getState(learner, id);
    return toCardHistoryResponse(id, log);
  }

  /**
   * Change a card by hand
   *
   * Suspend or unsuspend it, bury it until the next study day, forget it, or choose its due day. Each
   * is an event of the log and can be undone.
   */
  @Post(':id/changes')
  @Idempotent()
  @ApiResponse({ status: 200, type: RecordedEventResponse, description: 'Done before.' })
  async changeCard(
    @Caller() learner: CurrentUser,
    @Param() { id }: IdParamDto,
    @Body() body: ChangeCardDto,
    @Res({ passthrough: true }) response: Response,
  ): Promise<RecordedEventResponse> {
    const recorded = await this.cards.change(learner, id, body);
    if (!recorded.isNew) response.status(200);
    return toRecordedEventResponse(recorded.log, recorded.folded);
  }
}
