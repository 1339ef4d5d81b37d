import { Controller, Get, Param } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import { Roles } from '../platform/http/access.js';
import {
  TemplateListResponse,
  TemplateParamDto,
  TemplateResponse,
  toTemplateResponse,
} from './template.dto.js';
import { TemplateService } from './template.service.js';

@ApiTags('Readiness')
@ApiBearerAuth()
@Roles('learner')
@Controller('v1/readiness/templates')
export class TemplateController {
  constructor(private readonly templates: TemplateService) {}

  /**
   * List the roles that targets are made of
   *
   * They come with the kit. Weights and bars are judgement; a target of your own may have others.
   */
  @Get()
  async listReadinessTemplates(): Promise<TemplateListResponse> {
    return { data: (await this.templates.list()).map(toTemplateResponse) };
  }

  /** Read a role that targets are made of */
  @Get(':slug')
  async getReadinessTemplate(@Param() { slug }: TemplateParamDto): Promise<TemplateResponse> {
    return toTemplateResponse(await this.templates.get(slug));
  }
}
