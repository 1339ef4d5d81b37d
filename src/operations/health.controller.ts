import { Controller, Get } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Unguarded } from '../platform/http/access.js';
import { HealthResponse } from './health.dto.js';
import { ReadinessService } from './readiness.service.js';

@ApiTags('Operations')
@Unguarded()
@Controller('health')
export class HealthController {
  constructor(private readonly readiness: ReadinessService) {}

  /**
   * Whether the process runs
   *
   * Answers without asking the database, so that an overloaded process is not taken for a dead one
   * and restarted.
   */
  @Get('live')
  getLiveness(): HealthResponse {
    return { status: 'ok' };
  }

  /**
   * Whether the process can serve
   *
   * 503 while the database is out of reach, lacks a migration, or the process is shutting down: send
   * requests elsewhere.
   */
  @Get('ready')
  async getReadiness(): Promise<HealthResponse> {
    await this.readiness.assertReady();
    return { status: 'ok' };
  }
}
