import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

// A step of the build. Where the project's path has letters outside ASCII, the OpenAPI compiler
// plugin writes them into imports as bare escapes (`é` as `u00E9`), which lead nowhere.
const builtSources = fileURLToPath(new URL('../../', import.meta.url));
const escapedImport = /"(\.\.?\/[^"]*u[0-9A-F]{4}[^"]*?\/src\/([^"]+\.js))"/gu;

for (const name of readdirSync(builtSources, { recursive: true, encoding: 'utf8' })) {
  if (!/\.(controller|dto)\.js$/u.test(name)) continue;
  const path = join(builtSources, name);
  const written = readFileSync(path, 'utf8');
  const mended = written.replaceAll(escapedImport, (whole, specifier: string, inside: string) =>
    existsSync(resolve(dirname(path), specifier)) ? whole : `"${importFrom(path, inside)}"`,
  );
  if (mended !== written) writeFileSync(path, mended);
}

function importFrom(path: string, inside: string): string {
  const target = relative(dirname(path), join(builtSources, inside)).split(sep).join('/');
  return target.startsWith('.') ? target : `./${target}`;
}
