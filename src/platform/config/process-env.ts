import { EnvError, readEnv, type Env } from './env-variables.js';

const oldestNode = 24;

/**
 * The configuration of this process.
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
  return readEnv({ ...process.env, ...overrides });
}
