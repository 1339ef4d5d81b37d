import { Body, Controller, Delete, Get, HttpCode, Param, Put, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import { Roles } from '../platform/http/access.js';
import { Caller, type CurrentUser } from '../platform/http/current-user.js';
import { IdParamDto } from '../platform/http/id-param.dto.js';
import { PageQueryDto } from '../platform/http/paging.js';
import { CohortBankList } from './cohort-bank-list.service.js';
import {
  CohortBankPageResponse,
  CohortBankParamDto,
  CohortBankResponse,
  ShareBankDto,
  toCohortBankResponse,
} from './cohort-bank.dto.js';
import { CohortBankService } from './cohort-bank.service.js';

@ApiTags('Cohorts')
@ApiBearerAuth()
@Roles('learner')
@Controller('v1/cohorts/:id/banks')
export class CohortBankController {
  constructor(
    private readonly banks: CohortBankService,
    private readonly lists: CohortBankList,
  ) {}

  /**
   * List the banks of a cohort
   *
   * Everybody in it reads them, when they are open to cohorts or wider; the oldest first.
   */
  @Get()
  async listCohortBanks(
    @Caller() caller: CurrentUser,
    @Param() { id }: IdParamDto,
    @Query() query: PageQueryDto,
  ): Promise<CohortBankPageResponse> {
    const { data, nextCursor } = await this.lists.list(caller.id, id, query);
    return { data: data.map(toCohortBankResponse), nextCursor };
  }

  /**
   * Share a bank with a cohort
   *
   * One that you own or edit, or that is unlisted or public; a private one has to be opened to cohorts
   * first (422). Send it again to pin another release, or to follow the newest.
   */
  @Put(':bankId')
  @Roles('coach')
  async shareCohortBank(
    @Caller() caller: CurrentUser,
    @Param() { id, bankId }: CohortBankParamDto,
    @Body() { pinnedRelease = null }: ShareBankDto,
  ): Promise<CohortBankResponse> {
    const ref = { cohortId: id, bankId };
    return toCohortBankResponse(await this.banks.share(caller.id, ref, pinnedRelease));
  }

  /**
   * Take a bank from a cohort
   *
   * Members keep the cards that they have. 409 while something of it is assigned that they could not read
   * without.
   */
  @Delete(':bankId')
  @Roles('coach')
  @HttpCode(204)
  async removeCohortBank(
    @Caller() caller: CurrentUser,
    @Param() { id, bankId }: CohortBankParamDto,
  ): Promise<void> {
    await this.banks.remove(caller.id, { cohortId: id, bankId });
  }
}
