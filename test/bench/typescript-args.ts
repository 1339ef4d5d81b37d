import { fileURLToPath } from 'node:url';

/** What Node needs to be told to run TypeScript of the tests in a process of its own. */
export const typescriptArgs: readonly string[] = [
  '--disable-warning=ExperimentalWarning',
  '--import',
  fileURLToPath(new URL('../support/run-typescript.js', import.meta.url)),
];
