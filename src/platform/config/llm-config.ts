import { readFileSync } from 'node:fs';
import { EnvError, type Env } from './env-variables.js';

/** Whom to ask for feedback, how, and for how much. */
export interface LlmConfig {
  /** Without a slash at its end. */
  readonly baseUrl: string;
  /** With the port, where one is named. */
  readonly host: string;
  readonly apiKey: string | null;
  readonly model: string;
  readonly structured: Env['LLM_STRUCTURED'];
  readonly timeoutMs: number;
  readonly deadlineMs: number;
  readonly maxInputChars: number;
  readonly maxOutputTokens: number;
  readonly concurrency: number;
  readonly queueLength: number;
  readonly userDailyCalls: number;
  readonly userDailyTokens: number;
  readonly globalDailyTokens: number;
  readonly suggestGrade: boolean;
  readonly sendReference: boolean;
  readonly redact: boolean;
  readonly storeRaw: boolean;
}

/** Calls that one feedback may cost, which are reserved before the first. */
const callsReserved = 6;

const loopback = /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])$/u;

/** @returns null where nobody is asked. @throws EnvError when something that is needed is missing */
export function readLlmConfig(env: Env): LlmConfig | null {
  const isWanted = env.LLM_PROVIDER === 'openai-compatible' || env.LLM_BASE_URL !== null;
  if (env.LLM_PROVIDER === 'none' || !isWanted) return null;
  const url = checkedUrl(env);
  checkBudgets(env);
  return {
    baseUrl: url.href.replace(/\/+$/u, ''),
    host: url.host,
    apiKey: readKey(env),
    model: required(env.LLM_MODEL, 'LLM_MODEL must name the model to ask.'),
    structured: env.LLM_STRUCTURED,
    timeoutMs: env.LLM_TIMEOUT_MS,
    deadlineMs: env.LLM_DEADLINE_MS,
    maxInputChars: env.LLM_MAX_INPUT_CHARS,
    maxOutputTokens: env.LLM_MAX_OUTPUT_TOKENS,
    concurrency: env.LLM_CONCURRENCY,
    queueLength: env.LLM_QUEUE_LENGTH,
    userDailyCalls: env.LLM_USER_DAILY_CALLS,
    userDailyTokens: env.LLM_USER_DAILY_TOKENS,
    globalDailyTokens: required(
      env.LLM_GLOBAL_DAILY_TOKENS || null,
      'LLM_GLOBAL_DAILY_TOKENS must say how many tokens all learners together may use in a day.',
    ),
    suggestGrade: env.LLM_SUGGEST_GRADE,
    sendReference: env.LLM_SEND_REFERENCE,
    redact: env.LLM_REDACT,
    storeRaw: env.LLM_STORE_RAW,
  };
}

function checkedUrl(env: Env): URL {
  const base = required(
    env.LLM_BASE_URL,
    'LLM_BASE_URL must be the base URL of the server to ask.',
  );
  const url = new URL(base);
  if (url.search !== '' || url.hash !== '' || url.username !== '' || url.password !== '') {
    throw new EnvError('LLM_BASE_URL must hold no user, query or fragment.');
  }
  if (url.protocol === 'http:' && !loopback.test(url.hostname) && !env.LLM_ALLOW_HTTP) {
    throw new EnvError(
      'LLM_BASE_URL must begin with https://, since answers and the key go there; LLM_ALLOW_HTTP=true permits plain http in a network you trust.',
    );
  }
  return url;
}

/** Budgets that no feedback fits into would refuse everybody, every day. */
function checkBudgets(env: Env): void {
  const least = callsReserved * env.LLM_MAX_OUTPUT_TOKENS;
  for (const name of ['LLM_USER_DAILY_TOKENS', 'LLM_GLOBAL_DAILY_TOKENS'] as const) {
    if (env[name] > 0 && env[name] <= least) {
      throw new EnvError(
        `${name} must be above ${least}: one feedback reserves ${callsReserved} calls of LLM_MAX_OUTPUT_TOKENS and what is sent.`,
      );
    }
  }
}

function readKey(env: Env): string | null {
  const path = env.LLM_API_KEY_FILE;
  if (path === null) return env.LLM_API_KEY;
  const key = readKeyFile(path);
  if (key === '') throw new EnvError(`LLM_API_KEY_FILE names a file that is empty: ${path}.`);
  return key;
}

function readKeyFile(path: string): string {
  try {
    return readFileSync(path, 'utf8').trim();
  } catch {
    throw new EnvError(`LLM_API_KEY_FILE names a file that cannot be read: ${path}.`);
  }
}

function required<T>(value: T | null, message: string): T {
  if (value === null) throw new EnvError(message);
  return value;
}
