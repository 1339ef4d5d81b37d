import { Controller, Get, Header, Req } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { Request } from 'express';
import { Registry } from 'prom-client';
import { Unguarded } from '../platform/http/access.js';
import { MetricsService } from './metrics.service.js';

/** What Prometheus scrapes. Not part of the API that clients build on. */
@ApiExcludeController()
@Unguarded()
@Controller('metrics')
export class MetricsController {
  constructor(private readonly metrics: MetricsService) {}

  @Get()
  @Header('Content-Type', Registry.PROMETHEUS_CONTENT_TYPE)
  readMetrics(@Req() request: Request): Promise<string> {
    return this.metrics.expose({
      authorization: request.headers.authorization,
      isForwarded: 'x-forwarded-for' in request.headers || 'forwarded' in request.headers,
      peer: request.socket.remoteAddress,
    });
  }
}
