import { Controller, Get, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import { Roles } from '../platform/http/access.js';
import { Caller, type CurrentUser } from '../platform/http/current-user.js';
import { AccessLogList } from './access-log-list.service.js';
import {
  AccessLogPageResponse,
  AccessLogQueryDto,
  toAccessEntryResponse,
} from './access-log.dto.js';

@ApiTags('Cohorts')
@ApiBearerAuth()
@Roles('learner')
@Controller('v1/access-log')
export class AccessLogController {
  constructor(private readonly lists: AccessLogList) {}

  /**
   * List who looked at my practice
   *
   * Whoever coaches you and read something of yours: who, as what, where and when; the latest first.
   * Each look at your answers, their list and their grades, and at a case about your answer or with a
   * review of yours, has an entry of its own; one of a board, of
   * how ready its members are, or of the queue of answers to grade, stands for the hour that it begins. Entries are never changed, and stay
   * when you leave the cohort.
   */
  @Get()
  async listAccessLog(
    @Caller() caller: CurrentUser,
    @Query() query: AccessLogQueryDto,
  ): Promise<AccessLogPageResponse> {
    const { data, nextCursor } = await this.lists.list(caller.id, query);
    return { data: data.map(toAccessEntryResponse), nextCursor };
  }
}
