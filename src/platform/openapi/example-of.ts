import { hasType, type JsonSchema } from './api-document.js';
import { nameOfComponent } from './walk-schemas.js';

const deepest = 12;
const formats: Readonly<Record<string, string>> = {
  'date-time': '2026-11-22T09:30:00.000Z',
  date: '2026-11-22',
  uuid: '019aaa10-3c5e-7b1a-8f00-5d0e6b1c2a34',
  email: 'ada@example.org',
  uri: 'https://example.org/',
};

/** A value that fits a schema: the given examples where there are some, else made, always the same. */
export function exampleOf(
  schema: JsonSchema,
  components: Readonly<Record<string, JsonSchema>>,
  depth = 0,
): unknown {
  const given = givenValue(schema);
  if (given !== undefined || depth > deepest) return given ?? null;
  const inner = (part: JsonSchema): unknown => exampleOf(part, components, depth + 1);
  const name = nameOfComponent(schema);
  if (name !== null) return inner(components[name] ?? {});
  if (schema.allOf !== undefined) return merge(schema.allOf.map(inner));
  const choice = firstChoice(schema);
  return choice === undefined ? madeValue(schema, inner) : inner(choice);
}

function givenValue(schema: JsonSchema): unknown {
  if (schema.const !== undefined) return schema.const;
  if (schema.examples !== undefined) return schema.examples[0];
  return schema.default ?? schema.enum?.find((value) => value !== null);
}

function merge(parts: readonly unknown[]): unknown {
  return parts.length === 1 ? parts[0] : Object.assign({}, ...parts);
}

/** Of alternatives the first that is more than null. */
function firstChoice({ anyOf = [], oneOf = [] }: JsonSchema): JsonSchema | undefined {
  return [...anyOf, ...oneOf].find((each) => each.type !== 'null');
}

function madeValue(schema: JsonSchema, inner: (part: JsonSchema) => unknown): unknown {
  if (schema.properties !== undefined) {
    const entries = Object.entries(schema.properties);
    return Object.fromEntries(entries.map(([key, property]) => [key, inner(property)]));
  }
  if (hasType(schema, 'array')) {
    const item = inner(schema.items ?? {});
    return Array.from({ length: Math.max(1, schema.minItems ?? 0) }, () => item);
  }
  return madeScalar(schema);
}

function madeScalar(schema: JsonSchema): unknown {
  if (hasType(schema, 'string')) return madeText(schema);
  if (hasType(schema, 'integer') || hasType(schema, 'number')) {
    return schema.minimum ?? schema.exclusiveMinimum ?? 0;
  }
  return hasType(schema, 'boolean') ? false : {};
}

function madeText(schema: JsonSchema): string {
  const fixed = formats[schema.format ?? ''];
  if (fixed !== undefined) return fixed;
  return 'text'.padEnd(schema.minLength ?? 0, ' text').slice(0, schema.maxLength ?? 100);
}
