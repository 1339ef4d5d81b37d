import { setTimeout as delay } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { AppError } from '../kernel/app-error.js';
import { DatabaseStatus } from '../platform/database/database-status.js';
import { Drain } from '../platform/http/drain.js';

const longestWaitMs = 1000;

/** Whether requests should be sent to this process. */
@Injectable()
export class ReadinessService {
  private asking: Promise<string[] | null> | null = null;

  constructor(
    private readonly database: DatabaseStatus,
    private readonly drain: Drain,
  ) {}

  /** @throws AppError unavailable, with the reason */
  async assertReady(): Promise<void> {
    if (this.drain.isDraining) throw new AppError('unavailable', 'The server is shutting down.');
    // Nothing limits who asks, so that those who ask at once share one question to the database.
    this.asking ??= this.listPendingMigrations().finally(() => {
      this.asking = null;
    });
    const pending = await this.asking;
    if (pending === null) {
      throw new AppError('unavailable', 'The database does not answer.');
    }
    if (pending.length > 0) throw new AppError('unavailable', 'The database lacks a migration.');
  }

  /** Null when the database, or a free connection to it, takes too long or fails. */
  private async listPendingMigrations(): Promise<string[] | null> {
    const timer = new AbortController();
    try {
      return await Promise.race([
        this.database.listPendingMigrations(),
        delay(longestWaitMs, null, { signal: timer.signal }),
      ]);
    } catch {
      return null;
    } finally {
      timer.abort();
    }
  }
}
