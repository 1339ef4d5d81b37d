import { Module } from '@nestjs/common';
import { OpenApiController } from './openapi.controller.js';

/** Where clients find the description of the API. */
@Module({ controllers: [OpenApiController] })
export class OpenApiModule {}
