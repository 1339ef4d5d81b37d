import type { EntityManager, EntityTarget, ObjectLiteral } from 'typeorm';

/** The columns of an entity under the names of its properties, for reading rows that stay plain. */
export function plainColumns<Row extends ObjectLiteral>(
  manager: EntityManager,
  entity: EntityTarget<Row>,
): string {
  return manager.connection
    .getMetadata(entity)
    .columns.filter(({ isSelect }) => isSelect)
    .map(({ databaseName, propertyName }) => `${databaseName} AS "${propertyName}"`)
    .join(', ');
}

/** Rows as the parameters of one statement: an array for each column, or for one row its values. */
export interface RowArrays {
  /** Names of the columns, for the list after INSERT INTO. */
  readonly columns: string;
  /** `unnest($1::uuid[], …)`, which makes rows of the arrays again; for one row `(VALUES ($1::uuid, …))`. */
  readonly source: string;
  /** `name = excluded.name, …` for all columns that are no part of the primary key. */
  readonly updates: string;
  readonly parameters: readonly unknown[];
}

/**
 * The stored columns of an entity that are selected by default, turned from rows into arrays. One
 * statement of the same text then writes any number of rows, where a list of VALUES grows with them
 * and ends at 65,535 parameters. A single row, which is what most requests write, goes without arrays.
 * Refuses columns that are arrays themselves: unnest would flatten them.
 *
 * @param before how many parameters of the statement come before these
 */
export function rowArrays<Row extends ObjectLiteral>(
  manager: EntityManager,
  entity: EntityTarget<Row>,
  rows: readonly Row[],
  before = 0,
): RowArrays {
  const { columns } = manager.connection.getMetadata(entity);
  const written = columns.filter(({ isSelect }) => isSelect);
  const several = written.find(({ isArray }) => isArray);
  if (several !== undefined) throw new RangeError(`${several.databaseName} is an array itself`);
  const quoted = written.map(({ databaseName }) => `"${databaseName}"`);
  const [only] = rows.length === 1 ? rows : [];
  const suffix = only === undefined ? '[]' : '';
  const casts = written.map(
    ({ type }, index) => `$${before + index + 1}::${String(type)}${suffix}`,
  );
  return {
    columns: quoted.join(', '),
    source: only === undefined ? `unnest(${casts.join(', ')})` : `(VALUES (${casts.join(', ')}))`,
    updates: written
      .filter(({ isPrimary }) => !isPrimary)
      .map(({ databaseName }) => `"${databaseName}" = excluded."${databaseName}"`)
      .join(', '),
    parameters: written.map((column): unknown =>
      only === undefined
        ? rows.map((row): unknown => column.getEntityValue(row))
        : column.getEntityValue(only),
    ),
  };
}
