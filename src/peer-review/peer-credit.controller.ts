import { Controller, Get, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import { Roles } from '../platform/http/access.js';
import { Caller, type CurrentUser } from '../platform/http/current-user.js';
import { PageQueryDto } from '../platform/http/paging.js';
import { PeerCreditPageResponse, toPeerCreditPageResponse } from './peer-credit.dto.js';
import { PeerCreditList } from './peer-credit-list.service.js';

@ApiTags('Peer review')
@ApiBearerAuth()
@Roles('learner')
@Controller('v1/peer-credits')
export class PeerCreditController {
  constructor(private readonly credits: PeerCreditList) {}

  /**
   * List my credits
   *
   * What is left, what you owe, and where it came from and went. Everybody begins with three; asking
   * costs one for each review, and a review given earns one.
   */
  @Get()
  async listPeerCredits(
    @Caller() user: CurrentUser,
    @Query() query: PageQueryDto,
  ): Promise<PeerCreditPageResponse> {
    return toPeerCreditPageResponse(await this.credits.list(user.id, query));
  }
}
