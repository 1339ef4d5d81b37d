import { Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiResponse, ApiTags } from '@nestjs/swagger';
import { Roles } from '../platform/http/access.js';
import { Caller, type CurrentUser } from '../platform/http/current-user.js';
import { IfMatch } from '../platform/http/etag.js';
import { IdParamDto } from '../platform/http/id-param.dto.js';
import { PageQueryDto } from '../platform/http/paging.js';
import { NeedsIfMatch, SendsEtag } from '../platform/http/versioned.interceptor.js';
import { OwnCaseList } from './own-case-list.service.js';
import { OwnCasePageResponse, OwnCaseResponse, toOwnCaseResponse } from './own-case.dto.js';
import { OwnCases } from './own-cases.service.js';

@ApiTags('Cases')
@ApiBearerAuth()
@Roles('learner')
@Controller('v1/me/cases')
export class OwnCaseController {
  constructor(
    private readonly lists: OwnCaseList,
    private readonly cases: OwnCases,
  ) {}

  /**
   * List the cases that concern me
   *
   * Your appeals and flags, what of your answers is contested, and why one was struck out; the latest
   * first, by days.
   */
  @Get()
  listOwnCases(
    @Caller() user: CurrentUser,
    @Query() query: PageQueryDto,
  ): Promise<OwnCasePageResponse> {
    return this.lists.list(user.id, query);
  }

  /** Read a case that concerns me */
  @Get(':id')
  @SendsEtag()
  async getOwnCase(
    @Caller() user: CurrentUser,
    @Param() { id }: IdParamDto,
  ): Promise<OwnCaseResponse> {
    return toOwnCaseResponse(await this.cases.get(user.id, id));
  }

  /**
   * Withdraw an appeal or a flag
   *
   * While nobody has decided it. The same thing is not appealed against or flagged again.
   */
  @Post(':id/withdraw')
  @HttpCode(200)
  @SendsEtag()
  @NeedsIfMatch()
  @ApiResponse({ status: 403, description: 'It was not opened by you.' })
  @ApiResponse({ status: 409, description: 'The case is at its end.' })
  async withdrawOwnCase(
    @Caller() user: CurrentUser,
    @Param() { id }: IdParamDto,
    @IfMatch() ifMatch: string,
  ): Promise<OwnCaseResponse> {
    return toOwnCaseResponse(await this.cases.withdraw(user.id, id, ifMatch));
  }
}
