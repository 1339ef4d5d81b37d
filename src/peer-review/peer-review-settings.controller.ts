import { Body, Controller, Get, Patch } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import { Roles } from '../platform/http/access.js';
import { Caller, type CurrentUser } from '../platform/http/current-user.js';
import { IfMatch } from '../platform/http/etag.js';
import { NeedsIfMatch, SendsEtag } from '../platform/http/versioned.interceptor.js';
import {
  PeerReviewSettingsResponse,
  UpdatePeerReviewSettingsDto,
  toPeerReviewSettingsResponse,
} from './peer-review-settings.dto.js';
import { PeerReviewSettingsService } from './peer-review-settings.service.js';

@ApiTags('Peer review')
@ApiBearerAuth()
@Roles('learner')
@Controller('v1/peer-review-settings')
export class PeerReviewSettingsController {
  constructor(private readonly settings: PeerReviewSettingsService) {}

  /** Get peer review settings */
  @Get()
  @SendsEtag()
  async getPeerReviewSettings(@Caller() user: CurrentUser): Promise<PeerReviewSettingsResponse> {
    return toPeerReviewSettingsResponse(await this.settings.get(user.id));
  }

  /**
   * Change peer review settings
   *
   * A JSON merge patch. It holds for what is settled from now on.
   */
  @Patch()
  @SendsEtag()
  @NeedsIfMatch()
  async updatePeerReviewSettings(
    @Caller() user: CurrentUser,
    @IfMatch() ifMatch: string,
    @Body() body: UpdatePeerReviewSettingsDto,
  ): Promise<PeerReviewSettingsResponse> {
    return toPeerReviewSettingsResponse(await this.settings.update(user.id, body, ifMatch));
  }
}
