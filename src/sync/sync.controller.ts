import { Body, Controller, Get, HttpCode, Post, Query, Req } from '@nestjs/common';
import { ApiBearerAuth, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { Request } from 'express';
import { Roles } from '../platform/http/access.js';
import { Caller, type CurrentUser } from '../platform/http/current-user.js';
import { Idempotent } from '../platform/http/idempotency.interceptor.js';
import { requestIdOf } from '../platform/http/request-id.js';
import { SendEventsDto, SentEventsResponse, toSentEventsResponse } from './event-batch.dto.js';
import { EventBatches } from './event-batch.service.js';
import { PackQueryDto, PackResponse, toPackResponse } from './pack.dto.js';
import { PackService } from './pack.service.js';

@ApiTags('Sync')
@ApiBearerAuth()
@Roles('learner')
@Controller('v1/sync')
export class SyncController {
  constructor(
    private readonly batches: EventBatches,
    private readonly packs: PackService,
  ) {}

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

  /**
   * Fetch what a phone needs offline
   *
   * The cards that are due now or within the days, those in steps included, and the questions that are
   * new next, each with its prompt, and with its outline where you may read it; the settings and the
   * parameters to schedule by. Without a cursor it is the whole pack, with one only what has changed
   * since. Ask again at once while `hasMore`. To take an answer in: drop everything if `isReset`, drop
   * what is `removed`, then keep the `items`.
   */
  @Get('pack')
  @ApiResponse({ status: 410, description: 'The cursor is too old: begin again without one.' })
  async getPack(
    @Caller() learner: CurrentUser,
    @Query() query: PackQueryDto,
  ): Promise<PackResponse> {
    return toPackResponse(await this.packs.read(learner, query));
  }
}
