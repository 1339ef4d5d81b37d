import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectDir } from './app-config.js';
import { envVariables } from './env-variables.js';

const begin = '<!-- env:begin -->';
const end = '<!-- env:end -->';

/** The README's table of settings; with `--check` only says whether it is still true. */
function main(): void {
  const path = join(projectDir, 'README.md');
  const readme = readFileSync(path, 'utf8');
  const [before, rest] = readme.split(begin);
  const after = rest?.split(end)[1];
  if (before === undefined || after === undefined) {
    fail(`README.md must hold ${begin} and ${end}, in this order.`);
    return;
  }
  const text = `${before}${begin}\n\n${table()}\n\n${end}${after}`;
  if (!process.argv.includes('--check')) {
    writeFileSync(path, text);
    return;
  }
  if (readme !== text) fail('README.md does not list these settings: run `npm run docs:env`.');
}

/** Columns as wide as their longest cell, which is how Prettier leaves them. */
function table(): string {
  const rows = Object.entries(envVariables).map(([name, { shownDefault, doc }]) => [
    `\`${name}\``,
    shownDefault === '' ? '' : `\`${shownDefault}\``,
    doc.replaceAll('|', '\\|'),
  ]);
  const head = ['Variable', 'Default', 'Meaning'];
  const widths = head.map((title, column) =>
    Math.max(title.length, ...rows.map((row) => row[column]?.length ?? 0)),
  );
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`;
  return [line(head), line(widths.map((width) => '-'.repeat(width))), ...rows.map(line)].join('\n');
}

function fail(sentence: string): void {
  process.stderr.write(`${sentence}\n`);
  process.exitCode = 1;
}

main();
