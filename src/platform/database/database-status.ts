import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { poolOf } from './named-statements.js';

/** How the database and its pool are doing, for those who watch over this process. */
@Injectable()
export class DatabaseStatus {
  constructor(private readonly dataSource: DataSource) {}

  /** Migrations that this build needs and the database lacks. Rejects when it is out of reach. */
  async listPendingMigrations(): Promise<string[]> {
    const rows = await this.dataSource.query<{ name: string }[]>('SELECT name FROM migration');
    const applied = new Set(rows.map((row) => row.name));
    return this.dataSource.migrations
      .map((migration) => migration.name ?? migration.constructor.name)
      .filter((name) => !applied.has(name));
  }

  countConnections(): { total: number; idle: number; waiting: number } {
    const { totalCount, idleCount, waitingCount } = poolOf(this.dataSource);
    return { total: totalCount, idle: idleCount, waiting: waitingCount };
  }
}
