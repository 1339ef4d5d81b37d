import {
  Injectable,
  SetMetadata,
  UseInterceptors,
  applyDecorators,
  type CallHandler,
  type ExecutionContext,
  type NestInterceptor,
} from '@nestjs/common';
import { ApiHeader, ApiResponse } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import { map, tap, type Observable } from 'rxjs';
import { etagOf, isNotModified, type Versioned } from './etag.js';

type MaybeVersioned = Versioned | undefined;

/** True where a GET is answered 304 by it, false where it is for the next change only. */
export const sendsEtagKey = 'http:sends-etag';

/** Sends the ETag of a response that has an id and a version, and 304 to a GET that knows it. */
@Injectable()
export class VersionedInterceptor implements NestInterceptor<Versioned, Versioned | undefined> {
  intercept(
    context: ExecutionContext,
    next: CallHandler<Versioned>,
  ): Observable<Versioned | undefined> {
    const request = context.switchToHttp().getRequest<Request>();
    const response = context.switchToHttp().getResponse<Response>();
    return next.handle().pipe(
      map((body) => {
        response.setHeader('ETag', this.tagOf(body));
        if (request.method !== 'GET' || !isNotModified(request, etagOf(body))) return body;
        response.status(304);
        return undefined;
      }),
    );
  }

  protected tagOf(body: Versioned): string {
    return etagOf(body);
  }
}

/** Marks a route whose response is one versioned resource. */
export const SendsEtag = (): MethodDecorator =>
  applyDecorators(SetMetadata(sendsEtagKey, true), UseInterceptors(VersionedInterceptor));

/** The same for a response that tells the time besides: equal tags mean the same but for that. */
@Injectable()
export class WeaklyVersionedInterceptor extends VersionedInterceptor {
  protected override tagOf(body: Versioned): string {
    return `W/${etagOf(body)}`;
  }
}

/** Marks a route whose response is one versioned resource with a clock in it (RFC 9110 §8.8.1). */
export const SendsWeakEtag = (): MethodDecorator =>
  applyDecorators(SetMetadata(sendsEtagKey, true), UseInterceptors(WeaklyVersionedInterceptor));

/**
 * Sends the version of a response as its ETag, for the `If-Match` of the next change only. Where there is
 * nothing to send (204) it has no version.
 */
@Injectable()
export class VersionHeaderInterceptor implements NestInterceptor<MaybeVersioned, MaybeVersioned> {
  intercept(
    context: ExecutionContext,
    next: CallHandler<MaybeVersioned>,
  ): Observable<MaybeVersioned> {
    const response = context.switchToHttp().getResponse<Response>();
    // Express would answer 304 by itself.
    delete context.switchToHttp().getRequest<Request>().headers['if-none-match'];
    return next.handle().pipe(
      tap((body) => {
        if (body !== undefined) response.setHeader('ETag', etagOf(body));
      }),
    );
  }
}

/**
 * The same for a resource that comes with what changes beside its version, such as findings: who knows
 * the ETag may change it, and still reads it anew.
 */
export const SendsVersion = (): MethodDecorator =>
  applyDecorators(SetMetadata(sendsEtagKey, false), UseInterceptors(VersionHeaderInterceptor));

/** Marks a route that changes a versioned resource and therefore needs `If-Match`. */
export const NeedsIfMatch = (): MethodDecorator =>
  applyDecorators(
    ApiHeader({
      name: 'If-Match',
      required: true,
      description: 'The ETag you read; the change is refused when the resource has changed since.',
      schema: { type: 'string', maxLength: 200 },
    }),
    ApiResponse({ status: 412, description: 'The resource changed after you read it.' }),
    ApiResponse({ status: 428, description: 'If-Match is missing.' }),
  );
