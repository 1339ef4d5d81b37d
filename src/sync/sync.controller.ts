import { Body, Controller, HttpCode, Post, Req } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import type { Request } from 'express';
import { Roles } from '../platform/http/access.js';
import { Caller, type CurrentUser } from '../platform/http/current-user.js';
import { Idempotent } from '../platform/http/idempotency.interceptor.js';
import { requestIdOf } from '../platform/http/request-id.js';
import { SendEventsDto, SentEventsResponse, toSentEventsResponse } from './event-batch.dto.js';
import { EventBatches } from './event-batch.service.js';

@ApiTags('Sync')
@ApiBearerAuth()
@Roles('learner')
@Controller('v1/sync')
export class SyncController {
  constructor(private readonly batches: EventBatches) {}

  /**
   * Send what a phone recorded
   *
   * Reviews, changes by hand, undo and redo, up to 500 at once, in any order, from any number of
   * phones: whatever the order of arrival, the same cards come of it. Each event is judged by itself
   * and told of in `results`. Send a batch again whenever no answer came; keep what was rejected with
   * `unknown-target` for a later batch. A review that comes this way is due when the phone, too, would
   * have it due: its day is never moved for the load of the days.
   */
  @Post('events')
  @HttpCode(200)
  @Idempotent()
  async sendEvents(
    @Caller() learner: CurrentUser,
    @Body() body: SendEventsDto,
    @Req() request: Request,
  ): Promise<SentEventsResponse> {
    const batch = await this.batches.record(learner, body);
    return toSentEventsResponse(batch, {
      instance: request.path,
      requestId: requestIdOf(request),
    });
  }
}
