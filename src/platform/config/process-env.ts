import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { projectDir } from './app-config.js';
import { EnvError, readEnv, type Env } from './env-variables.js';

const oldestNode = 24;

/**
 * The configuration of this process, with what `.env` in the project's folder adds to it.
 *
 * @throws EnvError that tells every fault at once, or that Node itself is too old
 */
export function processEnv(overrides: Readonly<Record<string, string>> = {}): Env {
  const { node } = process.versions;
  if (Number.parseInt(node, 10) < oldestNode) {
    throw new EnvError(
      `This needs Node ${oldestNode} or newer, and runs on ${node}: start it through npm (\`npm start\`, \`npm run serve\`), which brings its own.`,
    );
  }
  const file = join(projectDir, '.env');
  if (existsSync(file)) process.loadEnvFile(file);
  return readEnv({ ...process.env, ...overrides });
}

/**
 * Make something as if no variable of the process began with `prefix`: for libraries that read variables
 * which they give no way to overrule. What is made must be made at once, since others need the variables.
 */
export function withoutVariables<Made>(prefix: string, make: () => Made): Made {
  const hidden = Object.entries(process.env).filter(([name]) => name.startsWith(prefix));
  for (const [name] of hidden) delete process.env[name];
  try {
    return make();
  } finally {
    Object.assign(process.env, Object.fromEntries(hidden));
  }
}
