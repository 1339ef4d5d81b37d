import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import { Roles } from '../platform/http/access.js';
import { Caller, type CurrentUser } from '../platform/http/current-user.js';
import { Idempotent } from '../platform/http/idempotency.interceptor.js';
import { RescheduleDto, RescheduleResponse, toRescheduleResponse } from './reschedule.dto.js';
import { RescheduleService } from './reschedule.service.js';

@ApiTags('Optimizer')
@ApiBearerAuth()
@Roles('learner')
@Controller('v1/reschedules')
export class RescheduleController {
  constructor(private readonly reschedules: RescheduleService) {}

  /**
   * Bring my cards under my current parameters
   *
   * New parameters count for reviews from now on; this applies them to what was learned before. First
   * a dry run, which shows every card's due day and stability before and after. Then the same with
   * `dryRun: false` and its token, which writes one event `reschedule` into the log of each of these
   * cards, all in one transaction, or is refused with 409 when anything changed since the dry run.
   */
  @Post()
  @HttpCode(200)
  @Idempotent()
  async reschedule(
    @Caller() learner: CurrentUser,
    @Body() { dryRun, token }: RescheduleDto,
  ): Promise<RescheduleResponse> {
    const { reschedules } = this;
    const work = dryRun ? reschedules.tryOut(learner) : reschedules.carryOut(learner, token);
    return toRescheduleResponse(await work);
  }
}
