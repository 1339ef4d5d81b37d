import {
  Body,
  Controller,
  Delete,
  Get,
  Header,
  HttpCode,
  Param,
  Patch,
  Post,
  Query,
} from '@nestjs/common';
import { ApiBearerAuth, ApiResponse, ApiTags } from '@nestjs/swagger';
import { Roles } from '../platform/http/access.js';
import { Caller, type CurrentUser } from '../platform/http/current-user.js';
import { IfMatch } from '../platform/http/etag.js';
import { IdParamDto } from '../platform/http/id-param.dto.js';
import { SendsLocation } from '../platform/http/location.interceptor.js';
import { PageQueryDto } from '../platform/http/paging.js';
import { NeedsIfMatch, SendsEtag } from '../platform/http/versioned.interceptor.js';
import { DescribesCalls } from '../platform/openapi/describes-calls.js';
import { webhookCalls } from './notice-catalogue.js';
import { WebhookList } from './webhook-list.service.js';
import { WebhookRegistrar } from './webhook-registrar.service.js';
import {
  CreateWebhookDto,
  SignedWebhookResponse,
  UpdateWebhookDto,
  WebhookPageResponse,
  WebhookResponse,
  toSignedWebhookResponse,
  toWebhookResponse,
  toWebhookWish,
} from './webhook.dto.js';
import { WebhookService } from './webhook.service.js';

@ApiTags('Notifications')
@ApiBearerAuth()
@Roles('learner')
@DescribesCalls(webhookCalls)
@Controller('v1/webhooks')
export class WebhookController {
  constructor(
    private readonly webhooks: WebhookService,
    private readonly registrar: WebhookRegistrar,
    private readonly lists: WebhookList,
  ) {}

  /**
   * Create a webhook
   *
   * From now on its address is called with what you are told, signed as Standard Webhooks 1.0 says. The
   * secret is shown in this answer only, so a retry makes another webhook rather than repeating the
   * answer. At most five. One call at a time is made for an account; an address that fails, or takes more
   * than a second, waits behind others that do.
   */
  @Post()
  @Header('Cache-Control', 'no-store')
  @SendsEtag()
  @SendsLocation(({ id }: SignedWebhookResponse) => `/v1/webhooks/${id}`)
  async createWebhook(
    @Caller() learner: CurrentUser,
    @Body() body: CreateWebhookDto,
  ): Promise<SignedWebhookResponse> {
    return toSignedWebhookResponse(await this.webhooks.create(learner.id, toWebhookWish(body)));
  }

  /**
   * List my webhooks
   *
   * Newest first, without their secrets.
   */
  @Get()
  async listWebhooks(
    @Caller() learner: CurrentUser,
    @Query() query: PageQueryDto,
  ): Promise<WebhookPageResponse> {
    const { data, nextCursor } = await this.lists.list(learner.id, query);
    return { data: data.map(toWebhookResponse), nextCursor };
  }

  /** Get a webhook */
  @Get(':id')
  @SendsEtag()
  async getWebhook(
    @Caller() { id: learnerId }: CurrentUser,
    @Param() { id }: IdParamDto,
  ): Promise<WebhookResponse> {
    return toWebhookResponse(await this.webhooks.get({ learnerId, id }));
  }

  /**
   * Change a webhook
   *
   * A JSON merge patch. What waits is sent to the new address; what waits for a webhook that is disabled
   * is not sent any more.
   */
  @Patch(':id')
  @SendsEtag()
  @NeedsIfMatch()
  async updateWebhook(
    @Caller() { id: learnerId }: CurrentUser,
    @Param() { id }: IdParamDto,
    @IfMatch() ifMatch: string,
    @Body() body: UpdateWebhookDto,
  ): Promise<WebhookResponse> {
    return toWebhookResponse(await this.webhooks.update({ learnerId, id }, body, ifMatch));
  }

  /**
   * Delete a webhook
   *
   * With what waits for it.
   */
  @Delete(':id')
  @HttpCode(204)
  @NeedsIfMatch()
  async deleteWebhook(
    @Caller() { id: learnerId }: CurrentUser,
    @Param() { id }: IdParamDto,
    @IfMatch() ifMatch: string,
  ): Promise<void> {
    await this.webhooks.remove({ learnerId, id }, ifMatch);
  }

  /**
   * Replace the secret of a webhook
   *
   * The new one is shown in this answer only. For 24 hours calls carry a signature of either.
   */
  @Post(':id/rotate-secret')
  @HttpCode(200)
  @Header('Cache-Control', 'no-store')
  @SendsEtag()
  @ApiResponse({ status: 200, type: SignedWebhookResponse })
  async rotateWebhookSecret(
    @Caller() { id: learnerId }: CurrentUser,
    @Param() { id }: IdParamDto,
  ): Promise<SignedWebhookResponse> {
    return toSignedWebhookResponse(await this.registrar.rotate({ learnerId, id }));
  }
}
