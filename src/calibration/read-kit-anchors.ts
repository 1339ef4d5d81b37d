import { existsSync, readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { plainToInstance } from 'class-transformer';
import { validateSync } from 'class-validator';
import type { FieldProblem } from '../kernel/app-error.js';
import { toFieldProblems } from '../platform/http/field-problems.js';
import { readYaml } from '../question-bank/read-kit.js';
import { toAnchorItems } from './anchor-sheet.dto.js';
import type { Anchor, AnchorSheet } from './domain/anchor.js';
import { KitAnchorDto } from './kit-anchor.dto.js';

/** An anchor that a kit brings along. */
export interface KitAnchor extends AnchorSheet, Pick<Anchor, 'candidateLevel'> {
  readonly path: string;
  readonly kitName: string;
  /** Slug of the question. */
  readonly question: string;
}

/** What the folder `anchors` of a kit holds. */
export interface KitAnchors {
  readonly anchors: readonly KitAnchor[];
  /** Everything that is wrong with the shape of a file, told by file and place. */
  readonly faults: readonly string[];
}

/** A kit need not have any. @throws KitError for a file that is not YAML */
export function readKitAnchors(kitDir: string): KitAnchors {
  const dir = join(kitDir, 'anchors');
  const names = existsSync(dir) ? readdirSync(dir).filter((name) => name.endsWith('.yaml')) : [];
  const anchors: KitAnchor[] = [];
  const faults: string[] = [];
  for (const name of names.toSorted()) {
    const path = join(dir, name);
    const sheet = plainToInstance(KitAnchorDto, { ...fieldsOf(readYaml(path)) });
    const problems = toFieldProblems(
      validateSync(sheet, { whitelist: true, forbidNonWhitelisted: true }),
    );
    faults.push(...problems.map((problem) => anchorFault(path, problem)));
    if (problems.length > 0) continue;
    const { question, candidateLevel, answer, items, redFlags } = sheet;
    const kitName = basename(name, '.yaml');
    const content = { answer: answer.trimEnd(), items: toAnchorItems(items), redFlags };
    anchors.push({ path, kitName, question, candidateLevel, ...content });
  }
  return { anchors, faults };
}

/** What holds no fields lacks them all. */
function fieldsOf(document: unknown): object {
  const isObject = typeof document === 'object' && document !== null && !Array.isArray(document);
  return isObject ? document : {};
}

/** A problem of an anchor's file, in the words of the other files of a kit. */
export function anchorFault(path: string, { pointer, detail }: FieldProblem): string {
  return `${path} is faulty at ${pointer}: ${detail}`;
}
