import type { JsonSchema } from '../../src/platform/openapi/api-document.js';

type Schemas = Readonly<Record<string, JsonSchema>>;

/** Where a value differs from a schema of the OpenAPI document; members it does not name count. */
export function schemaFaults(
  value: unknown,
  schema: JsonSchema,
  schemas: Schemas,
  at = '#',
): string[] {
  const whole = flatten(schema, schemas);
  const options = whole.anyOf ?? whole.oneOf;
  if (options !== undefined) {
    const fits = options.some((each) => schemaFaults(value, each, schemas, at).length === 0);
    return fits ? [] : [`${at} fits none of its schemas`];
  }
  if (!hasRightType(value, whole)) return [`${at} is not ${String(whole.type)}`];
  const isListed = value === null || whole.enum === undefined || whole.enum.includes(value);
  return isListed ? innerFaults(value, whole, { schemas, at }) : [`${at} is not in the enum`];
}

interface Place {
  schemas: Schemas;
  at: string;
}

function innerFaults(value: unknown, schema: JsonSchema, place: Place): string[] {
  if (typeof value === 'string') return textFaults(value, schema, place.at);
  if (typeof value === 'number') return numberFaults(value, schema, place.at);
  if (Array.isArray(value)) return listFaults(value, schema, place);
  return isObject(value) ? objectFaults(value, schema, place) : [];
}

/** The schema with its references and parts put together. */
export function flatten(schema: JsonSchema, schemas: Schemas): JsonSchema {
  const { $ref, allOf, ...own } = schema;
  const named = $ref === undefined ? undefined : schemas[$ref.split('/').at(-1) ?? ''];
  const parts = [...(named === undefined ? [] : [named]), ...(allOf ?? [])];
  return parts
    .map((part) => flatten(part, schemas))
    .reduce<JsonSchema>(
      (whole, part) => ({
        ...part,
        ...whole,
        ...(part.properties || whole.properties
          ? { properties: { ...part.properties, ...whole.properties } }
          : {}),
        ...(part.required || whole.required
          ? { required: [...(part.required ?? []), ...(whole.required ?? [])] }
          : {}),
      }),
      own,
    );
}

function hasRightType(value: unknown, { type }: JsonSchema): boolean {
  if (type === undefined) return true;
  return [type].flat().some((name) => {
    if (name === 'null') return value === null;
    if (name === 'array') return Array.isArray(value);
    if (name === 'integer') return Number.isInteger(value);
    if (name === 'object') return isObject(value);
    return typeof value === name;
  });
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

const formats: Readonly<Record<string, RegExp>> = {
  uuid: /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/u,
  date: /^\d{4}-\d{2}-\d{2}$/u,
  'date-time': /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/u,
  email: /^[^@]+@[^@]+$/u,
};

function textFaults(value: string, schema: JsonSchema, at: string): string[] {
  const { minLength = 0, maxLength = Infinity, format = '', pattern } = schema;
  const length = Array.from(value).length;
  return [
    ...(length < minLength || length > maxLength ? [`${at} has the wrong length`] : []),
    ...(formats[format]?.test(value) === false ? [`${at} is not ${format}`] : []),
    ...(pattern === undefined || new RegExp(pattern, 'u').test(value)
      ? []
      : [`${at} breaks its pattern`]),
  ];
}

function numberFaults(value: number, schema: JsonSchema, at: string): string[] {
  const { minimum = -Infinity, maximum = Infinity } = schema;
  return value >= minimum && value <= maximum ? [] : [`${at} is out of bounds`];
}

function listFaults(value: unknown[], schema: JsonSchema, { schemas, at }: Place): string[] {
  const { minItems = 0, maxItems = Infinity, items = {} } = schema;
  const fits = value.length >= minItems && value.length <= maxItems;
  const faults = value.flatMap((item, index) =>
    schemaFaults(item, items, schemas, `${at}/${index}`),
  );
  return fits ? faults : [`${at} has the wrong length`, ...faults];
}

function objectFaults(
  value: Record<string, unknown>,
  { properties, required = [], additionalProperties }: JsonSchema,
  { schemas, at }: Place,
): string[] {
  const missing = required
    .filter((name) => !(name in value))
    .map((name) => `${at}/${name} is missing`);
  const isOpen = properties === undefined || Boolean(additionalProperties);
  const inner = Object.entries(value).flatMap(([name, member]) => {
    const schema = properties?.[name];
    if (schema !== undefined) return schemaFaults(member, schema, schemas, `${at}/${name}`);
    return isOpen ? [] : [`${at}/${name} is not documented`];
  });
  return [...missing, ...inner];
}
