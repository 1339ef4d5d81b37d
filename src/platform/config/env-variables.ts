import { isIP } from 'node:net';

/** One environment variable: what it is for, its default as written in the README, how it is read. */
interface EnvVariable<T> {
  readonly doc: string;
  readonly shownDefault: string;
  readonly read: (text: string | undefined) => T;
}

/** A variable that cannot be used as it stands. The message names the variable and the remedy. */
export class EnvError extends Error {}

function text(fallback: string, doc: string): EnvVariable<string> {
  return { doc, shownDefault: fallback, read: (value) => value ?? fallback };
}

function optionalText(doc: string): EnvVariable<string | null> {
  return {
    doc,
    shownDefault: '',
    read: (value) => (value === undefined || value === '' ? null : value),
  };
}

/** Entries between commas, each of which must be what `kind` says. */
function list(
  doc: string,
  kind: { is: (entry: string) => boolean; name: string },
): EnvVariable<readonly string[]> {
  const read = (value: string | undefined): readonly string[] => {
    const entries = (value ?? '')
      .split(',')
      .map((entry) => entry.trim())
      .filter((entry) => entry !== '');
    if (entries.every(kind.is)) return entries;
    throw new EnvError(`must be ${kind.name}, comma separated`);
  };
  return { doc, shownDefault: '', read };
}

const networks = {
  is: (entry: string): boolean => {
    const [address = '', bits = '0', ...rest] = entry.split('/');
    const most = { 0: -1, 4: 32, 6: 128 }[isIP(address)] ?? -1;
    return rest.length === 0 && /^\d{1,3}$/u.test(bits) && Number(bits) <= most;
  },
  name: 'IP addresses or CIDR ranges',
};

const origins = {
  is: (entry: string): boolean => isHttpUrl(entry) && new URL(entry).origin === entry,
  name: 'origins such as https://app.example.org',
};

function isHttpUrl(url: string): boolean {
  return /^https?:\/\//u.test(url) && URL.canParse(url);
}

function optionalUrl(doc: string): EnvVariable<string | null> {
  const read = (value: string | undefined): string | null => {
    if (value === undefined || value === '') return null;
    if (isHttpUrl(value)) return value;
    throw new EnvError('must be a URL that starts with http:// or https://');
  };
  return { doc, shownDefault: '', read };
}

function flag(fallback: boolean, doc: string): EnvVariable<boolean> {
  const read = (value: string | undefined): boolean => {
    if (value === undefined || value === '') return fallback;
    if (value === 'true' || value === '1') return true;
    if (value === 'false' || value === '0') return false;
    throw new EnvError('must be true or false');
  };
  return { doc, shownDefault: String(fallback), read };
}

function whole(
  fallback: number,
  bounds: { min: number; max: number },
  doc: string,
): EnvVariable<number> {
  const read = (value: string | undefined): number => {
    if (value === undefined || value === '') return fallback;
    const number = /^\d{1,9}$/.test(value) ? Number(value) : Number.NaN;
    if (number >= bounds.min && number <= bounds.max) return number;
    throw new EnvError(`must be a whole number from ${bounds.min} to ${bounds.max}`);
  };
  return { doc, shownDefault: String(fallback), read };
}

function oneOf<const T extends string>(
  choices: readonly T[],
  fallback: T,
  doc: string,
): EnvVariable<T> {
  const read = (value: string | undefined): T => {
    if (value === undefined || value === '') return fallback;
    const choice = choices.find((each) => each === value);
    if (choice !== undefined) return choice;
    throw new EnvError(`must be one of ${choices.join(', ')}`);
  };
  return { doc, shownDefault: fallback, read };
}

