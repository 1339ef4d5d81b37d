import {
  Injectable,
  type CallHandler,
  type ExecutionContext,
  type NestInterceptor,
} from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { Request, Response } from 'express';
import { defer, finalize, mergeMap, type Observable } from 'rxjs';
import { AppError } from '../../kernel/app-error.js';
import { UploadInspectors } from './upload-inspectors.js';
import { receiveUpload, uploadKey, type UploadRules } from './uploads.js';

/** At a time in one process: what lies in its temporary files at most is this many of the largest. */
const mostAtOnce = 4;

/**
 * Receives the file of a route that takes one, once the caller was let in and before anything is decided
 * about it: a slow client holds a file meanwhile, and no connection to the database.
 */
@Injectable()
export class UploadInterceptor implements NestInterceptor {
  private receiving = 0;

  constructor(
    private readonly reflector: Reflector,
    private readonly inspectors: UploadInspectors,
  ) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const rules = this.reflector.get<UploadRules | undefined>(uploadKey, context.getHandler());
    return rules === undefined ? next.handle() : this.receive(context, next, rules);
  }

  private receive(
    context: ExecutionContext,
    next: CallHandler,
    rules: UploadRules,
  ): Observable<unknown> {
    const request = context.switchToHttp().getRequest<Request>();
    const response = context.switchToHttp().getResponse<Response>();
    if (this.receiving >= mostAtOnce) {
      response.setHeader('Connection', 'close');
      throw new AppError('overloaded', 'Too many uploads at once.', { retryAfterSeconds: 2 });
    }
    this.receiving += 1;
    let close = (): Promise<void> => Promise.resolve();
    return defer(async () => {
      const received = await receiveUpload(request, rules).catch((error: unknown) => {
        // What is left of the body is not worth reading.
        response.setHeader('Connection', 'close');
        throw error;
      });
      close = received.close;
      const { inspector } = rules;
      if (inspector !== undefined) await this.inspectors.inspect(inspector, received.upload);
    }).pipe(
      mergeMap(() => next.handle()),
      finalize(() => {
        this.receiving -= 1;
        void close();
      }),
    );
  }
}
