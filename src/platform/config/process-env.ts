import { readEnv, type Env } from './env-variables.js';

/** The configuration of this process. @throws EnvError that tells every fault at once */
export function processEnv(overrides: Readonly<Record<string, string>> = {}): Env {
  return readEnv({ ...process.env, ...overrides });
}
