import { Controller, Get, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import { Roles } from '../platform/http/access.js';
import { Caller, type CurrentUser } from '../platform/http/current-user.js';
import { PageQueryDto } from '../platform/http/paging.js';
import { SkillPageResponse, SourcePageResponse, TopicPageResponse } from './vocabulary.dto.js';
import { VocabularyService } from './vocabulary.service.js';

@ApiTags('Question bank')
@ApiBearerAuth()
@Controller('v1')
export class VocabularyController {
  constructor(private readonly vocabulary: VocabularyService) {}

  /**
   * List skills
   *
   * What questions train and readiness is measured in, by slug.
   */
  @Get('skills')
  @Roles('learner')
  listSkills(
    @Query() query: PageQueryDto,
    @Caller() user: CurrentUser,
  ): Promise<SkillPageResponse> {
    return this.vocabulary.listSkills(query, user.id);
  }

  /**
   * List topics
   *
   * What questions are about, by slug.
   */
  @Get('topics')
  @Roles('learner')
  listTopics(
    @Query() query: PageQueryDto,
    @Caller() user: CurrentUser,
  ): Promise<TopicPageResponse> {
    return this.vocabulary.listTopics(query, user.id);
  }

  /**
   * List sources
   *
   * The works that outlines cite, by id.
   */
  @Get('sources')
  @Roles('learner')
  listSources(
    @Query() query: PageQueryDto,
    @Caller() user: CurrentUser,
  ): Promise<SourcePageResponse> {
    return this.vocabulary.listSources(query, user.id);
  }
}
