import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { plainToInstance } from 'class-transformer';
import { validateSync } from 'class-validator';
import type { FieldProblem } from '../kernel/app-error.js';
import { toFieldProblems } from '../platform/http/field-problems.js';
import { readYaml } from '../question-bank/read-kit.js';
import type { Programme } from './domain/programme.js';
import { ProgrammeDocumentDto } from './programme-document.dto.js';

/** The programme of a kit as far as its file can be read by itself. */
export interface KitProgramme {
  readonly path: string;
  /** Null where the shape of the file is wrong. */
  readonly programme: Programme | null;
  /** Everything that is wrong with its shape. */
  readonly problems: readonly FieldProblem[];
}

/** Null for a kit that has none. @throws KitError for a file that is not YAML */
export function readKitProgramme(kitDir: string): KitProgramme | null {
  const path = join(kitDir, 'programme.yaml');
  if (!existsSync(path)) return null;
  const document = readYaml(path);
  const isObject = typeof document === 'object' && document !== null && !Array.isArray(document);
  const programme = plainToInstance(ProgrammeDocumentDto, isObject ? { ...document } : {});
  const problems = toFieldProblems(
    validateSync(programme, { whitelist: true, forbidNonWhitelisted: true }),
  );
  return { path, programme: problems.length === 0 ? programme : null, problems };
}

/** A problem of the file, in the words of the other files of a kit. */
export function programmeFault(path: string, { pointer, detail }: FieldProblem): string {
  return `${path} is faulty at ${pointer}: ${detail}`;
}
