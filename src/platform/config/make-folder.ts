import { existsSync, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';

/**
 * Make a folder and those it lies in, one by one. Node's own `recursive` goes round for ever below
 * a folder such as `/proc`, which answers "no such file" to every new name.
 *
 * @param path absolute
 */
export function makeFolder(path: string): void {
  if (existsSync(path)) return;
  makeFolder(dirname(path));
  mkdirSync(path);
}
