import { fieldsOf, type Fields } from './json-fields.js';

/** An error as a server tells it, whichever way it does. */
export interface ErrorReport {
  /** The one it stands for: an error may come inside a 200. */
  readonly status: number;
  /** Its codes and words. */
  readonly text: string;
  /** The parameter it is about; empty where it does not say. */
  readonly parameter: string;
}

const longestText = 4000;
/** LiteLLM repeats what it was sent: those are words of a learner. */
const echo = 'Received Messages=';
const bySigns: readonly (readonly [RegExp, number])[] = [
  [/rate_?limit|too many requests|overloaded/iu, 429],
  [/auth|invalid_api_key|api key|permission/iu, 401],
  [/not_found|does not exist/iu, 404],
  [/server_error|internal|unavailable|upstream|timed? ?out/iu, 503],
];

/**
 * The error in what a server answered: `{error: {message, code, param}}` as OpenAI has it, `{error: "…"}`
 * as local servers do, or the lists of FastAPI.
 *
 * @param body JSON, or the text that came instead
 * @returns null for a 2xx that tells of none
 */
export function readError(status: number, body: unknown): ErrorReport | null {
  const fields = fieldsOf(Array.isArray(body) ? body[0] : body);
  const { error } = fields;
  const isError = status < 200 || status > 299;
  if (!isError && !tellsSomething(error)) return null;
  const inner = fieldsOf(error);
  const words = [
    inner['code'],
    inner['type'],
    inner['message'],
    error,
    ...outerWords(fields, body),
  ];
  const text = [...words, ...brokerWords(inner)].filter(isWord).join(' ').split(echo)[0] ?? '';
  const told = isError ? status : statusWithin(inner['code'], text);
  return {
    status: told,
    text: text.slice(0, longestText),
    parameter: isWord(inner['param']) ? String(inner['param']) : '',
  };
}

/** Some send the field with every answer. */
function tellsSomething(error: unknown): boolean {
  return error !== undefined && error !== null && error !== '' && error !== false;
}

/** What OpenRouter adds: the words of the server behind it, or why it did not ask that. */
function brokerWords(inner: Fields): unknown[] {
  const { raw, reasons } = fieldsOf(inner['metadata']);
  return [raw, reasons === undefined ? undefined : 'moderation'];
}

/** What stands beside an error, or instead of it: a message, a list of details, or no JSON at all. */
function outerWords({ message, detail }: Fields, body: unknown): unknown[] {
  return [message, body, ...detailsOf(detail), ...detailsOf(fieldsOf(message)['detail'])];
}

/** An error inside a 200 may carry its status, or words; what nobody understands is our fault. */
function statusWithin(code: unknown, text: string): number {
  const number = Number(code);
  if (Number.isInteger(number) && number >= 400 && number <= 599) return number;
  return bySigns.find(([sign]) => sign.test(text))?.[1] ?? 400;
}

function detailsOf(detail: unknown): unknown[] {
  if (!Array.isArray(detail)) return [detail];
  return detail.flatMap((one) => {
    const { loc, msg, type } = fieldsOf(one);
    return [Array.isArray(loc) ? loc.filter(isWord).join('.') : loc, msg, type];
  });
}

function isWord(value: unknown): value is string | number {
  return typeof value === 'string' || typeof value === 'number';
}
