import { Controller, Get, Header, Param } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { AppError, errorCodes } from '../../kernel/app-error.js';
import { Public } from './access.js';
import { problemCatalogue } from './problem-catalogue.js';

/** The pages that the `type` of a problem document points to. */
@ApiExcludeController()
@Public()
@Controller('problems')
export class ProblemsController {
  @Get(':code')
  @Header('Content-Type', 'text/plain; charset=utf-8')
  explainProblem(@Param('code') slug: string): string {
    const code = errorCodes.find((each) => each === slug);
    if (code === undefined) throw new AppError('not-found', 'There is no problem of this name.');
    const { status, title, description } = problemCatalogue[code];
    return `${title} (${code}, status ${status})\n\n${description}\n`;
  }
}
