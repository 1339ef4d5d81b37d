import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Clock } from '../kernel/clock.js';
import { formatFacts } from '../platform/http/formats.js';
import { UploadInspectors } from '../platform/http/upload-inspectors.js';
import type { Upload } from '../platform/http/uploads.js';
import { checkLog } from './check-log.js';
import { LOG_FORMATS, type LogFormat } from './domain/log-format.js';

export const logInspector = 'review-log';

/** A file in which nothing is wrong. */
export interface CheckedLog {
  readonly format: LogFormat;
  /** Reviews or events in it. */
  readonly lines: number;
  /** No review in it happened later. */
  readonly latest: Date;
  /** From the beginning, as often as needed. */
  readonly read: () => AsyncIterable<Buffer>;
}

const clockToleranceMs = 5 * 60_000;

/** Reads every file of a log once, as soon as it is there. */
@Injectable()
export class CheckedLogs implements OnModuleInit {
  private readonly logs = new WeakMap<Upload, CheckedLog>();

  constructor(
    private readonly inspectors: UploadInspectors,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.inspectors.register(logInspector, (upload) => this.check(upload));
  }

  /** What was found in a file that was let through. */
  of(upload: Upload): CheckedLog {
    const log = this.logs.get(upload);
    if (log === undefined) throw new RangeError('a file is checked before it is asked about');
    return log;
  }

  private async check(upload: Upload): Promise<void> {
    const format = formatOf(upload);
    const latest = new Date(this.clock.now().getTime() + clockToleranceMs);
    const { lines } = await checkLog({ format, latest }, upload.read());
    this.logs.set(upload, { format, lines, latest, read: () => upload.read() });
  }
}

function formatOf({ mediaType }: Upload): LogFormat {
  const format = LOG_FORMATS.find((each) => formatFacts[each].mediaType === mediaType);
  if (format === undefined) throw new RangeError('an upload has one of the types it is offered in');
  return format;
}
