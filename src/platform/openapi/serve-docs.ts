import type { NestExpressApplication } from '@nestjs/platform-express';
import type { Application, NextFunction, Request, Response } from 'express';
import swaggerUi from 'swagger-ui-express';
import { AppError } from '../../kernel/app-error.js';

const options = {
  customSiteTitle: 'Rehearse API',
  swaggerUrl: '/openapi.json',
  // The validator is a public service; the page talks to this server alone.
  swaggerOptions: { validatorUrl: null, displayRequestDuration: true },
};

/** The library refuses these in plain text, where this API has its own way to say no. */
const hidden = /package\.json/iu;

/** Swagger UI at `/docs`, with its assets from this server. */
export function serveDocs(app: NestExpressApplication): void {
  app.use('/docs', (request: Request, _response: Response, next: NextFunction) => {
    const isHidden = hidden.test(request.url);
    next(isHidden ? new AppError('not-found', 'There is nothing at this address.') : undefined);
  });
  app.use('/docs', ...swaggerUi.serveFiles(undefined, options));
  const express: Application = app.getHttpAdapter().getInstance();
  express.get('/docs', swaggerUi.setup(undefined, options));
}
