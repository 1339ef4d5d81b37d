import type { NestExpressApplication } from '@nestjs/platform-express';
import type { NextFunction, Request, Response } from 'express';
import helmet, { type HelmetOptions } from 'helmet';
import type { AppConfig } from '../config/app-config.js';
import type { Drain } from './drain.js';
import { guardBody, guardQuery } from './guard-body.js';
import { refuseMissingHost } from './http-server.js';
import { readJsonBody, refuseOtherMedia } from './read-body.js';
import { requestIdOf } from './request-id.js';
import { uploadMatcher } from './upload-routes.js';

const largestBodyBytes = 256 * 1024;

/** Everything between the socket and the router, in this order. */
export function configureApp(app: NestExpressApplication, config: AppConfig, drain: Drain): void {
  app.set('etag', false);
  app.set('query parser', 'simple');
  app.set('trust proxy', config.trustedProxies.length > 0 ? [...config.trustedProxies] : false);
  app.disable('x-powered-by');
  app.use(drain.middleware);
  app.use(helmet(securityHeaders(config)));
  app.use(
    (request: Parameters<typeof requestIdOf>[0], response: { setHeader: Setter }, next: Next) => {
      response.setHeader('X-Request-Id', requestIdOf(request));
      response.setHeader('Cache-Control', 'private, no-cache');
      next();
    },
  );
  if (config.corsOrigins.length > 0) {
    app.enableCors({
      origin: [...config.corsOrigins],
      maxAge: 600,
      exposedHeaders: [
        'Attempt-ETag',
        'ETag',
        'Link',
        'Location',
        'RateLimit',
        'RateLimit-Policy',
        'Retry-After',
        'Idempotency-Replayed',
        'X-Request-Id',
      ],
    });
  }
  app.use(refuseMissingHost, guardQuery);
  const isUpload = uploadMatcher(app);
  for (const step of [refuseOtherMedia, readJsonBody(largestBodyBytes), guardBody]) {
    app.use((request: Request, response: Response, next: NextFunction) =>
      isUpload(request) ? next() : step(request, response, next),
    );
  }
}

/** Browsers take these two as orders to use https, which would cut off a server that has none. */
function securityHeaders(config: AppConfig): HelmetOptions {
  if (config.publicUrl.startsWith('https:')) return {};
  return {
    contentSecurityPolicy: { directives: { upgradeInsecureRequests: null } },
    strictTransportSecurity: false,
  };
}

type Setter = (name: string, value: string) => void;
type Next = () => void;
