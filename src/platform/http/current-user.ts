import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { Request } from 'express';
import { AppError } from '../../kernel/app-error.js';
import type { Role, Scope } from './access.js';

/** Who is calling, as the guard found out on this very request. */
export interface CurrentUser {
  readonly id: string;
  readonly role: Role;
  /** What the credential may do; a session has every scope. */
  readonly scopes: readonly Scope[];
  /** The session behind an access token, null for a personal access token. */
  readonly sessionId: string | null;
  /** When the credential stops working, for answers that outlast it. */
  readonly expiresAt: Date;
  /** IANA time zone and the hour at which the study day begins. */
  readonly zone: string;
  readonly rolloverHour: number;
}

const users = new WeakMap<Request, CurrentUser>();

export function setCurrentUser(request: Request, user: CurrentUser): void {
  users.set(request, user);
}

/** The caller, null on a public route without a token. */
export function findCurrentUser(request: Request): CurrentUser | null {
  return users.get(request) ?? null;
}

/** Parameter decorator: the caller of a route that needs one. */
export const Caller = createParamDecorator((_: unknown, context: ExecutionContext): CurrentUser => {
  const user = findCurrentUser(context.switchToHttp().getRequest<Request>());
  if (user === null) throw new AppError('unauthenticated', 'This operation needs an access token.');
  return user;
});
