import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { ApiBearerAuth, ApiResponse, ApiTags } from '@nestjs/swagger';
import { Roles } from '../platform/http/access.js';
import { Caller, type CurrentUser } from '../platform/http/current-user.js';
import { IdParamDto } from '../platform/http/id-param.dto.js';
import { Idempotent } from '../platform/http/idempotency.interceptor.js';
import { SendsLocation } from '../platform/http/location.interceptor.js';
import { StartsTask } from '../platform/tasks/starts-task.js';
import { TaskResponse, toTaskResponse } from '../platform/tasks/task.dto.js';
import { ReleaseResponse, toReleaseResponse } from '../question-bank/release.dto.js';
import {
  PublishReleaseDto,
  ReleasePreviewResponse,
  toReleaseOrder,
} from './release-authoring.dto.js';
import { ReleaseAuthoring } from './release-authoring.service.js';
import { ReleasePreview } from './release-preview.service.js';

@ApiTags('Authoring')
@ApiBearerAuth()
@Roles('coach')
@Controller('v1/banks/:id')
export class ReleaseAuthoringController {
  constructor(
    private readonly releases: ReleaseAuthoring,
    private readonly previews: ReleasePreview,
  ) {}

  /**
   * Publish
   *
   * Makes a release of drafts, of all in the bank unless some are named, for its owner and editors.
   * The drafts are gone then. Nothing is published while one of them has an error (422, with every error by
   * draft); 409 when nothing would change, or a draft is not at the version you saw. More than 500 drafts
   * are published as a task.
   */
  @Post('releases')
  @Idempotent()
  @SendsLocation(({ bankId, number }: ReleaseResponse) => `/v1/banks/${bankId}/releases/${number}`)
  @ApiResponse({ status: 409, description: 'Nothing would change, or a draft changed.' })
  @ApiResponse({ status: 422, description: 'A draft has an error, or a name leads nowhere.' })
  async publishRelease(
    @Caller() caller: CurrentUser,
    @Param() { id }: IdParamDto,
    @Body() body: PublishReleaseDto,
  ): Promise<ReleaseResponse> {
    return toReleaseResponse(await this.releases.publish(caller.id, id, toReleaseOrder(body)));
  }

  /**
   * Preview a release
   *
   * The version it would get, what it would change question by question, and what is to be said about its
   * drafts. Nothing is changed.
   */
  @Post('releases/preview')
  @HttpCode(200)
  @ApiResponse({ status: 409, description: 'A draft is not at the version you saw.' })
  @ApiResponse({ status: 422, description: 'A name leads nowhere, or more than 500 drafts.' })
  previewRelease(
    @Caller() caller: CurrentUser,
    @Param() { id }: IdParamDto,
    @Body() body: PublishReleaseDto,
  ): Promise<ReleasePreviewResponse> {
    return this.previews.preview(caller.id, id, toReleaseOrder(body));
  }

  /**
   * Publish in the background
   *
   * The same for any number of drafts. They are judged first, and written at once when all are sound and
   * none of them, nor the bank, has changed meanwhile; the result of the task is the release.
   */
  @Post('release-tasks')
  @StartsTask()
  @ApiResponse({ status: 409, description: 'Five such tasks are waiting or running.' })
  async publishReleaseLater(
    @Caller() caller: CurrentUser,
    @Param() { id }: IdParamDto,
    @Body() body: PublishReleaseDto,
  ): Promise<TaskResponse> {
    return toTaskResponse(await this.releases.publishLater(caller.id, id, toReleaseOrder(body)));
  }
}
