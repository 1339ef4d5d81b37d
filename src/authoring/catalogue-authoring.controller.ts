import { Body, Controller, Post } from '@nestjs/common';
import { ApiBearerAuth, ApiResponse, ApiTags } from '@nestjs/swagger';
import { Roles } from '../platform/http/access.js';
import { Idempotent } from '../platform/http/idempotency.interceptor.js';
import {
  SkillDocumentDto,
  SourceDocumentDto,
  TopicDocumentDto,
} from '../question-bank/catalogue-document.dto.js';
import { SkillResponse, SourceResponse, TopicResponse } from '../question-bank/catalogue.dto.js';
import { CatalogueWriter } from '../question-bank/catalogue-writer.service.js';

@ApiTags('Authoring')
@ApiBearerAuth()
@Roles('coach')
@Controller('v1')
export class CatalogueAuthoringController {
  constructor(private readonly catalogue: CatalogueWriter) {}

  /**
   * Add a topic
   *
   * For questions that no topic fits. Everybody files under it, so it is not changed once it is there:
   * 409 when it is.
   */
  @Post('topics')
  @Idempotent()
  @ApiResponse({ status: 409, description: 'There is a topic of this name.' })
  createTopic(@Body() body: TopicDocumentDto): Promise<TopicResponse> {
    return this.catalogue.createTopic(body);
  }

  /**
   * Add a skill
   *
   * Readiness is measured in skills, so add one only when none fits. 409 when it is there.
   */
  @Post('skills')
  @Idempotent()
  @ApiResponse({ status: 409, description: 'There is a skill of this name.' })
  createSkill(@Body() body: SkillDocumentDto): Promise<SkillResponse> {
    return this.catalogue.createSkill(body);
  }

  /**
   * Add a source
   *
   * A work that outlines rest on. 409 when there is one with this id, 422 for topics that are none.
   */
  @Post('sources')
  @Idempotent()
  @ApiResponse({ status: 409, description: 'There is a source with this id.' })
  createSource(@Body() body: SourceDocumentDto): Promise<SourceResponse> {
    return this.catalogue.createSource(body);
  }
}
