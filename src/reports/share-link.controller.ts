import {
  Body,
  Controller,
  Delete,
  Get,
  Header,
  HttpCode,
  Param,
  Post,
  Query,
} from '@nestjs/common';
import { ApiBearerAuth, ApiResponse, ApiTags } from '@nestjs/swagger';
import { Roles } from '../platform/http/access.js';
import { Caller, type CurrentUser } from '../platform/http/current-user.js';
import { IdParamDto } from '../platform/http/id-param.dto.js';
import { SendsLocation } from '../platform/http/location.interceptor.js';
import { PageQueryDto } from '../platform/http/paging.js';
import { ShareLinkList } from './share-link-list.service.js';
import {
  CreateShareLinkDto,
  CreatedShareLinkResponse,
  ShareLinkPageResponse,
  ShareLinkResponse,
  toCreatedShareLinkResponse,
  toShareLinkResponse,
  toShareWish,
} from './share-link.dto.js';
import { ShareLinks } from './share-links.service.js';

@ApiTags('Reports')
@ApiBearerAuth()
@Roles('learner')
@Controller('v1/readiness')
export class ShareLinkController {
  constructor(
    private readonly links: ShareLinks,
    private readonly lists: ShareLinkList,
  ) {}

  /**
   * Make a link to a report
   *
   * For those who have no account: whoever has the address sees the parts that you choose, and nothing else.
   * The address is shown in this answer only, so a retry makes another link rather than repeating the
   * answer. At most 50 of yours can work at a time.
   */
  @Post('targets/:id/share-links')
  @Header('Cache-Control', 'no-store')
  @SendsLocation(({ id }: CreatedShareLinkResponse) => `/v1/readiness/share-links/${id}`)
  @ApiResponse({ status: 409, description: 'Fifty others work already.' })
  @ApiResponse({
    status: 422,
    description: 'A part lacks another one, or the end is out of range.',
  })
  async createShareLink(
    @Caller() learner: CurrentUser,
    @Param() { id }: IdParamDto,
    @Body() body: CreateShareLinkDto,
  ): Promise<CreatedShareLinkResponse> {
    return toCreatedShareLinkResponse(await this.links.create(learner.id, id, toShareWish(body)));
  }

  /**
   * List the links of a target
   *
   * The latest made first. Those that have ended are forgotten when another one is made.
   */
  @Get('targets/:id/share-links')
  async listShareLinks(
    @Caller() learner: CurrentUser,
    @Param() { id }: IdParamDto,
    @Query() query: PageQueryDto,
  ): Promise<ShareLinkPageResponse> {
    const { data, nextCursor } = await this.lists.list(learner.id, id, query);
    return { data: data.map(toShareLinkResponse), nextCursor };
  }

  /** Read what a link shows */
  @Get('share-links/:id')
  async getShareLink(
    @Caller() learner: CurrentUser,
    @Param() { id }: IdParamDto,
  ): Promise<ShareLinkResponse> {
    return toShareLinkResponse(await this.links.get(learner.id, id));
  }

  /**
   * Revoke a link
   *
   * From now on it shows nothing.
   */
  @Delete('share-links/:id')
  @HttpCode(204)
  async revokeShareLink(
    @Caller() learner: CurrentUser,
    @Param() { id }: IdParamDto,
  ): Promise<void> {
    await this.links.revoke(learner.id, id);
  }
}
