import {
  Catch,
  HttpException,
  Logger,
  type ArgumentsHost,
  type ExceptionFilter,
} from '@nestjs/common';
import type { Application, Request, Response } from 'express';
import { AppError } from '../../kernel/app-error.js';
import { allowedMethods, type RouteLayer } from './allowed-methods.js';
import { problemMediaType, toProblem } from './problem.js';
import { toRefusal } from './refusal.js';
import { requestIdOf } from './request-id.js';

/** Turns every exception of every layer into a problem document. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  private readonly logger = new Logger(ProblemFilter.name);

  catch(error: unknown, host: ArgumentsHost): void {
    this.answer(error, host);
  }

  protected answer(error: unknown, host: ArgumentsHost): void {
    const request = host.switchToHttp().getRequest<Request>();
    const response = host.switchToHttp().getResponse<Response>();
    const refusal = wrongMethod(error, request, response) ?? toRefusal(error);
    if (refusal.code === 'internal' || refusal.code === 'unavailable') {
      this.logger.error({ err: error, requestId: requestIdOf(request) }, refusal.code);
    }
    if (response.headersSent) {
      response.destroy();
      return;
    }
    send(refusal, request, response);
  }
}

function send(refusal: AppError, request: Request, response: Response): void {
  const { errors, etag, extensions, retryAfterSeconds } = refusal.particulars;
  const problem = toProblem(refusal.code, {
    detail: refusal.detail,
    instance: request.path,
    requestId: requestIdOf(request),
    errors,
    extensions,
  });
  const retryAfter = retryAfterSeconds ?? (problem.status === 503 ? 1 : undefined);
  if (etag !== undefined) response.setHeader('ETag', etag);
  if (problem.status === 401) response.setHeader('WWW-Authenticate', 'Bearer');
  if (retryAfter !== undefined) response.setHeader('Retry-After', String(retryAfter));
  response.status(problem.status).type(problemMediaType).send(JSON.stringify(problem));
}

/**
 * Express answers 404 where the address exists under another method. Features never throw an
 * HttpException, so one with status 404 is the router's.
 */
function wrongMethod(error: unknown, request: Request, response: Response): AppError | null {
  if (!(error instanceof HttpException) || error.getStatus() !== 404) return null;
  const router = (request.app as Application).router as unknown as { stack: RouteLayer[] };
  const methods = allowedMethods(router.stack, request.path);
  if (methods.length === 0 || methods.includes(request.method)) return null;
  const allow = methods.join(', ');
  response.setHeader('Allow', allow);
  return new AppError('method-not-allowed', `This address takes ${allow}.`);
}
