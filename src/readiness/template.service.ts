import { Injectable } from '@nestjs/common';
import { AppError } from '../kernel/app-error.js';
import { TemplateRepository, type StoredTemplate } from './template.repository.js';

/** Roles that targets are made of. */
@Injectable()
export class TemplateService {
  constructor(private readonly templates: TemplateRepository) {}

  list(): Promise<StoredTemplate[]> {
    return this.templates.list();
  }

  /** @throws AppError not-found */
  async get(slug: string): Promise<StoredTemplate> {
    const template = await this.templates.find(slug);
    if (template === null) throw new AppError('not-found', 'No template with this slug.');
    return template;
  }
}
