import { listOperations, type ApiDocument, type JsonSchema } from './api-document.js';

const schemaPrefix = '#/components/schemas/';

/** The component a schema points to, null when it points to none. */
export function nameOfComponent(schema: JsonSchema): string | null {
  return schema.$ref?.startsWith(schemaPrefix) === true
    ? schema.$ref.slice(schemaPrefix.length)
    : null;
}

/** A schema and everything inside it, each with a pointer. References are not followed. */
export function listSchemas(
  root: JsonSchema,
  pointer: string,
): { schema: JsonSchema; pointer: string }[] {
  const inside = [
    ...Object.entries(root.properties ?? {}),
    ...Object.entries({ items: root.items }),
    ...[...(root.allOf ?? []), ...(root.anyOf ?? []), ...(root.oneOf ?? [])].map(
      (schema, index) => [`${index}`, schema] as const,
    ),
    ...(typeof root.additionalProperties === 'object'
      ? [['*', root.additionalProperties] as const]
      : []),
  ];
  const nested = inside.flatMap(([key, schema]) =>
    schema === undefined ? [] : listSchemas(schema, `${pointer}/${key}`),
  );
  return [{ schema: root, pointer }, ...nested];
}

/** What clients send: parameters, bodies, and every component these reach. */
export function listInputSchemas(document: ApiDocument): ReturnType<typeof listSchemas> {
  const roots = listOperations(document).flatMap(({ operation }) => [
    ...(operation.parameters ?? []).map(({ name, schema }) => ({
      schema,
      pointer: `${operation.operationId}/${name}`,
    })),
    ...Object.values(operation.requestBody?.content ?? {}).flatMap(({ schema }) =>
      schema === undefined ? [] : [{ schema, pointer: `${operation.operationId}/body` }],
    ),
  ]);
  return reach(document, roots);
}

/** What the server sends, in the same way. */
export function listOutputSchemas(document: ApiDocument): ReturnType<typeof listSchemas> {
  const responses = [
    ...Object.values(document.components.responses),
    ...listOperations(document).flatMap(({ operation }) => Object.values(operation.responses)),
  ];
  const roots = responses.flatMap(({ content = {} }) =>
    Object.values(content).flatMap(({ schema }) =>
      schema === undefined ? [] : [{ schema, pointer: 'response' }],
    ),
  );
  return reach(document, roots);
}

function reach(
  document: ApiDocument,
  roots: ReturnType<typeof listSchemas>,
): ReturnType<typeof listSchemas> {
  const seen = new Set<string>();
  const found: ReturnType<typeof listSchemas> = [];
  const queue = [...roots];
  for (let root = queue.pop(); root !== undefined; root = queue.pop()) {
    const parts = listSchemas(root.schema, root.pointer);
    found.push(...parts);
    for (const name of parts.map(({ schema }) => nameOfComponent(schema))) {
      const component = name === null ? undefined : document.components.schemas[name];
      if (name === null || component === undefined || seen.has(name)) continue;
      seen.add(name);
      queue.push({ schema: component, pointer: name });
    }
  }
  return found;
}
