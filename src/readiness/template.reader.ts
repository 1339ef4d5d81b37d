import { Injectable } from '@nestjs/common';
import { TemplateRepository, type StoredTemplate } from './template.repository.js';

/** The roles that kits describe, for the features that measure by them. */
@Injectable()
export class TemplateReader {
  constructor(private readonly templates: TemplateRepository) {}

  /** Null when no kit has brought it. */
  find(slug: string): Promise<StoredTemplate | null> {
    return this.templates.find(slug);
  }
}
