import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import { Roles } from '../platform/http/access.js';
import { Caller, type CurrentUser } from '../platform/http/current-user.js';
import { IdParamDto } from '../platform/http/id-param.dto.js';
import { PageQueryDto } from '../platform/http/paging.js';
import { SendsEtag } from '../platform/http/versioned.interceptor.js';
import { BankPageResponse, BankResponse } from './bank.dto.js';
import { BankService } from './bank.service.js';

@ApiTags('Question bank')
@ApiBearerAuth()
@Controller('v1/banks')
export class BankController {
  constructor(private readonly banks: BankService) {}

  /**
   * List banks
   *
   * The oldest first: public ones, your own, those you work on, and those a cohort of yours shares.
   */
  @Get()
  @Roles('learner')
  listBanks(@Query() query: PageQueryDto, @Caller() user: CurrentUser): Promise<BankPageResponse> {
    return this.banks.list(query, user.id);
  }

  /**
   * Read a bank
   *
   * Its version grows with every change of a published question in it. An unlisted bank is read by
   * whoever knows its id.
   */
  @Get(':id')
  @Roles('learner')
  @SendsEtag()
  getBank(@Param() { id }: IdParamDto, @Caller() user: CurrentUser): Promise<BankResponse> {
    return this.banks.get(id, user.id);
  }
}
