import { Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import { Roles } from '../platform/http/access.js';
import { Caller, type CurrentUser } from '../platform/http/current-user.js';
import { IdParamDto } from '../platform/http/id-param.dto.js';
import { Idempotent } from '../platform/http/idempotency.interceptor.js';
import { PageQueryDto } from '../platform/http/paging.js';
import { DeliveryRetry } from './delivery-retry.service.js';
import { WebhookList } from './webhook-list.service.js';
import { WebhookTrial } from './webhook-trial.service.js';
import {
  DeliveryPageResponse,
  DeliveryParamDto,
  DeliveryResponse,
  toDeliveryResponse,
} from './webhook.dto.js';

@ApiTags('Notifications')
@ApiBearerAuth()
@Roles('learner')
@Controller('v1/webhooks/:id')
export class WebhookDeliveryController {
  constructor(
    private readonly lists: WebhookList,
    private readonly trial: WebhookTrial,
    private readonly retrying: DeliveryRetry,
  ) {}

  /**
   * Try a webhook
   *
   * Sends `webhook.test` to it now, whatever its kinds. Ask for the delivery to learn what came of it.
   * 409 while three tests are still on their way.
   */
  @Post('test')
  @HttpCode(202)
  @Idempotent()
  async testWebhook(
    @Caller() { id: learnerId }: CurrentUser,
    @Param() { id: webhookId }: IdParamDto,
  ): Promise<DeliveryResponse> {
    return toDeliveryResponse(await this.trial.start({ learnerId, webhookId }));
  }

  /**
   * List the deliveries of a webhook
   *
   * The latest told first, kept for 30 days. A delivery is tried up to eight times over a day and a half;
   * of the replies nothing is kept but the status.
   */
  @Get('deliveries')
  async listWebhookDeliveries(
    @Caller() { id: learnerId }: CurrentUser,
    @Param() { id: webhookId }: IdParamDto,
    @Query() query: PageQueryDto,
  ): Promise<DeliveryPageResponse> {
    const { data, nextCursor } = await this.lists.listDeliveries({ learnerId, webhookId }, query);
    return { data: data.map(toDeliveryResponse), nextCursor };
  }

  /** Get a delivery of a webhook */
  @Get('deliveries/:deliveryId')
  async getWebhookDelivery(
    @Caller() { id: learnerId }: CurrentUser,
    @Param() { id: webhookId, deliveryId: id }: DeliveryParamDto,
  ): Promise<DeliveryResponse> {
    return toDeliveryResponse(await this.lists.getDelivery({ learnerId, webhookId, id }));
  }

  /**
   * Retry a delivery of a webhook
   *
   * One that failed or waits is tried now; one that was delivered is not sent twice.
   */
  @Post('deliveries/:deliveryId/retry')
  @HttpCode(202)
  async retryWebhookDelivery(
    @Caller() { id: learnerId }: CurrentUser,
    @Param() { id: webhookId, deliveryId: id }: DeliveryParamDto,
  ): Promise<DeliveryResponse> {
    return toDeliveryResponse(await this.retrying.retry({ learnerId, webhookId, id }));
  }
}
