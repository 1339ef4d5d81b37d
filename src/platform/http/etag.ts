import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { Request } from 'express';
import { AppError } from '../../kernel/app-error.js';

/** What an ETag is made of. Versions start at 1 and grow with every change of the row. */
export interface Versioned {
  readonly id: string;
  readonly version: number;
}

/** A strong ETag: equal tags mean equal representations. */
export function etagOf({ id, version }: Versioned): string {
  return `"${id}.${version}"`;
}

/** Parameter decorator: the ETag of `If-Match`. 428 without it; `*` matches whatever is there. */
export const IfMatch = createParamDecorator((_: unknown, context: ExecutionContext): string => {
  const tag = ifMatchOf(context);
  if (tag === null) throw ifMatchMissing();
  return tag;
});

/** The same where it depends on the body whether it is needed: null without it. */
export const OptionalIfMatch = createParamDecorator(
  (_: unknown, context: ExecutionContext): string | null => ifMatchOf(context),
);

function ifMatchOf(context: ExecutionContext): string | null {
  return context.switchToHttp().getRequest<Request>().headers['if-match']?.trim() || null;
}

/** The refusal of a change that does not say which version it was made against. */
export function ifMatchMissing(): AppError {
  return new AppError('precondition-required', 'Send If-Match with the ETag you read.');
}

/** Refuse a change that was made against an older version. @throws AppError precondition-failed */
export function assertUnchanged(current: Versioned, ifMatch: string): void {
  const etag = etagOf(current);
  if (ifMatch === '*' || ifMatch.split(',').some((tag) => tag.trim() === etag)) return;
  throw new AppError('precondition-failed', 'The resource changed after you read it.', { etag });
}

/** Whether `If-None-Match` names this ETag (weak comparison, RFC 9110 §13.1.2). */
export function isNotModified(request: Request, etag: string): boolean {
  const header = request.headers['if-none-match'];
  if (header === undefined) return false;
  return header
    .split(',')
    .some((tag) => tag.trim() === '*' || tag.trim().replace(/^W\//u, '') === etag);
}
