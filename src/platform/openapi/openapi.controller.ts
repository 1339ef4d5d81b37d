import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Controller, Get, Header } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { projectDir } from '../config/app-config.js';
import { Public } from '../http/access.js';

/** The committed description of this API, which the build checks against the code. */
@ApiExcludeController()
@Public()
@Controller()
export class OpenApiController {
  private readonly document = readFileSync(join(projectDir, 'openapi.json'), 'utf8');

  @Get('openapi.json')
  @Header('Content-Type', 'application/json; charset=utf-8')
  getOpenApi(): string {
    return this.document;
  }
}
