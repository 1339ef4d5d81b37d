import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { parse } from 'yaml';
import { documentFormat } from './document-format.js';

/** A kit that cannot be loaded; the message names the file and the place in it. */
export class KitError extends Error {}

/** A kit folder as one bank document, with the file that each part came from. */
export interface Kit {
  document: Record<string, unknown>;
  /** Paths of the question files, in the order of the document. */
  questionFiles: string[];
  /** Paths of the other files, by the part of the document they make. */
  files: Record<string, string>;
}

/**
 * Put the files of a kit together. `bank.yaml` may list slugs under `questions`: those come first,
 * in that order, and the rest follows by file name.
 *
 * @throws KitError for a file that is missing or is not YAML
 */
export function readKit(dir: string): Kit {
  const files = {
    bank: join(dir, 'bank.yaml'),
    skills: join(dir, 'skills.yaml'),
    topics: join(dir, 'topics.yaml'),
    sources: join(dir, 'sources.yaml'),
    certifications: join(dir, 'certifications.yaml'),
    services: join(dir, 'services.yaml'),
  };
  const { questions: order, ...bank } = readHead(files.bank);
  const questionFiles = inOrder(listQuestionFiles(join(dir, 'questions')), order, files.bank);
  return {
    document: {
      format: documentFormat,
      bank,
      skills: readYaml(files.skills),
      topics: readYaml(files.topics),
      sources: readYaml(files.sources),
      certifications: readIfThere(files.certifications),
      services: readIfThere(files.services),
      questions: questionFiles.map(readYaml),
    },
    questionFiles,
    files,
  };
}

function readHead(path: string): Record<string, unknown> {
  const head = readYaml(path);
  if (typeof head === 'object' && head !== null && !Array.isArray(head)) return { ...head };
  throw new KitError(`${path} must hold the fields of a bank`);
}

/** Not every kit has everything. */
function readIfThere(path: string): unknown {
  return existsSync(path) ? readYaml(path) : [];
}

/** @throws KitError for a file that is missing or is not YAML */
export function readYaml(path: string): unknown {
  try {
    return parse(readFileSync(path, 'utf8')) as unknown;
  } catch (error) {
    // The parser's message goes on with an excerpt; its first line says where and what.
    const [reason = ''] = (error instanceof Error ? error.message : String(error)).split('\n');
    throw new KitError(`${path} cannot be read (${reason.replace(/[:.]+$/u, '')})`);
  }
}

function listQuestionFiles(dir: string): string[] {
  try {
    return readdirSync(dir)
      .filter((name) => name.endsWith('.yaml'))
      .toSorted()
      .map((name) => join(dir, name));
  } catch {
    throw new KitError(`KIT_DIR has no folder ${dir} that can be read`);
  }
}

function inOrder(paths: readonly string[], order: unknown, orderedIn: string): string[] {
  if (order === undefined) return [...paths];
  if (!Array.isArray(order))
    throw new KitError(`${orderedIn} is faulty at #/questions: not a list`);
  const bySlug = new Map(paths.map((path) => [basename(path, '.yaml'), path]));
  const first = order.map((slug: unknown, index) => {
    const path = bySlug.get(String(slug));
    if (path !== undefined) return path;
    throw new KitError(`${orderedIn} is faulty at #/questions/${index}: there is no such file`);
  });
  return [...new Set([...first, ...paths])];
}
