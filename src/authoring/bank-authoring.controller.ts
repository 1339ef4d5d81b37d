import { Body, Controller, Delete, HttpCode, Param, Patch, Post } from '@nestjs/common';
import { ApiBearerAuth, ApiResponse, ApiTags } from '@nestjs/swagger';
import { Roles } from '../platform/http/access.js';
import { Caller, type CurrentUser } from '../platform/http/current-user.js';
import { IfMatch } from '../platform/http/etag.js';
import { IdParamDto } from '../platform/http/id-param.dto.js';
import { Idempotent } from '../platform/http/idempotency.interceptor.js';
import { SendsLocation } from '../platform/http/location.interceptor.js';
import { NeedsIfMatch, SendsEtag } from '../platform/http/versioned.interceptor.js';
import { BankResponse } from '../question-bank/bank.dto.js';
import { CreateBankDto, UpdateBankDto, toBankTerms } from './bank-authoring.dto.js';
import { BankAuthoring } from './bank-authoring.service.js';

@ApiTags('Authoring')
@ApiBearerAuth()
@Roles('coach')
@Controller('v1/banks')
export class BankAuthoringController {
  constructor(private readonly banks: BankAuthoring) {}

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
   * questions, or make it private (409).
   */
  @Delete(':id')
  @HttpCode(204)
  @NeedsIfMatch()
  @ApiResponse({ status: 409, description: 'Something of it was released.' })
  async deleteBank(
    @Caller() caller: CurrentUser,
    @Param() { id }: IdParamDto,
    @IfMatch() ifMatch: string,
  ): Promise<void> {
    await this.banks.remove(caller.id, id, ifMatch);
  }
}