/** The whole configuration surface. The README's table is made from this list. */
export const envVariables = {
  NODE_ENV: oneOf(
    ['development', 'test', 'production'],
    'development',
    'In `production` secrets must be given, no database is embedded and no demo account exists.',
  ),
  HOST: text('127.0.0.1', 'Address to listen on.'),
  PORT: whole(3000, { min: 0, max: 65_535 }, 'Port to listen on; 0 takes a free one.'),
  PUBLIC_URL: optionalUrl(
    'Base URL that clients use; the issuer of access tokens. Default: `http://HOST:PORT`.',
  ),
  DATABASE_URL: optionalText(
    'PostgreSQL 15 or newer. Unset: an embedded PostgreSQL is started and kept in `DATA_DIR`.',
  ),
  DATABASE_POOL_SIZE: whole(10, { min: 1, max: 200 }, 'Connections this process may hold.'),
  DATABASE_STATEMENT_TIMEOUT_MS: whole(
    5000,
    { min: 100, max: 600_000 },
    'A statement that takes longer is cancelled and answered 503.',
  ),
  DATA_DIR: text(
    'data',
    'Folder for the embedded database and generated secrets, relative to the project.',
  ),
  EMBEDDED_POSTGRES_PORT: whole(
    0,
    { min: 0, max: 65_535 },
    'Port of the embedded PostgreSQL on 127.0.0.1; 0 takes a free one.',
  ),
  RUN_MIGRATIONS: flag(true, 'Apply pending migrations at start.'),
  RUN_JOBS: flag(
    true,
    'Run background jobs in this process; of several processes that do, one at a time runs a job.',
  ),
  SEED_KIT: flag(
    true,
    'Load the question kit at start: new questions are added, edited ones get a new revision. Of processes with different kits let one load it.',
  ),
  KIT_DIR: text('seed/kit', 'Folder of the kit that is loaded, relative to the project.'),
  APP_SECRET: optionalText(
    'At least 32 random bytes in base64url; signs paging cursors, derives refresh tokens and seals the secrets of webhooks; changing it signs everybody out, and each webhook needs a new secret. Required in production.',
  ),
  JWT_PRIVATE_KEYS: optionalText(
    'Ed25519 private keys as a JWK set; the first signs, all verify. Required in production.',
  ),
  JWT_PRIVATE_KEYS_FILE: optionalText('A file to read `JWT_PRIVATE_KEYS` from.'),
  CORS_ORIGINS: list('Origins of browser clients, comma separated. Empty: none.', origins),
  TRUSTED_PROXIES: list(
    'Addresses or CIDR ranges of proxies whose `X-Forwarded-For` is believed, comma separated.',
    networks,
  ),
  WEBHOOK_ALLOWED_NETWORKS: list(
    'Addresses or CIDR ranges that webhooks may call although they are not public, also by plain http, comma separated.',
    networks,
  ),
  RATE_LIMIT_PER_MINUTE: whole(
    600,
    { min: 1, max: 1_000_000 },
    'Requests a minute for a signed-in user, or for a network when anonymous, in each process.',
  ),
  AUTH_RATE_LIMIT_PER_MINUTE: whole(
    20,
    { min: 1, max: 1_000_000 },
    'Log-ins, registrations and other password checks a minute for one network, over all processes.',
  ),
  LLM_PROVIDER: oneOf(
    ['', 'none', 'openai-compatible'],
    '',
    'Who is asked for feedback on answers: `openai-compatible`, or `none`. Empty: nobody, unless `LLM_BASE_URL` is set.',
  ),
  LLM_BASE_URL: optionalUrl(
    'Base URL of an OpenAI-compatible server, such as `https://api.openai.com/v1`; what comes before `/chat/completions`.',
  ),
  LLM_API_KEY: optionalText('Key for that server. Local servers need none.'),
  LLM_API_KEY_FILE: optionalText('A file to read `LLM_API_KEY` from.'),
  LLM_MODEL: optionalText('Model to ask. Required when a server is.'),
  LLM_STRUCTURED: oneOf(
    ['auto', 'json_schema', 'json_object', 'text'],
    'auto',
    'How JSON is asked for; `auto` finds out and remembers it for a day.',
  ),
  LLM_TIMEOUT_MS: whole(
    60_000,
    { min: 100, max: 300_000 },
    'Longest wait for the answer to one call; Node waits no longer than five minutes.',
  ),
  LLM_DEADLINE_MS: whole(
    180_000,
    { min: 100, max: 1_800_000 },
    'Longest time for one feedback, over all of its calls.',
  ),
  LLM_MAX_INPUT_CHARS: whole(
    20_000,
    { min: 100, max: 200_000 },
    'Longest answer that is sent, in characters; a longer one is refused, not cut.',
  ),
  LLM_MAX_OUTPUT_TOKENS: whole(
    4000,
    { min: 100, max: 100_000 },
    'Most tokens that the model may say in one call.',
  ),
  LLM_CONCURRENCY: whole(
    2,
    { min: 1, max: 100 },
    'Requests for feedback that are worked on at a time, over all processes.',
  ),
  LLM_QUEUE_LENGTH: whole(
    100,
    { min: 1, max: 100_000 },
    'Requests for feedback that may wait; further ones are answered 429.',
  ),
  LLM_USER_DAILY_CALLS: whole(
    60,
    { min: 6, max: 100_000 },
    'Calls a learner may cause in a UTC day. While a feedback is under way it counts as six.',
  ),
  LLM_USER_DAILY_TOKENS: whole(
    400_000,
    { min: 1, max: 100_000_000 },
    'Tokens a learner may use in a UTC day. While a feedback is under way it counts as the most it can cost.',
  ),
  LLM_GLOBAL_DAILY_TOKENS: whole(
    0,
    { min: 0, max: 999_999_999 },
    'Tokens that all learners together may use in a UTC day. Required when a server is asked.',
  ),
  LLM_SUGGEST_GRADE: flag(
    false,
    'Show what the levels of a feedback come to as a grade, once `npm run llm:eval` has found the model and prompt good enough.',
  ),
  LLM_SEND_REFERENCE: flag(false, 'Send the outline of the question along with the rubric.'),
  LLM_REDACT: flag(
    true,
    'Mask e-mail addresses, phone numbers and credentials in an answer before it is sent.',
  ),
  LLM_STORE_RAW: flag(false, 'Keep what the server answered with the record of each call.'),
  LLM_RETENTION_DAYS: whole(
    90,
    { min: 1, max: 3650 },
    'Days after which feedback, and the records of calls, are removed.',
  ),
  LLM_ALLOW_HTTP: flag(
    false,
    'Let `LLM_BASE_URL` be plain http although its host is not this machine.',
  ),
  LOG_LEVEL: oneOf(
    ['fatal', 'error', 'warn', 'info', 'debug', 'silent'],
    'info',
    'Least severe level that is logged.',
  ),
  METRICS_TOKEN: optionalText(
    'Bearer token that `/metrics` asks for. Unset: only callers on this machine may read it.',
  ),
  SHUTDOWN_DELAY_MS: whole(
    0,
    { min: 0, max: 120_000 },
    'Time between turning `/health/ready` to 503 and closing the listener, for balancers that probe.',
  ),
  SHUTDOWN_TIMEOUT_MS: whole(
    10_000,
    { min: 0, max: 120_000 },
    'Longest wait for requests in flight before the process ends.',
  ),
} as const;

export type EnvName = keyof typeof envVariables;
export type Env = { readonly [Name in EnvName]: ReturnType<(typeof envVariables)[Name]['read']> };

/** Read and check every variable; all faults are told at once. @throws EnvError */
export function readEnv(source: Readonly<Record<string, string | undefined>>): Env {
  const faults: string[] = [];
  const entries = Object.entries(envVariables).map(([name, variable]) => {
    try {
      return [name, variable.read(source[name])] as const;
    } catch (error) {
      if (!(error instanceof EnvError)) throw error;
      faults.push(`${name} ${error.message}`);
      return [name, undefined] as const;
    }
  });
  if (faults.length > 0) throw new EnvError(`Configuration: ${faults.join('; ')}.`);
  return Object.fromEntries(entries) as unknown as Env;
}
