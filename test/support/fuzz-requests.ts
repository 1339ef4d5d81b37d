import { randomUUID } from 'node:crypto';
import {
  hasType,
  type JsonSchema,
  type Operation,
  type Parameter,
} from '../../src/platform/openapi/api-document.js';
import { flatten } from './schema-faults.js';

/** One request that somebody might send. */
export interface FuzzRequest {
  path: string;
  query: [string, string][];
  headers: Record<string, string>;
  body: string | null;
  /** What is wrong with it, so that it must be refused; null when it may be right. */
  broken: string | null;
}

/** What a client would know by now: ids, versions and cursors it was given, and its own secrets. */
export interface Known {
  /** By the collection they came from, such as `attempts`. */
  ids: Map<string, string[]>;
  etags: string[];
  cursors: string[];
  /** Values for members by their name. */
  members: Readonly<Record<string, unknown>>;
  now: Date;
}

type Schemas = Readonly<Record<string, JsonSchema>>;

/** The same numbers for the same seed (mulberry32). */
export class Dice {
  constructor(private state: number) {}

  next(): number {
    this.state = (this.state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.state ^ (this.state >>> 15), 1 | this.state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  }

  below(limit: number): number {
    return Math.floor(this.next() * limit);
  }

  chance(share: number): boolean {
    return this.next() < share;
  }

  pick<T>(choices: readonly T[], fallback: T): T {
    return choices[this.below(choices.length)] ?? fallback;
  }
}

const letters = Array.from('aZ09 _-.,%\'"\\/<>&;:*()[]{}|?ßéЖ漢😀\u202E\u00AD\n\t');
const anyText = ['%', '_', "' OR 1=1 --", '<script>', '=1+1', '../../etc', '${x}', 'null', '😀'];

/** Makes requests for the operations of a document: right ones, and ones that are broken somewhere. */
export class RequestMaker {
  constructor(
    private readonly dice: Dice,
    private readonly schemas: Schemas,
    private readonly known: Known,
  ) {}

  make(path: string, method: string, operation: Operation): FuzzRequest {
    const parameters = operation.parameters ?? [];
    const schema = operation.requestBody?.content['application/json']?.schema;
    const body = schema && this.value(schema);
    const request: FuzzRequest = {
      path: path.replaceAll(/\{(\w+)\}/gu, (_braced, name: string) =>
        this.id(name === 'id' ? collectionOf(path) : name.replace(/Id$/u, 's')),
      ),
      query: this.query(parameters),
      headers: this.headers(parameters),
      body: body === undefined ? null : JSON.stringify(body),
      broken: null,
    };
    if (body !== undefined) request.headers['Content-Type'] = 'application/json';
    if (this.dice.chance(0.5)) return request;
    const ways = this.waysToBreak({ request, path, method }, operation, body);
    return this.dice.pick(ways, () => request)();
  }

  private query(parameters: readonly Parameter[]): [string, string][] {
    return parameters
      .filter((each) => each.in === 'query' && (each.required === true || this.dice.chance(0.4)))
      .map(({ name, schema }): [string, string] => {
        const value =
          name === 'cursor' ? this.dice.pick(this.known.cursors, 'x') : this.value(schema, name);
        return [name, String(value)];
      });
  }

  private headers(parameters: readonly Parameter[]): Record<string, string> {
    const headers: Record<string, string> = {};
    for (const { in: place, name } of parameters) {
      if (place !== 'header') continue;
      if (name === 'If-Match') headers[name] = this.dice.pick(['*', '*', ...this.known.etags], '*');
      else if (name === 'If-None-Match') headers[name] = this.dice.pick(this.known.etags, '"x"');
      else if (this.dice.chance(0.5)) headers[name] = `key-${this.dice.below(20)}`;
    }
    return headers;
  }

