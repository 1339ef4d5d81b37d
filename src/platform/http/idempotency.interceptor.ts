import { createHash } from 'node:crypto';
import {
  Injectable,
  SetMetadata,
  applyDecorators,
  type CallHandler,
  type ExecutionContext,
  type NestInterceptor,
} from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { ApiHeader } from '@nestjs/swagger';
import canonicalize from 'canonicalize';
import type { Request, Response } from 'express';
import { from, lastValueFrom, type Observable } from 'rxjs';
import { AppError } from '../../kernel/app-error.js';
import { Clock } from '../../kernel/clock.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { findCurrentUser } from './current-user.js';
import { IdempotencyRepository, type StoredReply } from './idempotency.repository.js';
import { findUpload } from './uploads.js';

const idempotentKey = 'http:idempotent';
type IdempotencyRule = 'offered' | 'required';
const acceptableKey = /^[\u0021-\u007E]{1,255}$/u;
/** Headers that are part of the answer and must come back with it. */
const keptHeaders = ['ETag', 'Location', 'Content-Type'];

/**
 * A POST that may be sent again with the same `Idempotency-Key` without a second effect. Where doing it twice
 * does harm that nobody would notice, the key is `required`.
 */
export const Idempotent = ({ required = false }: { required?: boolean } = {}): MethodDecorator =>
  applyDecorators(
    SetMetadata(idempotentKey, required ? 'required' : 'offered'),
    ApiHeader({
      name: 'Idempotency-Key',
      required,
      description:
        'A key of your own for this intent, kept for 72 hours. A retry with the same key and body gets the first answer again, with `Idempotency-Replayed: true`.',
      schema: { type: 'string', minLength: 1, maxLength: 255 },
    }),
  );

/**
 * Runs the handler, and stores its reply, in one transaction under an advisory lock. Looking first
 * and inserting later would let equal concurrent requests all pass.
 */
@Injectable()
export class IdempotencyInterceptor implements NestInterceptor {
  constructor(
    private readonly reflector: Reflector,
    private readonly unitOfWork: UnitOfWork,
    private readonly replies: IdempotencyRepository,
    private readonly clock: Clock,
  ) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const request = context.switchToHttp().getRequest<Request>();
    const key = request.headers['idempotency-key'];
    const user = findCurrentUser(request);
    const rule = this.reflector.get<IdempotencyRule | undefined>(
      idempotentKey,
      context.getHandler(),
    );
    if (rule === undefined || user === null) return next.handle();
    if (key === undefined && rule === 'required') throw missingKey();
    if (key === undefined) return next.handle();
    if (typeof key !== 'string' || !acceptableKey.test(key)) throw invalidKey();
    const response = context.switchToHttp().getResponse<Response>();
    const route = `${request.method} ${request.path}`;
    return from(
      this.unitOfWork.run(() =>
        this.answerOnce({ accountId: user.id, route, key }, { request, response, next }),
      ),
    );
  }

  private async answerOnce(
    scope: { accountId: string; route: string; key: string },
    exchange: { request: Request; response: Response; next: CallHandler },
  ): Promise<unknown> {
    if (!(await this.replies.tryLock(scope))) {
      const detail = 'A request with this Idempotency-Key is being worked on.';
      throw new AppError('idempotency-key-in-use', detail, { retryAfterSeconds: 1 });
    }
    const fingerprint = fingerprintOf(exchange.request);
    const known = await this.replies.findReply(scope);
    if (known !== null) return replay(known, fingerprint, exchange.response);
    const result: unknown = await lastValueFrom(exchange.next.handle(), {
      defaultValue: undefined,
    });
    const body = result === undefined ? '' : JSON.stringify(result);
    if (body !== '') exchange.response.type('application/json');
    const reply = {
      fingerprint,
      status: exchange.response.statusCode,
      headers: headersOf(exchange.response),
      body,
    };
    await this.replies.insertReply(scope, reply, this.clock.now());
    return body === '' ? undefined : body;
  }
}

/** What was asked for, and with what: a file by its own hash. */
function fingerprintOf(request: Request): Buffer {
  const upload = findUpload(request);
  const body: unknown = upload === null ? request.body : upload.sha256.toString('base64');
  const hasQuery = Object.keys(request.query).length > 0;
  const sent = hasQuery ? [request.query, body] : (body ?? null);
  return createHash('sha256')
    .update(canonicalize(sent) ?? '')
    .digest();
}

function headersOf(response: Response): Record<string, string> {
  return Object.fromEntries(
    keptHeaders.flatMap((name) => {
      const value = response.getHeader(name);
      return typeof value === 'string' ? [[name, value]] : [];
    }),
  );
}

function replay(known: StoredReply, fingerprint: Buffer, response: Response): string | undefined {
  if (!known.fingerprint.equals(fingerprint)) {
    throw new AppError(
      'idempotency-key-reused',
      'This Idempotency-Key was used with another payload.',
    );
  }
  for (const [name, value] of Object.entries(known.headers)) response.setHeader(name, value);
  response.setHeader('Idempotency-Replayed', 'true');
  response.status(known.status);
  return known.body === '' ? undefined : known.body;
}

function invalidKey(): AppError {
  return faultyKey('is-key', 'must be 1 to 255 printable ASCII characters');
}

function missingKey(): AppError {
  return faultyKey('is-required', 'must be sent with this request, a new one for each intent');
}

function faultyKey(code: string, detail: string): AppError {
  return new AppError('validation-failed', `The Idempotency-Key ${detail}.`, {
    errors: [{ in: 'header', pointer: '#/headers/Idempotency-Key', code, detail }],
  });
}
