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
   * The oldest first.
   */
  @Get()
  @Roles('learner')
  listBanks(@Query() query: PageQueryDto, @Caller() user: CurrentUser): Promise<BankPageResponse> {
    return this.banks.list(query, user.id);
  }

  /**
   * Read a bank
   *
   * Its version grows with every change of a question in it.
   */
  @Get(':id')
  @Roles('learner')
  @SendsEtag()
  getBank(@Param() { id }: IdParamDto): Promise<BankResponse> {
    return this.banks.get(id);
  }
}
