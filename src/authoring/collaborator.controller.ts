import { Body, Controller, Delete, Get, HttpCode, Param, Put, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiResponse, ApiTags } from '@nestjs/swagger';
import { Roles } from '../platform/http/access.js';
import { Caller, type CurrentUser } from '../platform/http/current-user.js';
import { IdParamDto } from '../platform/http/id-param.dto.js';
import { PageQueryDto } from '../platform/http/paging.js';
import { HandOverBankDto } from './bank-authoring.dto.js';
import { CollaboratorList } from './collaborator-list.service.js';
import {
  CollaboratorPageResponse,
  CollaboratorParamDto,
  CollaboratorResponse,
  PutCollaboratorDto,
} from './collaborator.dto.js';
import { CollaboratorService } from './collaborator.service.js';

@ApiTags('Authoring')
@ApiBearerAuth()
@Roles('coach')
@Controller('v1/banks/:id')
export class CollaboratorController {
  constructor(
    private readonly collaborators: CollaboratorService,
    private readonly lists: CollaboratorList,
  ) {}

  /**
   * List who works on a bank
   *
   * Besides its owner. For everybody who works on it.
   */
  @Get('collaborators')
  listCollaborators(
    @Caller() caller: CurrentUser,
    @Param() { id }: IdParamDto,
    @Query() query: PageQueryDto,
  ): Promise<CollaboratorPageResponse> {
    return this.lists.list(caller.id, id, query);
  }

  /**
   * Let somebody work on a bank
   *
   * Or change what they may do. For its owner; only accounts with the role coach can author (422). People
   * are named by their account, which they have to tell you.
   */
  @Put('collaborators/:accountId')
  @ApiResponse({ status: 409, description: 'They own it, or too many work on it.' })
  @ApiResponse({ status: 422, description: 'No account with the role coach.' })
  putCollaborator(
    @Caller() caller: CurrentUser,
    @Param() { id, accountId }: CollaboratorParamDto,
    @Body() { role }: PutCollaboratorDto,
  ): Promise<CollaboratorResponse> {
    return this.collaborators.put(caller.id, { bankId: id, accountId }, role);
  }

  /**
   * End somebody's work on a bank
   *
   * For its owner; everybody may end their own.
   */
  @Delete('collaborators/:accountId')
  @HttpCode(204)
  async removeCollaborator(
    @Caller() caller: CurrentUser,
    @Param() { id, accountId }: CollaboratorParamDto,
  ): Promise<void> {
    await this.collaborators.remove(caller.id, { bankId: id, accountId });
  }

  /**
   * Hand a bank over
   *
   * To somebody who works on it and has the role coach; you edit it from then on. 409 when they have a
   * bank of this slug.
   */
  @Put('owner')
  @HttpCode(204)
  @ApiResponse({ status: 409, description: 'They have a bank of this slug.' })
  @ApiResponse({ status: 422, description: 'Nobody with the role coach who works on the bank.' })
  async handOverBank(
    @Caller() caller: CurrentUser,
    @Param() { id }: IdParamDto,
    @Body() { accountId }: HandOverBankDto,
  ): Promise<void> {
    await this.collaborators.handOver(caller.id, { bankId: id, accountId });
  }
}
