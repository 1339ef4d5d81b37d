import { hasType, type ApiDocument, type JsonSchema } from './api-document.js';
import { listInputSchemas, listOutputSchemas } from './walk-schemas.js';

/** A stored text came in a body of at most 256 KB, so that none goes out longer. */
const longestText = 262_144;
const longestList = 10_000;
const largestInt32 = 2_147_483_647;

/** Inputs take no key that is not named: the validation pipe refuses it, so the document says so. */
export function closeInputs(document: ApiDocument): void {
  for (const { schema } of listInputSchemas(document)) {
    if (schema.properties !== undefined) schema.additionalProperties ??= false;
  }
}

/**
 * Bounds of what the server sends, where no tighter one is known, so that a client can size what it
 * keeps. What clients send carries its own bounds, from the composites that enforce them.
 */
export function boundOutputs(document: ApiDocument): void {
  const inputs = new Set(listInputSchemas(document).map(({ schema }) => schema));
  for (const { schema } of listOutputSchemas(document)) {
    if (!inputs.has(schema)) boundOutput(schema);
  }
  for (const { schema } of [...listInputSchemas(document), ...listOutputSchemas(document)]) {
    if (hasType(schema, 'integer')) schema.format ??= sizeOf(schema);
  }
}

function boundOutput(schema: JsonSchema): void {
  if (schema.enum !== undefined || schema.const !== undefined) return;
  if (hasType(schema, 'string')) schema.maxLength ??= longestOf(schema.format);
  if (hasType(schema, 'array')) schema.maxItems ??= longestList;
  if (hasType(schema, 'integer')) {
    schema.minimum ??= Number.MIN_SAFE_INTEGER;
    schema.maximum ??= Number.MAX_SAFE_INTEGER;
  }
}

function longestOf(format: string | undefined): number {
  const byFormat: Readonly<Record<string, number>> = { 'date-time': 24, date: 10, uuid: 36 };
  return byFormat[format ?? ''] ?? longestText;
}

function sizeOf({ minimum = 0, maximum = largestInt32 + 1 }: JsonSchema): string {
  return maximum <= largestInt32 && minimum >= -largestInt32 ? 'int32' : 'int64';
}
