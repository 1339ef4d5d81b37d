import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectDir } from '../config/app-config.js';
import { buildDocument } from './build-document.js';

/** Writes `openapi.json`; with `--check` only says whether it is still true. */
async function main(): Promise<void> {
  const path = join(projectDir, 'openapi.json');
  const text = `${JSON.stringify(await buildDocument(), null, 2)}\n`;
  if (!process.argv.includes('--check')) {
    writeFileSync(path, text);
    return;
  }
  if (readFileSync(path, 'utf8') === text) return;
  process.stderr.write('openapi.json does not describe this build: run `npm run openapi`.\n');
  process.exitCode = 1;
}

await main();
