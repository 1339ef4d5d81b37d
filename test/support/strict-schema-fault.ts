interface Schema {
  type?: string;
  properties?: Record<string, Schema>;
  required?: string[];
  additionalProperties?: unknown;
  items?: Schema;
  [keyword: string]: unknown;
}

const keywords = new Set([
  'type',
  'properties',
  'required',
  'additionalProperties',
  'items',
  'enum',
  'anyOf',
  'description',
]);

/**
 * What a strict server finds wrong with a schema: OpenAI wants every key required and no other, and takes
 * few keywords.
 */
export function strictSchemaFault(format: { strict: boolean; schema: object }): string | null {
  return format.strict ? faultIn(format.schema as Schema, '#') : 'strict must be true';
}

function faultIn(schema: Schema, at: string): string | null {
  const unknown = Object.keys(schema).find((keyword) => !keywords.has(keyword));
  if (unknown !== undefined) return `In context=${at}, '${unknown}' is not permitted.`;
  if (schema.items !== undefined) return faultIn(schema.items, `${at}/items`);
  if (schema.type !== 'object') return null;
  const { properties = {}, required = [] } = schema;
  if (schema.additionalProperties !== false) {
    return `In context=${at}, 'additionalProperties' is required to be supplied and to be false.`;
  }
  const forgotten = Object.keys(properties).find((key) => !required.includes(key));
  if (forgotten !== undefined) {
    return `In context=${at}, 'required' must include every key in properties. Missing '${forgotten}'.`;
  }
  return Object.entries(properties).reduce<string | null>(
    (fault, [key, property]) => fault ?? faultIn(property, `${at}/${key}`),
    null,
  );
}
