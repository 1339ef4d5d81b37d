import { Controller, Get, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiResponse, ApiTags } from '@nestjs/swagger';
import { Roles } from '../platform/http/access.js';
import { Caller, type CurrentUser } from '../platform/http/current-user.js';
import { ChosenFormat, Offers, type Format } from '../platform/http/formats.js';
import { MatrixQueryDto, MatrixResponse, toMatrixResponse, wantedSkills } from './matrix.dto.js';
import { MatrixService } from './matrix.service.js';
import { writeMatrix } from './write-matrix.js';

@ApiTags('Portfolio')
@ApiBearerAuth()
@Roles('learner')
@Controller('v1/portfolio/matrix')
export class MatrixController {
  constructor(private readonly matrix: MatrixService) {}

  /**
   * Get my skills matrix
   *
   * What can be observed at each level of each skill, and what you have shown. A skill counts as shown at
   * a level with two independent pieces of evidence, at least one of them not self-graded, and then at the
   * levels below. Pieces are answers that pass by the grade in force, without those you read the outline
   * during, and what is in your portfolio. Two answers to one question, or the same address, picture or
   * certification twice, are one piece. Evidence of your own is self-graded until a coach confirms it,
   * certifications too; an expired one does not count. CSV has a row for each level.
   */
  @Get()
  @Offers('json', 'csv', 'markdown')
  @ApiResponse({ status: 200, type: MatrixResponse })
  async getSkillsMatrix(
    @Caller() learner: CurrentUser,
    @Query() query: MatrixQueryDto,
    @ChosenFormat() format: Format,
  ): Promise<MatrixResponse | string> {
    const matrix = await this.matrix.get(learner, wantedSkills(query));
    return writeMatrix(toMatrixResponse(matrix), format);
  }
}
