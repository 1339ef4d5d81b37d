import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { Request, Response } from 'express';
import { AppError } from '../kernel/app-error.js';
import {
  publicKey,
  roles,
  rolesKey,
  sessionOnlyKey,
  unguardedKey,
  type Role,
} from '../platform/http/access.js';
import { setCurrentUser, type CurrentUser } from '../platform/http/current-user.js';
import { RequestLimiter } from '../platform/http/request-limiter.js';
import { Authenticator } from './authenticator.js';

/** What a route asks of its caller. A route that says nothing is closed. */
interface Access {
  isUnguarded: boolean;
  isPublic: boolean;
  leastRole: Role | null;
  isSessionOnly: boolean;
}

const readingMethods = new Set(['GET', 'HEAD']);

/** Stands before every route: who calls, how often, and whether they may. */
@Injectable()
export class AuthGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly authenticator: Authenticator,
    private readonly limiter: RequestLimiter,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const access = this.accessOf(context);
    if (access.isUnguarded) return true;
    const request = context.switchToHttp().getRequest<Request>();
    const response = context.switchToHttp().getResponse<Response>();
    const bearer = bearerOf(request);
    const user = bearer === null ? null : await this.authenticator.authenticate(bearer);
    await this.limiter.spend(user?.id ?? null, request, response);
    if (user !== null) setCurrentUser(request, user);
    // A public route serves a caller with a stale token too: that is who refreshes.
    if (access.isPublic) return true;
    if (user === null) throw unauthenticated(bearer);
    assertMay(user, access, request.method);
    return true;
  }

  private accessOf(context: ExecutionContext): Access {
    const [handler, controller] = [context.getHandler(), context.getClass()];
    // What a method says about itself stands alone: @Roles inside a @Public class is not public.
    const speaksForItself = [publicKey, rolesKey].some((key) => Reflect.hasMetadata(key, handler));
    const place = speaksForItself ? handler : controller;
    return {
      isUnguarded: this.reflector.get<boolean | undefined>(unguardedKey, place) === true,
      isPublic: this.reflector.get<boolean | undefined>(publicKey, place) === true,
      leastRole: this.reflector.get<Role | undefined>(rolesKey, place) ?? null,
      isSessionOnly:
        this.reflector.getAllAndOverride<boolean | undefined>(sessionOnlyKey, [
          handler,
          controller,
        ]) === true,
    };
  }
}

/** @throws AppError forbidden or insufficient-scope */
function assertMay(user: CurrentUser, access: Access, method: string): void {
  const { leastRole, isSessionOnly } = access;
  if (leastRole === null || roles.indexOf(user.role) < roles.indexOf(leastRole)) {
    throw new AppError('forbidden', 'Your role does not allow this.');
  }
  if (isSessionOnly && user.sessionId === null) {
    throw new AppError('insufficient-scope', 'This operation needs a signed-in session.');
  }
  const scope = readingMethods.has(method) ? 'read' : 'write';
  if (!user.scopes.includes(scope)) {
    throw new AppError('insufficient-scope', `The token does not have the scope "${scope}".`);
  }
}

function bearerOf(request: Request): string | null {
  const match = /^Bearer +([\w.~+/-]+=*)$/iu.exec(request.headers.authorization ?? '');
  return match?.[1] ?? null;
}

function unauthenticated(bearer: string | null): AppError {
  const detail =
    bearer === null
      ? 'This operation needs an access token.'
      : 'The token is unknown, expired or revoked.';
  return new AppError('unauthenticated', detail);
}
