import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiResponse, ApiTags } from '@nestjs/swagger';
import { Roles } from '../platform/http/access.js';
import { Caller, type CurrentUser } from '../platform/http/current-user.js';
import { IdParamDto } from '../platform/http/id-param.dto.js';
import { PageQueryDto } from '../platform/http/paging.js';
import { CohortAgreementPages } from './cohort-agreement-pages.service.js';
import { CohortReviewAgreementResponse } from './cohort-agreement.dto.js';
import {
  QuestionReviewAgreementResponse,
  toQuestionReviewAgreementResponse,
} from './question-review-agreement.dto.js';
import { ReviewAgreement } from './review-agreement.service.js';
import {
  ReviewerReportQueryDto,
  ReviewerReportResponse,
  toReviewerReportResponse,
} from './reviewer-report.dto.js';
import { ReviewerReports } from './reviewer-report.service.js';

@ApiTags('Review quality')
@ApiBearerAuth()
@Controller('v1')
export class ReviewQualityController {
  constructor(
    private readonly reports: ReviewerReports,
    private readonly agreement: ReviewAgreement,
    private readonly cohorts: CohortAgreementPages,
  ) {}

  /**
   * See how I review
   *
   * For yourself alone: how your reviews compare with what the others at the same answers come to without
   * you, once those are settled, and how helpful authors find them. Nothing tells whose answer, or which
   * review, a figure is from.
   */
  @Get('peer-reviews/report')
  @Roles('learner')
  async getReviewerReport(
    @Caller() { id }: CurrentUser,
    @Query() { days }: ReviewerReportQueryDto,
  ): Promise<ReviewerReportResponse> {
    return toReviewerReportResponse(await this.reports.get(id, days), days);
  }

  /**
   * See how far reviewers of a question agree
   *
   * Peers among each other, authors with what peers settled on, peers with coaches, and on which criteria
   * they differ much; over the revisions that score alike. For those who may see how good the question is.
   * Learners are counted in whole fives, and nothing is told of fewer than five.
   */
  @Get('questions/:id/review-agreement')
  @Roles('coach')
  async getQuestionReviewAgreement(
    @Param() { id }: IdParamDto,
    @Caller() caller: CurrentUser,
  ): Promise<QuestionReviewAgreementResponse> {
    return toQuestionReviewAgreementResponse(await this.agreement.getOfQuestion(caller, id));
  }

  /**
   * See how far reviewers of a cohort agree
   *
   * Over the answers that the cohort was asked to review, all in all and question by question, and what
   * became of these requests. For those who coach it, and of the questions that they may look at. Learners
   * are counted in whole fives, and nothing is told of fewer than five.
   */
  @Get('cohorts/:id/review-agreement')
  @Roles('coach')
  @ApiResponse({ status: 404, description: 'You coach no cohort with this id.' })
  getCohortReviewAgreement(
    @Param() { id }: IdParamDto,
    @Query() query: PageQueryDto,
    @Caller() { id: coachId }: CurrentUser,
  ): Promise<CohortReviewAgreementResponse> {
    return this.cohorts.read(coachId, id, query);
  }
}
