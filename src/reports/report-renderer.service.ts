import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { ResidentThread } from '../platform/workers/resident-thread.js';
import type { ShownReport } from './domain/shown-report.js';
import { writeBadgeSvg } from './write-badge-svg.js';
import { writeChartSvg, type ChartWish } from './write-chart-svg.js';
import { writeReportMarkdown } from './write-report-markdown.js';
import { writeReportPage } from './write-report-page.js';
import { writeReportPdf } from './write-report-pdf.js';

/** What a shown report is written down as. */
export type Writing = 'json' | 'svg' | 'badge' | 'html' | 'pdf' | 'markdown';

/**
 * Writes down what is shown of reports. All but a sheet of paper takes a millisecond or two; that one is
 * made beside the thread that answers requests.
 */
@Injectable()
export class ReportRenderer implements OnApplicationShutdown {
  private readonly thread = new ResidentThread(
    { module: new URL('./write-report-pdf.js', import.meta.url), run: writeReportPdf },
    {
      waiting: 20,
      refusal: 'Too many reports are being written.',
      retryAfterSeconds: 2,
      timeoutMs: 10_000,
    },
  );

  /** @throws AppError overloaded, when too many wait for a PDF; unavailable, when it takes too long */
  async write(report: ShownReport, as: Writing, wish: ChartWish): Promise<string | Uint8Array> {
    switch (as) {
      case 'json':
        return JSON.stringify(report);
      case 'svg':
        return writeChartSvg(report, wish);
      case 'badge':
        return writeBadgeSvg(report);
      case 'html':
        return writeReportPage(report, wish);
      case 'markdown':
        return writeReportMarkdown(report);
      case 'pdf':
        return this.thread.run({ report, chart: wish.chart });
    }
  }

  async onApplicationShutdown(): Promise<void> {
    await this.thread.end();
  }
}
