import { Injectable } from '@nestjs/common';
import type { NextFunction, Request, RequestHandler, Response } from 'express';
import { Histogram } from 'prom-client';

const methods = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']);

/** How long requests take, by method, route and class of status. */
@Injectable()
export class HttpMetrics {
  readonly duration = new Histogram({
    name: 'http_request_duration_seconds',
    help: 'Time from the first byte of a request to the last byte of its response.',
    labelNames: ['method', 'route', 'status'] as const,
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
    registers: [],
  });

  readonly middleware: RequestHandler = (
    request: Request,
    response: Response,
    next: NextFunction,
  ) => {
    const startedAt = process.hrtime.bigint();
    response.once('close', () => {
      const seconds = Number(process.hrtime.bigint() - startedAt) / 1e9;
      this.duration.observe(labelsOf(request, response), seconds);
    });
    next();
  };
}

/** Only values from a closed list: an address or method that a stranger made up would add a series. */
function labelsOf(
  request: Request,
  response: Response,
): { method: string; route: string; status: string } {
  const route: unknown = request.route;
  const template =
    typeof route === 'object' && route !== null && 'path' in route ? route.path : undefined;
  return {
    method: methods.has(request.method) ? request.method : 'other',
    route: typeof template === 'string' && !template.includes('*') ? template : 'none',
    status: `${Math.floor(response.statusCode / 100)}xx`,
  };
}
