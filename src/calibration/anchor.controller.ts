import { Body, Controller, Get, HttpCode, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import { Roles } from '../platform/http/access.js';
import { Caller, type CurrentUser } from '../platform/http/current-user.js';
import { IfMatch } from '../platform/http/etag.js';
import { IdParamDto } from '../platform/http/id-param.dto.js';
import { Idempotent } from '../platform/http/idempotency.interceptor.js';
import { SendsLocation } from '../platform/http/location.interceptor.js';
import { PageQueryDto } from '../platform/http/paging.js';
import { NeedsIfMatch, SendsVersion } from '../platform/http/versioned.interceptor.js';
import { AnchorList } from './anchor-list.service.js';
import { UpdateAnchorDto } from './anchor-sheet.dto.js';
import {
  AnchorPageResponse,
  AnchorParamDto,
  AnchorResponse,
  CreateAnchorDto,
  toAnchorChange,
  toAnchorDraft,
  toAnchorResponse,
} from './anchor.dto.js';
import { AnchorService } from './anchor.service.js';

@ApiTags('Calibration')
@ApiBearerAuth()
@Roles('coach')
@Controller('v1')
export class AnchorController {
  constructor(
    private readonly anchors: AnchorService,
    private readonly lists: AnchorList,
  ) {}

  /**
   * Make an anchor
   *
   * An answer with an expert's grade, by which learners find out whether they grade alike. For those who own
   * or edit the bank, and for admins where it has no owner. Every criterion that applies is given a level and
   * a reason; whatever is wrong with the sheet is listed at once.
   */
  @Post('questions/:id/anchors')
  @Idempotent()
  @SendsVersion()
  @SendsLocation(
    ({ questionId, id }: AnchorResponse) => `/v1/questions/${questionId}/anchors/${id}`,
  )
  async createAnchor(
    @Caller() caller: CurrentUser,
    @Param() { id }: IdParamDto,
    @Body() body: CreateAnchorDto,
  ): Promise<AnchorResponse> {
    return toAnchorResponse(await this.anchors.create(caller, id, toAnchorDraft(body)));
  }

  /**
   * List the anchors of a question
   *
   * The latest first, with the expert's levels, retired and outdated ones included. For those who keep them.
   */
  @Get('questions/:id/anchors')
  listQuestionAnchors(
    @Caller() caller: CurrentUser,
    @Param() { id }: IdParamDto,
    @Query() query: PageQueryDto,
  ): Promise<AnchorPageResponse> {
    return this.lists.ofQuestion(caller, id, query);
  }

  /**
   * List the anchors of a bank
   *
   * As for one question, over all of its questions.
   */
  @Get('banks/:id/anchors')
  listBankAnchors(
    @Caller() caller: CurrentUser,
    @Param() { id }: IdParamDto,
    @Query() query: PageQueryDto,
  ): Promise<AnchorPageResponse> {
    return this.lists.ofBank(caller, id, query);
  }

  /** Read an anchor */
  @Get('questions/:id/anchors/:anchorId')
  @SendsVersion()
  async getAnchor(
    @Caller() caller: CurrentUser,
    @Param() { id, anchorId }: AnchorParamDto,
  ): Promise<AnchorResponse> {
    return toAnchorResponse(await this.anchors.get(caller, { questionId: id, anchorId }));
  }

  /**
   * Change an anchor
   *
   * A JSON merge patch. Once somebody was judged by it, only the reasons and the quotes: with another answer,
   * other levels or other red flags it answers 409. Retire it and make another instead.
   */
  @Patch('questions/:id/anchors/:anchorId')
  @SendsVersion()
  @NeedsIfMatch()
  async updateAnchor(
    @Caller() caller: CurrentUser,
    @Param() { id, anchorId }: AnchorParamDto,
    @Body() body: UpdateAnchorDto,
    @IfMatch() ifMatch: string,
  ): Promise<AnchorResponse> {
    const ref = { questionId: id, anchorId };
    const change = toAnchorChange(body);
    return toAnchorResponse(await this.anchors.update(caller, ref, { change, ifMatch }));
  }

  /**
   * Retire an anchor
   *
   * Nobody is offered it any more; whoever passed it keeps the pass. Once more changes nothing.
   */
  @Post('questions/:id/anchors/:anchorId/retire')
  @HttpCode(200)
  @SendsVersion()
  async retireAnchor(
    @Caller() caller: CurrentUser,
    @Param() { id, anchorId }: AnchorParamDto,
  ): Promise<AnchorResponse> {
    return toAnchorResponse(await this.anchors.retire(caller, { questionId: id, anchorId }));
  }

  /**
   * Restore an anchor
   *
   * It is offered again, unless it is outdated. Once more changes nothing.
   */
  @Post('questions/:id/anchors/:anchorId/restore')
  @HttpCode(200)
  @SendsVersion()
  async restoreAnchor(
    @Caller() caller: CurrentUser,
    @Param() { id, anchorId }: AnchorParamDto,
  ): Promise<AnchorResponse> {
    return toAnchorResponse(await this.anchors.restore(caller, { questionId: id, anchorId }));
  }
}
