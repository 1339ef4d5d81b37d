import { Controller, Get, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import { Roles } from '../platform/http/access.js';
import { Caller, type CurrentUser } from '../platform/http/current-user.js';
import { PageQueryDto } from '../platform/http/paging.js';
import {
  CertificationQueryDto,
  CloudServiceQueryDto,
  SourceQueryDto,
  toCertificationFilter,
  toCloudServiceFilter,
  toSourceFilter,
} from './catalogue-query.dto.js';
import {
  CertificationPageResponse,
  CloudServicePageResponse,
  SkillPageResponse,
  SourcePageResponse,
  TopicPageResponse,
} from './catalogue.dto.js';
import { CatalogueService } from './catalogue.service.js';

@ApiTags('Question bank')
@ApiBearerAuth()
@Controller('v1')
export class CatalogueController {
  constructor(private readonly catalogue: CatalogueService) {}

  /**
   * List skills
   *
   * What questions train and readiness is measured in, by slug. The levels say what can be observed
   * of somebody at each of them: together the lists are the skills matrix.
   */
  @Get('skills')
  @Roles('learner')
  listSkills(
    @Query() query: PageQueryDto,
    @Caller() user: CurrentUser,
  ): Promise<SkillPageResponse> {
    return this.catalogue.list('skills', query, { filter: {}, callerId: user.id });
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
    return this.catalogue.list('topics', query, { filter: {}, callerId: user.id });
  }

  /**
   * List sources
   *
   * What to read: the works that outlines cite, and more, by id. With what they cost, how hard they
   * are and how long they take.
   */
  @Get('sources')
  @Roles('learner')
  listSources(
    @Query() query: SourceQueryDto,
    @Caller() user: CurrentUser,
  ): Promise<SourcePageResponse> {
    const filter = toSourceFilter(query);
    return this.catalogue.list('sources', query, { filter, callerId: user.id });
  }

  /**
   * List certifications
   *
   * Exams on these subjects, by id: whether they can still be taken, what they are worth to a
   * candidate, and facts with the date on which they were seen.
   */
  @Get('certifications')
  @Roles('learner')
  listCertifications(
    @Query() query: CertificationQueryDto,
    @Caller() user: CurrentUser,
  ): Promise<CertificationPageResponse> {
    const filter = toCertificationFilter(query);
    return this.catalogue.list('certifications', query, { filter, callerId: user.id });
  }

  /**
   * List cloud services
   *
   * Managed databases, by id: guarantees, limits, recovery and billing, each with the date on which
   * it was seen. Check the provider's page before you rely on one.
   */
  @Get('cloud-services')
  @Roles('learner')
  listCloudServices(
    @Query() query: CloudServiceQueryDto,
    @Caller() user: CurrentUser,
  ): Promise<CloudServicePageResponse> {
    const filter = toCloudServiceFilter(query);
    return this.catalogue.list('services', query, { filter, callerId: user.id });
  }
}
