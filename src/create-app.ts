import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { AppModule } from './app.module.js';
import type { Clock } from './kernel/clock.js';
import type { AppConfig } from './platform/config/app-config.js';
import { AppLogger } from './platform/http/app-logger.js';
import { configureApp } from './platform/http/configure-app.js';
import { Drain } from './platform/http/drain.js';
import { HttpMetrics } from './platform/http/http-metrics.js';
import { BoundedExpressAdapter } from './platform/http/http-server.js';
import { serveDocs } from './platform/openapi/serve-docs.js';

/** The whole application, not yet listening: what `main` serves and what the tests drive. */
export async function createApp(
  config: AppConfig,
  clock: Clock,
): Promise<{ app: NestExpressApplication; drain: Drain }> {
  const app = await NestFactory.create<NestExpressApplication>(
    AppModule.forRoot(config, clock),
    new BoundedExpressAdapter(),
    { bodyParser: false, bufferLogs: true, abortOnError: false },
  );
  app.useLogger(app.get(AppLogger));
  const drain = app.get(Drain);
  app.use(app.get(HttpMetrics).middleware);
  configureApp(app, config, drain);
  serveDocs(app);
  return { app, drain };
}