  private waysToBreak(
    { request, path, method }: { request: FuzzRequest; path: string; method: string },
    operation: Operation,
    body: unknown,
  ): (() => FuzzRequest)[] {
    const broken = (what: string, change: Partial<FuzzRequest>) => (): FuzzRequest => ({
      ...request,
      ...change,
      broken: what,
    });
    const limits = ['0', '101', '0x10', '1e1', ' 5', '', '-1', '1.0', '99999999999'];
    const names = ['nothing', '__proto__', 'constructor', 'LIMIT', 'limit[]'];
    const name = this.dice.pick(names, 'nothing');
    const limit = this.dice.pick(limits, '0');
    const badId = this.dice.pick(['x', '%00', '%', '%FF', 'a'.repeat(300), "'--", '1'], 'x');
    const [first] = request.query;
    const takes = (header: string) => operation.parameters?.some((each) => each.name === header);
    return [
      broken(`unknown parameter ${name}`, { query: [...request.query, [name, '1']] }),
      ...(first ? [broken('repeated parameter', { query: [...request.query, first] })] : []),
      ...(takes('limit') ? [broken(`limit ${limit}`, { query: [['limit', limit]] })] : []),
      ...(path.includes('{id}')
        ? [broken(`id ${badId}`, { path: path.replace('{id}', badId) })]
        : []),
      ...(operation.parameters?.some(({ name: each, required }) => each === 'If-Match' && required)
        ? [broken('no If-Match', { headers: { 'Content-Type': 'application/json' } })]
        : []),
      ...(takes('Idempotency-Key')
        ? [broken('bad key', { headers: { ...request.headers, 'Idempotency-Key': 'a b' } })]
        : []),
      ...(method === 'get' ? [] : this.brokenBodies(operation, body)).map(([what, text]) =>
        broken(what, {
          body: text,
          headers: { ...request.headers, 'Content-Type': 'application/json' },
        }),
      ),
    ];
  }

  private brokenBodies(operation: Operation, body: unknown): [string, string][] {
    const schema = operation.requestBody?.content['application/json']?.schema;
    if (schema === undefined) return [['unexpected body', '{"a":1}']];
    const { properties = {}, required = [] } = flatten(schema, this.schemas);
    const [name, member] = this.dice.pick(Object.entries(properties), ['', {}]);
    const wrong = this.dice.pick(wrongValues(flatten(member, this.schemas)), { a: 1 });
    const whole = new Map(Object.entries(Object(body) as Record<string, unknown>));
    const withMember = (key: string, value: unknown): string =>
      JSON.stringify(Object.fromEntries([...whole, [key, value]]));
    const text = JSON.stringify(body);
    const lacking = [...whole].filter(([key]) => key !== name);
    return [
      [`${name} is ${JSON.stringify(wrong).slice(0, 40)}`, withMember(name, wrong)],
      [`${name} is 1e400`, withMember(name, 'huge').replace('"huge"', '1e400')],
      ...(required.includes(name)
        ? [[`no ${name}`, JSON.stringify(Object.fromEntries(lacking))] satisfies [string, string]]
        : []),
      ['unknown member', withMember('ownerId', 'x')],
      ['prototype', withMember('proto', {}).replace('"proto"', '"__proto__"')],
      ['a list', `[${text}]`],
      ['half', text.slice(0, -1)],
      ['NUL', withMember(name, 'a\u0000b')],
      ['surrogate', withMember(name, '\uD800')],
      ['deep', `{"${name}":${'['.repeat(5000)}${']'.repeat(5000)}}`],
      ['no object', 'null'],
    ];
  }

  private value(given: JsonSchema, name = ''): unknown {
    const schema = flatten(given, this.schemas);
    const known = this.known.members[name];
    if (known !== undefined && this.dice.chance(0.7)) return known;
    if (hasType(schema, 'null') && this.dice.chance(0.3)) return null;
    if (schema.enum !== undefined) return this.dice.pick(schema.enum, null);
    if (schema.oneOf !== undefined) return this.value(this.dice.pick(schema.oneOf, {}), name);
    if (schema.properties !== undefined) return this.object(schema);
    return hasType(schema, 'array') ? this.list(schema, name) : this.primitive(schema);
  }

  private list({ minItems = 0, maxItems = 5, items = {} }: JsonSchema, name: string): unknown[] {
    const length = minItems + this.dice.below(Math.min(maxItems - minItems, 5) + 1);
    return Array.from({ length }, () => this.value(items, name));
  }

