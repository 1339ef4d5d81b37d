import {
  Body,
  Controller,
  Delete,
  Get,
  Header,
  HttpCode,
  Param,
  Patch,
  Post,
  Put,
  Query,
  Req,
  Res,
  type StreamableFile,
} from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import { Roles } from '../platform/http/access.js';
import { Caller, type CurrentUser } from '../platform/http/current-user.js';
import { IfMatch } from '../platform/http/etag.js';
import { IdParamDto } from '../platform/http/id-param.dto.js';
import { Idempotent } from '../platform/http/idempotency.interceptor.js';
import { SendsLocation } from '../platform/http/location.interceptor.js';
import { SentFile, type Upload } from '../platform/http/uploads.js';
import { NeedsIfMatch, SendsVersion } from '../platform/http/versioned.interceptor.js';
import { EvidenceFiles } from './evidence-files.service.js';
import { EvidenceList } from './evidence-list.service.js';
import {
  CreateEvidenceDto,
  EvidencePageResponse,
  EvidenceResponse,
  ListEvidenceQueryDto,
  UpdateEvidenceDto,
  toClaim,
  toEvidenceChange,
  toEvidenceResponse,
} from './evidence.dto.js';
import { EvidenceService } from './evidence.service.js';
import { pictureSecurity, sendPicture } from './send-picture.js';
import { SendsPicture, TakesPicture } from './takes-picture.js';

@ApiTags('Portfolio')
@ApiBearerAuth()
@Roles('learner')
@Controller('v1/portfolio/evidence')
export class EvidenceController {
  constructor(
    private readonly evidence: EvidenceService,
    private readonly lists: EvidenceList,
    private readonly files: EvidenceFiles,
  ) {}

  /**
   * Add evidence
   *
   * A link, a write-up, a screenshot of figures or a certification, and the skills it shows. It is your
   * own word until a coach of a cohort that you share answers with confirms it. A portfolio holds at most
   * 200 pieces. Addresses are never opened by the server.
   */
  @Post()
  @Idempotent()
  @SendsVersion()
  @SendsLocation(({ id }: EvidenceResponse) => `/v1/portfolio/evidence/${id}`)
  async addEvidence(
    @Caller() learner: CurrentUser,
    @Body() body: CreateEvidenceDto,
  ): Promise<EvidenceResponse> {
    return toEvidenceResponse(await this.evidence.create(learner, toClaim(body)));
  }

  /**
   * List my evidence
   *
   * The latest made first, what does not count included.
   */
  @Get()
  async listEvidence(
    @Caller() learner: CurrentUser,
    @Query() query: ListEvidenceQueryDto,
  ): Promise<EvidencePageResponse> {
    const { data, nextCursor } = await this.lists.list(learner, query);
    return { data: data.map((each) => toEvidenceResponse(each)), nextCursor };
  }

  /** Read evidence of mine */
  @Get(':id')
  @SendsVersion()
  async getEvidence(
    @Caller() learner: CurrentUser,
    @Param() { id }: IdParamDto,
  ): Promise<EvidenceResponse> {
    return toEvidenceResponse(await this.evidence.get(learner, id));
  }

  /**
   * Change evidence
   *
   * A JSON merge patch. What coaches confirmed is what they saw: a change takes their confirmations away.
   */
  @Patch(':id')
  @SendsVersion()
  @NeedsIfMatch()
  async updateEvidence(
    @Caller() learner: CurrentUser,
    @Param() { id }: IdParamDto,
    @Body() body: UpdateEvidenceDto,
    @IfMatch() ifMatch: string,
  ): Promise<EvidenceResponse> {
    const change = toEvidenceChange(body);
    return toEvidenceResponse(await this.evidence.update(learner, id, { change, ifMatch }));
  }

  /** Delete evidence, with its picture */
  @Delete(':id')
  @HttpCode(204)
  @NeedsIfMatch()
  async deleteEvidence(
    @Caller() learner: CurrentUser,
    @Param() { id }: IdParamDto,
    @IfMatch() ifMatch: string,
  ): Promise<void> {
    await this.evidence.remove(learner.id, id, ifMatch);
  }

  /**
   * Send the picture of a screenshot
   *
   * In place of the one before. PNG, JPEG or WebP by its bytes, whatever it is called or sent as: one
   * whole still picture and nothing behind it, at most 2 MiB, 16,384 pixels a side and 33,554,432 in all;
   * 20 MiB for all pictures of a portfolio. Camera data, places, texts, profiles and further frames are
   * left out before it is stored, and with them what turns a photograph upright. Another picture takes
   * confirmations away.
   */
  @Put(':id/file')
  @SendsVersion()
  @TakesPicture()
  async putEvidenceFile(
    @Caller() learner: CurrentUser,
    @Param() { id }: IdParamDto,
    @SentFile() file: Upload,
  ): Promise<EvidenceResponse> {
    return toEvidenceResponse(await this.files.put(learner, id, file));
  }

  /**
   * Get the picture of a screenshot
   *
   * As a download, for its owner alone.
   */
  @Get(':id/file')
  @Header('Content-Security-Policy', pictureSecurity)
  @SendsPicture()
  async getEvidenceFile(
    @Caller() learner: CurrentUser,
    @Param() { id }: IdParamDto,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<StreamableFile | undefined> {
    return sendPicture(await this.files.get(learner.id, id), { request, response });
  }
}
