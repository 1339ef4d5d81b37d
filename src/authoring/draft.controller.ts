import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiResponse, ApiTags } from '@nestjs/swagger';
import { Roles } from '../platform/http/access.js';
import { Caller, type CurrentUser } from '../platform/http/current-user.js';
import { IfMatch } from '../platform/http/etag.js';
import { IdParamDto } from '../platform/http/id-param.dto.js';
import { Idempotent } from '../platform/http/idempotency.interceptor.js';
import { SendsLocation } from '../platform/http/location.interceptor.js';
import { NeedsIfMatch, SendsVersion } from '../platform/http/versioned.interceptor.js';
import { DraftList } from './draft-list.service.js';
import { DraftPreview } from './draft-preview.service.js';
import { DraftView } from './draft-view.service.js';
import {
  CreateDraftDto,
  DraftPageResponse,
  DraftPreviewResponse,
  DraftQueryDto,
  DraftResponse,
  UpdateDraftDto,
  toDraftResponse,
} from './draft.dto.js';
import { DraftService } from './draft.service.js';

@ApiTags('Authoring')
@ApiBearerAuth()
@Roles('coach')
@Controller('v1')
export class DraftController {
  constructor(
    private readonly drafts: DraftService,
    private readonly lists: DraftList,
    private readonly view: DraftView,
    private readonly previews: DraftPreview,
  ) {}

  /**
   * Begin a draft
   *
   * Of a new question, or with `questionId` of a published one, and then it begins as what that says now.
   * Learners see nothing of a draft. Everything may be left out; findings say what is missing. 409 when
   * the bank has a draft or question of this name.
   */
  @Post('banks/:id/drafts')
  @Idempotent()
  @SendsVersion()
  @SendsLocation(({ id }: DraftResponse) => `/v1/drafts/${id}`)
  @ApiResponse({ status: 409, description: 'The bank has a draft or question of this name.' })
  @ApiResponse({ status: 422, description: 'No question of this bank, or another name for it.' })
  async createDraft(
    @Caller() caller: CurrentUser,
    @Param() { id }: IdParamDto,
    @Body() body: CreateDraftDto,
  ): Promise<DraftResponse> {
    const draft = await this.drafts.create(caller.id, id, body);
    return toDraftResponse(await this.view.describe(draft));
  }

  /**
   * List the drafts of a bank
   *
   * The first to be begun first. They are judged while they are listed, so with `hasErrors` or
   * `hasWarnings` a page may be short, or empty, and still not the last: follow `nextCursor`. What a
   * draft shares with other questions is told when it is read by itself.
   */
  @Get('banks/:id/drafts')
  listDrafts(
    @Caller() caller: CurrentUser,
    @Param() { id }: IdParamDto,
    @Query() query: DraftQueryDto,
  ): Promise<DraftPageResponse> {
    return this.lists.list(caller.id, id, query);
  }

  /**
   * Read a draft
   *
   * With findings for each field, as if all drafts of its bank were published now. They depend on the
   * rest of the bank too, so it is sent in full whatever `If-None-Match` says.
   */
  @Get('drafts/:id')
  @SendsVersion()
  async getDraft(
    @Caller() caller: CurrentUser,
    @Param() { id }: IdParamDto,
  ): Promise<DraftResponse> {
    return toDraftResponse(await this.view.describe(await this.drafts.get(caller.id, id)));
  }

  /**
   * Change a draft
   *
   * A JSON merge patch, in `document` too: null takes a field away, and lists are replaced. A published
   * question keeps its names (422).
   */
  @Patch('drafts/:id')
  @SendsVersion()
  @NeedsIfMatch()
  @ApiResponse({ status: 409, description: 'The bank has another draft of this name.' })
  @ApiResponse({ status: 422, description: 'A published question keeps its names.' })
  async updateDraft(
    @Caller() caller: CurrentUser,
    @Param() { id }: IdParamDto,
    @Body() change: UpdateDraftDto,
    @IfMatch() ifMatch: string,
  ): Promise<DraftResponse> {
    const draft = await this.drafts.update(caller.id, id, { change, ifMatch });
    return toDraftResponse(await this.view.describe(draft));
  }

  /**
   * Discard a draft
   *
   * What is published stays as it is.
   */
  @Delete('drafts/:id')
  @HttpCode(204)
  @NeedsIfMatch()
  async deleteDraft(
    @Caller() caller: CurrentUser,
    @Param() { id }: IdParamDto,
    @IfMatch() ifMatch: string,
  ): Promise<void> {
    await this.drafts.remove(caller.id, id, ifMatch);
  }

  /**
   * Preview a draft
   *
   * Exactly what learners would get of it, and apart from that its outline. 422 while something is
   * missing.
   */
  @Get('drafts/:id/preview')
  @ApiResponse({ status: 422, description: 'Something is missing; `errors` says what.' })
  async previewDraft(
    @Caller() caller: CurrentUser,
    @Param() { id }: IdParamDto,
  ): Promise<DraftPreviewResponse> {
    return this.previews.preview(await this.drafts.get(caller.id, id));
  }
}
