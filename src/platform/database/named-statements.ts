import { Injectable } from '@nestjs/common';
import pg from 'pg';
import { DataSource } from 'typeorm';
import { UnitOfWork } from './unit-of-work.js';

/** SQL under a name of its own: a connection parses and plans it once, whoever runs it. */
export interface NamedStatement {
  readonly name: string;
  readonly text: string;
}

/**
 * The few statements that nearly every request waits for, straight on the driver: no parsing, no
 * planning, no entities. Measured against the same SQL through the manager it is half the time. All
 * other statements are few and far between, and read better through the manager.
 */
@Injectable()
export class NamedStatements {
  constructor(
    private readonly dataSource: DataSource,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  /** Inside a unit of work on its connection, else on any of the pool. */
  async query<Row extends pg.QueryResultRow>(
    { name, text }: NamedStatement,
    values: unknown[],
  ): Promise<Row[]> {
    const client = await this.client();
    const { rows } = await client.query<Row>({ name, text, values });
    return rows;
  }

  private async client(): Promise<pg.Pool | pg.PoolClient> {
    const { queryRunner } = this.unitOfWork.manager;
    if (queryRunner !== undefined) return (await queryRunner.connect()) as pg.PoolClient;
    return poolOf(this.dataSource);
  }
}

/** The driver's own pool, which TypeORM draws from too. @throws TypeError when there is none */
export function poolOf({ driver }: DataSource): pg.Pool {
  const pool: unknown = 'master' in driver ? driver.master : null;
  if (pool instanceof pg.Pool) return pool;
  throw new TypeError('the data source has no pool');
}
