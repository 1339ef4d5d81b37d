import type { TokenCount } from './chat.js';
import { fieldsOf, type Fields } from './json-fields.js';

/** Why a model stopped: of itself, at the limit, by a filter, for a fault of the server, or nobody says. */
export type Finish = 'stop' | 'length' | 'filter' | 'error' | 'unknown';

/** What a server says a model said. */
export interface Completion {
  /** Null where there are no words. */
  readonly content: string | null;
  readonly isRefusal: boolean;
  readonly finish: Finish;
}

/** What a call cost and who answered it, as far as the server says. */
export interface CallFacts {
  readonly modelServed: string | null;
  readonly tokens: TokenCount | null;
  readonly cost: number | null;
}

const finishes: Readonly<Record<string, Finish>> = {
  length: 'length',
  max_tokens: 'length',
  model_length: 'length',
  content_filter: 'filter',
  refusal: 'filter',
  safety: 'filter',
  error: 'error',
};
const longestName = 200;
const mostTokens = 2 ** 31 - 1;
const highestCost = 1_000_000;

/**
 * The first choice of a chat completion.
 *
 * @param body JSON that a server answered with
 * @returns null when it is none
 */
export function readCompletion(body: unknown): Completion | null {
  const choices = fieldsOf(body)['choices'];
  if (!Array.isArray(choices) || choices.length === 0) return null;
  const choice = fieldsOf(choices[0]);
  const { message } = choice;
  if (typeof message !== 'object' || message === null) return null;
  const { content, refusal } = message as Fields;
  return {
    content: contentOf(content),
    isRefusal: typeof refusal === 'string' && refusal !== '',
    finish: finishOf(choice['finish_reason']),
  };
}

/** What a call cost, from whatever JSON came back. Figures that cannot be are left out. */
export function readFacts(body: unknown): CallFacts {
  const fields = fieldsOf(body);
  const usage = fieldsOf(fields['usage']);
  const input = wholeOf(usage['prompt_tokens']);
  const output = wholeOf(usage['completion_tokens']);
  const { model } = fields;
  const name = typeof model === 'string' ? model.replaceAll('\0', '').slice(0, longestName) : '';
  return {
    modelServed: name === '' ? null : name.toWellFormed(),
    tokens: input === null || output === null ? null : { input, output },
    cost: costOf(usage['cost']),
  };
}

function finishOf(reason: unknown): Finish {
  if (typeof reason !== 'string' || reason === '') return 'unknown';
  return finishes[reason.toLowerCase()] ?? 'stop';
}

/** Some servers send a list of parts, as requests may. */
function contentOf(content: unknown): string | null {
  if (typeof content === 'string') return content;
  if (!Array.isArray(content)) return null;
  const texts = content.map((part) => fieldsOf(part)['text']);
  return texts.filter((text) => typeof text === 'string').join('');
}

function wholeOf(value: unknown): number | null {
  return Number.isInteger(value) && Number(value) >= 0 && Number(value) <= mostTokens
    ? Number(value)
    : null;
}

function costOf(value: unknown): number | null {
  return typeof value === 'number' && value >= 0 && value < highestCost ? value : null;
}
