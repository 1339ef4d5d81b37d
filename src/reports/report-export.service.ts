import { Injectable } from '@nestjs/common';
import { nameReportFile } from './domain/name-report-file.js';
import { everything } from './domain/share-choice.js';
import { showOnly } from './domain/show-only.js';
import { ReportMaterials } from './report-materials.service.js';
import { ReportRenderer } from './report-renderer.service.js';
import type { ChartWish } from './write-chart-svg.js';
import { writeReportCsv } from './write-report-csv.js';

export const exportFormats = ['json', 'csv', 'svg', 'html', 'pdf', 'markdown'] as const;
export type ExportFormat = (typeof exportFormats)[number];

export interface ExportWish extends ChartWish {
  readonly format: ExportFormat;
  /** Whether every question is told of, which only JSON has a place for. */
  readonly detail: boolean;
}

/** A report as a file. */
export interface ReportFile {
  readonly name: string;
  readonly body: string | Uint8Array;
}

const extensions: Readonly<Record<ExportFormat, string>> = {
  json: 'json',
  csv: 'csv',
  svg: 'svg',
  html: 'html',
  pdf: 'pdf',
  markdown: 'md',
};

/** Reports that learners take with them. */
@Injectable()
export class ReportExport {
  constructor(
    private readonly materials: ReportMaterials,
    private readonly renderer: ReportRenderer,
  ) {}

  /** Everything about the learner's own target. @throws AppError not-found */
  async export(learnerId: string, targetId: string, wish: ExportWish): Promise<ReportFile> {
    const { format, detail } = wish;
    const material = await this.materials.load(learnerId, targetId, { detail });
    const name = nameReportFile(material.report, extensions[format]);
    if (format === 'json') return { name, body: JSON.stringify(material.report) };
    if (format === 'csv') return { name, body: writeReportCsv(material.report) };
    return { name, body: await this.renderer.write(showOnly(material, everything), format, wish) };
  }
}
