import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiResponse, ApiTags } from '@nestjs/swagger';
import { Roles } from '../platform/http/access.js';
import { Caller, type CurrentUser } from '../platform/http/current-user.js';
import { IfMatch } from '../platform/http/etag.js';
import { IdParamDto } from '../platform/http/id-param.dto.js';
import { Idempotent } from '../platform/http/idempotency.interceptor.js';
import { SendsLocation } from '../platform/http/location.interceptor.js';
import { PageQueryDto } from '../platform/http/paging.js';
import { NeedsIfMatch, SendsEtag } from '../platform/http/versioned.interceptor.js';
import { BankResponse } from '../question-bank/bank.dto.js';
import { ForkBankDto, UpstreamChangePageResponse } from './bank-fork.dto.js';
import { BankFork } from './bank-fork.service.js';
import { UpstreamChanges } from './upstream-changes.service.js';
import { CreateBankDto, UpdateBankDto, toBankTerms } from './bank-authoring.dto.js';
import { BankAuthoring } from './bank-authoring.service.js';

@ApiTags('Authoring')
@ApiBearerAuth()
@Roles('coach')
@Controller('v1/banks')
export class BankAuthoringController {
  constructor(
    private readonly banks: BankAuthoring,
    private readonly forks: BankFork,
    private readonly upstream: UpstreamChanges,
  ) {}

  /**
   * Make a bank
   *
   * It is yours, and private unless you say otherwise. Learners see nothing of it before its first
   * release. 409 when you have one of this slug.
   */
  @Post()
  @Idempotent()
  @SendsEtag()
  @SendsLocation(({ id }: BankResponse) => `/v1/banks/${id}`)
  @ApiResponse({ status: 409, description: 'You have a bank of this slug.' })
  createBank(@Caller() caller: CurrentUser, @Body() body: CreateBankDto): Promise<BankResponse> {
    return this.banks.create(caller.id, toBankTerms(body));
  }

  /**
   * Change a bank
   *
   * A JSON merge patch, for its owner and editors; who may read it is for its owner to say. What
   * somebody has met of a bank they keep, when it closes too.
   */
  @Patch(':id')
  @SendsEtag()
  @NeedsIfMatch()
  updateBank(
    @Caller() caller: CurrentUser,
    @Param() { id }: IdParamDto,
    @Body() change: UpdateBankDto,
    @IfMatch() ifMatch: string,
  ): Promise<BankResponse> {
    return this.banks.update(caller.id, id, { change, ifMatch });
  }

  /**
   * Delete a bank
   *
   * With its drafts, for its owner, and only while nothing of it was ever released: after that retire its
   * questions, or make it private (409). 409 too while a cohort has it.
   */
  @Delete(':id')
  @HttpCode(204)
  @NeedsIfMatch()
  @ApiResponse({ status: 409, description: 'Something of it was released, or a cohort has it.' })
  async deleteBank(
    @Caller() caller: CurrentUser,
    @Param() { id }: IdParamDto,
    @IfMatch() ifMatch: string,
  ): Promise<void> {
    await this.banks.remove(caller.id, id, ifMatch);
  }

  /**
   * Copy a bank
   *
   * Its questions as of a release become the first release of a private bank of yours, under the same
   * licence. For whoever may see all its outlines: anybody where they are open, else those who work on it
   * (403). 422 when the licence forbids changed copies; 409 when you have a bank of this slug, or nothing
   * was released yet.
   */
  @Post(':id/fork')
  @Idempotent()
  @SendsEtag()
  @SendsLocation(({ id }: BankResponse) => `/v1/banks/${id}`)
  @ApiResponse({ status: 409, description: 'You have a bank of this slug, or nothing to copy.' })
  @ApiResponse({ status: 422, description: 'No such release, or no licence for it.' })
  forkBank(
    @Caller() caller: CurrentUser,
    @Param() { id }: IdParamDto,
    @Body() body: ForkBankDto,
  ): Promise<BankResponse> {
    return this.forks.fork(caller.id, id, body);
  }

  /**
   * List what the original changed
   *
   * Since the release that this bank began as a copy of, question by question, by slug. 409 for a bank
   * that is no copy, 404 once you may not read the original any more.
   */
  @Get(':id/upstream-changes')
  @ApiResponse({ status: 409, description: 'The bank is no copy.' })
  listUpstreamChanges(
    @Caller() caller: CurrentUser,
    @Param() { id }: IdParamDto,
    @Query() query: PageQueryDto,
  ): Promise<UpstreamChangePageResponse> {
    return this.upstream.list(caller.id, id, query);
  }
}
