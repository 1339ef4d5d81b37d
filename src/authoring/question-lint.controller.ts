import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import { Roles } from '../platform/http/access.js';
import { DraftDocumentDto } from './draft-document.dto.js';
import { DraftLinter } from './draft-linter.service.js';
import { LintResponse, toLintResponse } from './finding.dto.js';

@ApiTags('Authoring')
@ApiBearerAuth()
@Roles('coach')
@Controller('v1/question-lint')
export class QuestionLintController {
  constructor(private readonly linter: DraftLinter) {}

  /**
   * Check a question
   *
   * As bank documents write it, finished or not. Nothing is kept. What concerns other questions of a bank,
   * such as variants, is told of drafts.
   */
  @Post()
  @HttpCode(200)
  async lintQuestion(@Body() document: DraftDocumentDto): Promise<LintResponse> {
    return toLintResponse(await this.linter.lint(document));
  }
}
