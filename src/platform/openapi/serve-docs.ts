import type { NestExpressApplication } from '@nestjs/platform-express';
import type { Application } from 'express';
import swaggerUi from 'swagger-ui-express';

const options = {
  customSiteTitle: 'Rehearse API',
  swaggerUrl: '/openapi.json',
  // The validator is a public service; the page talks to this server alone.
  swaggerOptions: { validatorUrl: null, displayRequestDuration: true },
};

/** Swagger UI at `/docs`, with its assets from this server. */
export function serveDocs(app: NestExpressApplication): void {
  app.use('/docs', ...swaggerUi.serveFiles(undefined, options));
  const express = app.getHttpAdapter().getInstance<Application>();
  express.get('/docs', swaggerUi.setup(undefined, options));
}
