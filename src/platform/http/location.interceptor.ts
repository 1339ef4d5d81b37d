import {
  Injectable,
  SetMetadata,
  UseInterceptors,
  applyDecorators,
  type CallHandler,
  type ExecutionContext,
  type NestInterceptor,
} from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { Response } from 'express';
import { tap, type Observable } from 'rxjs';

export const locationKey = 'http:location';

/** Made, or accepted to be made. */
const madeStatuses = new Set([201, 202]);

/** Sends `Location` with an answer that made something. */
@Injectable()
export class LocationInterceptor implements NestInterceptor {
  constructor(private readonly reflector: Reflector) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const locate = this.reflector.get<(body: unknown) => string>(locationKey, context.getHandler());
    const response = context.switchToHttp().getResponse<Response>();
    return next.handle().pipe(
      tap((body: unknown) => {
        if (madeStatuses.has(response.statusCode)) response.setHeader('Location', locate(body));
      }),
    );
  }
}

/** Marks a route that makes something with an address of its own. */
export const SendsLocation = (locate: (body: never) => string): MethodDecorator =>
  applyDecorators(SetMetadata(locationKey, locate), UseInterceptors(LocationInterceptor));
