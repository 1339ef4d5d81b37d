import { Controller, Delete, Get, HttpCode, Param, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import { Roles } from '../platform/http/access.js';
import { Caller, type CurrentUser } from '../platform/http/current-user.js';
import { IdParamDto } from '../platform/http/id-param.dto.js';
import { PageQueryDto } from '../platform/http/paging.js';
import { PeerBlockList } from './peer-block-list.service.js';
import { PeerBlockPageResponse, toPeerBlockResponse } from './peer-block.dto.js';
import { PeerBlocks } from './peer-block.service.js';

@ApiTags('Peer review')
@ApiBearerAuth()
@Roles('learner')
@Controller('v1/peer-blocks')
export class PeerBlockController {
  constructor(
    private readonly lists: PeerBlockList,
    private readonly blocks: PeerBlocks,
  ) {}

  /**
   * List whom I have blocked
   *
   * Latest first, each by the review you know them by.
   */
  @Get()
  async listPeerBlocks(
    @Caller() user: CurrentUser,
    @Query() query: PageQueryDto,
  ): Promise<PeerBlockPageResponse> {
    const { data, nextCursor } = await this.lists.list(user.id, query);
    return { data: data.map(toPeerBlockResponse), nextCursor };
  }

  /**
   * Unblock somebody
   *
   * They may be given your answers and invite you by name again, unless you have blocked them by another
   * review too.
   */
  @Delete(':id')
  @HttpCode(204)
  async deletePeerBlock(@Caller() user: CurrentUser, @Param() { id }: IdParamDto): Promise<void> {
    await this.blocks.remove(user.id, id);
  }
}
