import { AsyncLocalStorage } from 'node:async_hooks';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { retryableStates, sqlState } from './database-fault.js';

const attempts = 3;

/** A running transaction, and what waits for its commit. */
interface Unit {
  readonly manager: EntityManager;
  readonly afterCommit: (() => void)[];
}

/**
 * One transaction for everything that `work` does through repositories, however deep. A call inside
 * a running unit joins it. The transaction travels in AsyncLocalStorage so that no signature carries
 * it; for that reason `work` must not start parallel branches.
 */
@Injectable()
export class UnitOfWork {
  private readonly storage = new AsyncLocalStorage<Unit>();

  constructor(private readonly dataSource: DataSource) {}

  /** The transaction's manager inside `run`, the plain one outside. */
  get manager(): EntityManager {
    return this.storage.getStore()?.manager ?? this.dataSource.manager;
  }

  run<T>(work: () => Promise<T>): Promise<T> {
    return this.storage.getStore() === undefined ? this.begin(work) : work();
  }

  /** For jobs and imports, whose statements may take longer than anybody waits for an answer. */
  runUnhurried<T>(work: () => Promise<T>): Promise<T> {
    return this.run(async () => {
      await this.manager.query('SET LOCAL statement_timeout = 0');
      return work();
    });
  }

  /** Reads that must agree: all see the database as it was at one moment, and none may write. */
  runSnapshot<T>(work: () => Promise<T>): Promise<T> {
    if (this.storage.getStore() !== undefined) throw new Error('A snapshot cannot start late.');
    return this.begin(async () => {
      await this.manager.query('SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY');
      return work();
    });
  }

  /** Do something as soon as others can see what this transaction wrote; at once outside of one. */
  afterCommit(work: () => void): void {
    const unit = this.storage.getStore();
    if (unit === undefined) work();
    else unit.afterCommit.push(work);
  }

  private async begin<T>(work: () => Promise<T>): Promise<T> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        const afterCommit: (() => void)[] = [];
        const result = await this.dataSource.transaction((manager) =>
          this.storage.run({ manager, afterCommit }, work),
        );
        for (const each of afterCommit) each();
        return result;
      } catch (error) {
        if (attempt === attempts || !isRetryable(error)) throw error;
      }
    }
  }
}

function isRetryable(error: unknown): boolean {
  return retryableStates.has(sqlState(error) ?? '');
}
