import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiResponse, ApiTags } from '@nestjs/swagger';
import { Roles } from '../platform/http/access.js';
import { Caller, type CurrentUser } from '../platform/http/current-user.js';
import { ChosenFormat, Offers, type Format } from '../platform/http/formats.js';
import { IdParamDto } from '../platform/http/id-param.dto.js';
import { BankQualityPageResponse, BankQualityQueryDto } from './bank-quality.dto.js';
import { BankQualityService } from './bank-quality.service.js';
import {
  QuestionQualityQueryDto,
  QuestionQualityResponse,
  toQuestionQualityResponse,
} from './question-quality.dto.js';
import { QuestionQualityService } from './question-quality.service.js';
import { writeQualityCsv } from './write-quality-csv.js';

@ApiTags('Question quality')
@ApiBearerAuth()
@Roles('coach')
@Controller('v1')
export class QuestionQualityController {
  constructor(
    private readonly questions: QuestionQualityService,
    private readonly banks: BankQualityService,
  ) {}

  /**
   * Get how good a question is
   *
   * What answers and grades say of it, over the revisions that score alike: how many pass, whether a
   * criterion tells strong answers from weak ones, whether graders see it alike, whether the time box
   * fits, and what to look at. For owner and collaborators of the bank, and for every coach where a
   * public bank has no owner. Learners are counted in whole fives, and nothing is told of fewer than five.
   */
  @Get('questions/:id/quality')
  async getQuestionQuality(
    @Param() { id }: IdParamDto,
    @Query() { attempts }: QuestionQualityQueryDto,
    @Caller() caller: CurrentUser,
  ): Promise<QuestionQualityResponse> {
    return toQuestionQualityResponse(
      await this.questions.getOfQuestion(caller, id, attempts),
      attempts,
    );
  }

  /**
   * Compare the questions of a bank
   *
   * The main figures of each question by one sort of graders, ordered by one of them; JSON in pages, CSV
   * whole. For the same people and by the same rules as those of one question.
   */
  @Get('banks/:id/quality')
  @Offers('json', 'csv')
  @ApiResponse({ status: 200, type: BankQualityPageResponse })
  async listBankQuality(
    @Param() { id }: IdParamDto,
    @Query() query: BankQualityQueryDto,
    @Caller() caller: CurrentUser,
    @ChosenFormat() format: Format,
  ): Promise<BankQualityPageResponse | string> {
    if (format !== 'csv') return this.banks.page(caller, id, query);
    return writeQualityCsv(await this.banks.list(caller, id, query));
  }
}
