import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startTestApp, type TestApp } from '../../../test/support/test-app.js';
import { NamedStatements } from './named-statements.js';
import { UnitOfWork } from './unit-of-work.js';

describe('NamedStatements', () => {
  let app: TestApp;
  let statements: NamedStatements;
  let unitOfWork: UnitOfWork;

  beforeAll(async () => {
    app = await startTestApp();
    statements = app.app.get(NamedStatements);
    unitOfWork = app.app.get(UnitOfWork);
    await app.dataSource.query('CREATE TABLE sheep (name text NOT NULL)');
  });
  afterAll(() => app.close());

  const insert = { name: 'insert-sheep', text: 'INSERT INTO sheep VALUES ($1) RETURNING name' };
  const count = { name: 'count-sheep', text: 'SELECT count(*) FROM sheep WHERE name = $1' };
  const countNamed = async (name: string): Promise<unknown> =>
    (await statements.query(count, [name]))[0]?.['count'];

  it('belong to the unit of work around them', async () => {
    const inside = unitOfWork.run(async () => {
      await statements.query(insert, ['Dolly']);
      expect(await countNamed('Dolly')).toBe(1);
      throw new RangeError('no sheep today');
    });
    await expect(inside).rejects.toThrow('no sheep today');
    expect(await countNamed('Dolly')).toBe(0);
  });

  it('stand alone outside of one', async () => {
    expect(await statements.query(insert, ['Shaun'])).toEqual([{ name: 'Shaun' }]);
    expect(await countNamed('Shaun')).toBe(1);
  });

  it('are prepared once on a connection', async () => {
    const prepared = await unitOfWork.run(async () => {
      for (const name of ['Timmy', 'Shirley']) await statements.query(insert, [name]);
      return unitOfWork.manager.query<{ calls: number }[]>(
        `SELECT generic_plans + custom_plans AS calls FROM pg_prepared_statements WHERE name = $1`,
        [insert.name],
      );
    });
    expect(prepared).toHaveLength(1);
    expect(prepared[0]?.calls).toBeGreaterThanOrEqual(2);
  });

  it('are done again with their unit after a serialization failure', async () => {
    const fail = {
      name: 'fail',
      text: `DO $$ BEGIN RAISE EXCEPTION 'again' USING ERRCODE = '40001'; END $$`,
    };
    let attempts = 0;
    await unitOfWork.run(async () => {
      attempts += 1;
      await statements.query(insert, ['Bitzer']);
      if (attempts === 1) await statements.query(fail, []);
    });
    expect(attempts).toBe(2);
    expect(await countNamed('Bitzer')).toBe(1);
  });
});