  private primitive(schema: JsonSchema): unknown {
    if (hasType(schema, 'boolean')) return this.dice.chance(0.5);
    const isNumber = hasType(schema, 'integer') || hasType(schema, 'number');
    return isNumber ? this.number(schema) : this.text(schema);
  }

  private object({ properties = {}, required = [] }: JsonSchema): Record<string, unknown> {
    const entries = Object.entries(properties)
      .filter(([name]) => required.includes(name) || this.dice.chance(0.5))
      .map(([name, schema]) => [name, this.value(schema, name)] as const);
    return Object.fromEntries(entries);
  }

  private number({ type, minimum = 0, maximum = 100 }: JsonSchema): number {
    const edge = this.dice.pick([minimum, maximum, null, null], null);
    if (edge !== null) return edge;
    const between = minimum + this.dice.next() * (maximum - minimum);
    return [type].flat().includes('integer') ? Math.round(between) : between;
  }

  private text({ format, minLength = 0, maxLength = 50, pattern }: JsonSchema): string {
    if (format === 'uuid') return this.id();
    if (format === 'date-time') return this.instant().toISOString();
    if (format === 'date') return this.instant().toISOString().slice(0, 10);
    if (format === 'email') return `fuzz-${this.dice.below(1e6)}@example.org`;
    if (pattern !== undefined)
      return this.dice.pick(['senior', 'design', '3', 'a-b', 'a,b', '%'], 'a');
    if (this.dice.chance(0.2)) return this.dice.pick(anyText, '%').padEnd(minLength, 'x');
    const length = minLength + this.dice.below(Math.min(maxLength - minLength, 60) + 1);
    return Array.from({ length }, () => this.dice.pick(letters, 'a')).join('');
  }

  private id(collection = 'questions'): string {
    const own = this.known.ids.get(collection) ?? [];
    if (this.dice.chance(0.2))
      return this.dice.pick([...this.known.ids.values()].flat(), randomUUID());
    // The newest are the ones that something can still be done with.
    return this.dice.chance(0.1) ? randomUUID() : this.dice.pick(own.slice(-4), randomUUID());
  }

  private instant(): Date {
    const days = this.dice.pick([0, 0, -1, -40, -400, -20_000, 1, 400], 0);
    return new Date(this.known.now.getTime() + (days - this.dice.next()) * 86_400_000);
  }
}

/** `attempts` of `/v1/attempts/{id}/hints`; a card has the id of its question. */
export function collectionOf(path: string): string {
  const collection = path.split('/{')[0]?.split('/').at(-1) ?? '';
  return collection === 'cards' ? 'questions' : collection;
}

/** Values that the schema does not take. */
function wrongValues(schema: JsonSchema): unknown[] {
  const { minLength = 0, maxLength = Infinity, minimum, maximum, maxItems = Infinity } = schema;
  const isText = hasType(schema, 'string');
  const isList = hasType(schema, 'array');
  const when = (holds: boolean, ...values: unknown[]): unknown[] => (holds ? values : []);
  return [
    { a: 1 },
    ...when(isText, 7, ['x'], true),
    ...when(!isText, 'x', '1'),
    ...when(isList, [[]], [null]),
    // Where a list mixes forms, each item is judged by itself, and a faulty one is no fault of the whole.
    ...when(isList && schema.items?.oneOf === undefined, [{}]),
    ...when(!isList, [], [[]]),
    ...when(!hasType(schema, 'null'), null),
    ...when(isText && minLength > 0, '', ' '),
    ...when(isText && maxLength < 100_000, 'x'.repeat(Math.min(maxLength, 100_000) + 1)),
    ...when(isList && maxItems < 1000, Array(Math.min(maxItems, 1000) + 1).fill(1)),
    ...when(minimum !== undefined, Number(minimum) - 1),
    ...when(maximum !== undefined, Number(maximum) + 1),
    ...when(hasType(schema, 'integer'), 1.5),
    ...when(schema.enum !== undefined || schema.format !== undefined, 'nonsense', '\u00AD'),
  ];
}
