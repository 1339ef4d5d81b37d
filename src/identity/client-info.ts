import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { Request } from 'express';
import { networkOf } from '../platform/http/request-limiter.js';
import { sessionLabel } from './domain/session-label.js';

/** Where a call comes from. */
export interface ClientInfo {
  readonly network: string;
  /** What the client calls itself. */
  readonly label: string;
}

/** Parameter decorator: where this call comes from. */
export const Client = createParamDecorator((_: unknown, context: ExecutionContext): ClientInfo => {
  const request = context.switchToHttp().getRequest<Request>();
  const network = networkOf(request.ip);
  return { network, label: sessionLabel(request.headers['user-agent']) };
});
