import { Catch, type ArgumentsHost } from '@nestjs/common';
import type { Request, Response } from 'express';
import { AppError } from '../kernel/app-error.js';
import { formatFacts } from '../platform/http/formats.js';
import { problemMediaType } from '../platform/http/problem.js';
import { ProblemFilter } from '../platform/http/problem.filter.js';
import { writeLostPage } from './write-page.js';

/** Where there is no report, a browser shows a page that says so; programs get the usual problem document. */
@Catch()
export class LostPageFilter extends ProblemFilter {
  protected override answer(error: unknown, host: ArgumentsHost): void {
    const request = host.switchToHttp().getRequest<Request>();
    const response = host.switchToHttp().getResponse<Response>();
    const isLost = error instanceof AppError && error.code === 'not-found';
    response.vary('Accept');
    if (!isLost || request.accepts([problemMediaType, 'text/html']) !== 'text/html') {
      super.answer(error, host);
      return;
    }
    response.status(404).set(formatFacts.html.headers).send(writeLostPage());
  }
}
