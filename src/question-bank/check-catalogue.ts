import { plainToInstance } from 'class-transformer';
import { validateSync } from 'class-validator';
import type { FieldProblem } from '../kernel/app-error.js';
import { toFieldProblems } from '../platform/http/field-problems.js';
import {
  CertificationDocumentDto,
  CloudServiceDocumentDto,
  SkillDocumentDto,
  SourceDocumentDto,
  TopicDocumentDto,
} from './catalogue-document.dto.js';
import { catalogueKeys, type CatalogueName } from './domain/catalogue-keys.js';

/** The lists of a document that are well shaped, entry by entry, and what is wrong with the others. */
export interface CheckedCatalogue {
  readonly skills: readonly SkillDocumentDto[];
  readonly topics: readonly TopicDocumentDto[];
  readonly sources: readonly SourceDocumentDto[];
  readonly certifications: readonly CertificationDocumentDto[];
  readonly services: readonly CloudServiceDocumentDto[];
  /** Where each entry stood in its list, by `list/key`. */
  readonly places: ReadonlyMap<string, string>;
  readonly problems: readonly FieldProblem[];
}

/** More than any bank names; who wants to fill the catalogue does so bank by bank. */
const mostEntries = 2000;

/** Checks what stands beside the questions of a document, which may be anything. */
export function checkCatalogue(document: Readonly<Record<string, unknown>>): CheckedCatalogue {
  const check = new CatalogueCheck(document);
  return {
    skills: check.list('skills', SkillDocumentDto),
    topics: check.list('topics', TopicDocumentDto),
    sources: check.list('sources', SourceDocumentDto),
    certifications: check.list('certifications', CertificationDocumentDto),
    services: check.list('services', CloudServiceDocumentDto),
    places: check.places,
    problems: check.problems,
  };
}

class CatalogueCheck {
  readonly places = new Map<string, string>();
  readonly problems: FieldProblem[] = [];

  constructor(private readonly document: Readonly<Record<string, unknown>>) {}

  list<Entry extends object>(name: CatalogueName, type: new () => Entry): Entry[] {
    const entries = this.document[name];
    if (entries === undefined || entries === null) return [];
    if (!Array.isArray(entries) || entries.length > mostEntries) {
      const detail = `must be a list of at most ${mostEntries} entries`;
      this.problems.push({ pointer: `#/${name}`, code: 'array-max-size', detail });
      return [];
    }
    return entries.flatMap((entry: unknown, place) =>
      this.entry(`#/${name}/${place}`, { name, entry, type }),
    );
  }

  private entry<Entry extends object>(
    pointer: string,
    { name, entry, type }: { name: CatalogueName; entry: unknown; type: new () => Entry },
  ): Entry[] {
    if (typeof entry !== 'object' || entry === null || Array.isArray(entry)) {
      this.problems.push({ pointer, code: 'is-object', detail: 'must be an object' });
      return [];
    }
    const instance = plainToInstance(type, entry);
    const faults = validateSync(instance, { whitelist: true, forbidNonWhitelisted: true });
    if (faults.length > 0) {
      this.problems.push(...toFieldProblems(faults, pointer));
      return [];
    }
    const key = catalogueKeys[name];
    const id = `${name}/${String(Object.entries(instance).find(([field]) => field === key)?.[1])}`;
    if (this.places.has(id)) {
      const detail = 'is used by an earlier entry';
      this.problems.push({ pointer: `${pointer}/${key}`, code: 'duplicate-name', detail });
      return [];
    }
    this.places.set(id, pointer);
    return [instance];
  }
}
