import { Body, Controller, Delete, Get, HttpCode, Put } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import { Roles } from '../platform/http/access.js';
import { Caller, type CurrentUser } from '../platform/http/current-user.js';
import {
  QueueOverrideResponse,
  SetQueueOverrideDto,
  toQueueOverrideResponse,
} from './queue-override.dto.js';
import { QueueOverrideService } from './queue-override.service.js';

@ApiTags('Queue')
@ApiBearerAuth()
@Roles('learner')
@Controller('v1/queue/override')
export class QueueOverrideController {
  constructor(private readonly overrides: QueueOverrideService) {}

  /**
   * Get today's limits override
   *
   * Null is what holds on other days too; one of an earlier day is over.
   */
  @Get()
  async getQueueOverride(@Caller() learner: CurrentUser): Promise<QueueOverrideResponse> {
    return toQueueOverrideResponse(await this.overrides.get(learner));
  }

  /**
   * Override limits for today
   *
   * Until the caller's study day ends these limits hold instead of those of the practice settings, of
   * the weekday and of a goal. One set earlier today is replaced.
   */
  @Put()
  async setQueueOverride(
    @Caller() learner: CurrentUser,
    @Body() body: SetQueueOverrideDto,
  ): Promise<QueueOverrideResponse> {
    return toQueueOverrideResponse(await this.overrides.set(learner, body));
  }

  /** End today's limits override */
  @Delete()
  @HttpCode(204)
  async removeQueueOverride(@Caller() learner: CurrentUser): Promise<void> {
    await this.overrides.remove(learner);
  }
}
