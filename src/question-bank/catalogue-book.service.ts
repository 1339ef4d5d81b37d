import { Injectable } from '@nestjs/common';
import type { FieldProblem } from '../kernel/app-error.js';
import { BankImportRepository, type Catalogue } from './bank-import.repository.js';
import { canonicalJson } from './canonical-json.js';
import type {
  SkillDocumentDto,
  SkillLevelsDto,
  SourceDocumentDto,
  TopicDocumentDto,
} from './catalogue-document.dto.js';
import { checkCatalogue, type CheckedCatalogue } from './check-catalogue.js';
import { catalogueKeys, type CatalogueName } from './domain/catalogue-keys.js';
import { findUnknownReferences, type KnownNames } from './domain/find-unknown-references.js';
import { toCatalogue } from './to-catalogue.js';

/** What a document brings along beside its questions, held against the catalogue as it is. */
export interface CataloguePlan {
  /** What its questions may name once it is added. */
  readonly names: KnownNames;
  /** Entries that are not known yet, by their list. */
  readonly added: Readonly<Record<CatalogueName, number>>;
  /** Why some of it cannot be added. */
  readonly faults: readonly FieldProblem[];
  /** Entries that are known and say something else; they stay as they are. */
  readonly differing: readonly FieldProblem[];
}

const lists = Object.keys(catalogueKeys) as CatalogueName[];

/**
 * The catalogue that all banks share, for those who bring in banks of their own: they may add to it, and
 * what others wrote stays as it is.
 */
@Injectable()
export class CatalogueBook {
  constructor(private readonly repository: BankImportRepository) {}

  /** What questions may name now. */
  async names(): Promise<KnownNames> {
    return namesOf(await this.repository.findCatalogue());
  }

  /**
   * What a document says about these names, in their order; those that nobody knows are left out. The topics
   * of the sources come along.
   */
  async describe(names: Readonly<Record<keyof KnownNames, readonly string[]>>): Promise<{
    skills: SkillDocumentDto[];
    topics: TopicDocumentDto[];
    sources: SourceDocumentDto[];
  }> {
    const stored = await this.repository.findCatalogue();
    const wanted = {
      skills: new Set(names.skills),
      sources: new Set(names.sources),
      topics: new Set(names.topics),
    };
    const sources = stored.sources.filter(({ id }) => wanted.sources.has(id));
    for (const topic of sources.flatMap(({ topics }) => topics)) wanted.topics.add(topic);
    const skills = stored.skills.filter(({ slug }) => wanted.skills.has(slug));
    const topics = stored.topics.filter(({ slug }) => wanted.topics.has(slug));
    return {
      skills: inOrder('skills', skills).map(({ levels, ...skill }) => ({
        ...skill,
        ...(levels === null ? {} : { levels: structuredClone(levels) as SkillLevelsDto }),
      })),
      topics: inOrder('topics', topics).map(({ slug, name }) => ({ slug, name })),
      sources: inOrder('sources', sources).map(({ topics: about, ...source }) => ({
        ...source,
        ...(about.length === 0 ? {} : { topics: about }),
      })),
    };
  }

  /** @param document the part of a bank document around its questions; may be anything */
  async plan(document: Readonly<Record<string, unknown>>): Promise<CataloguePlan> {
    const stored = await this.repository.findCatalogue();
    const { checked, wanted } = readDocument(document, stored);
    const unknown = unknownIn(stored, wanted);
    const names = mergeNames(namesOf(stored), namesOf(unknown));
    const lost = lists.flatMap((list) =>
      entriesOf(unknown, list).flatMap(([name, entry]) =>
        findUnknownReferences(entry, names).map((pointer) => ({
          pointer: `${checked.places.get(`${list}/${name}`) ?? `#/${list}`}${pointer}`,
          code: 'unknown-reference',
          detail: 'is neither in the document nor known already',
        })),
      ),
    );
    return {
      names,
      added: {
        skills: unknown.skills.length,
        topics: unknown.topics.length,
        sources: unknown.sources.length,
        certifications: unknown.certifications.length,
        services: unknown.services.length,
      },
      faults: [...checked.problems, ...lost],
      differing: differingIn(stored, wanted, checked),
    };
  }

  /** Adds what is not known; everything else is left alone. */
  async add(document: Readonly<Record<string, unknown>>): Promise<void> {
    const stored = await this.repository.findCatalogue();
    const { wanted } = readDocument(document, stored);
    await this.repository.addToCatalogue(unknownIn(stored, wanted));
  }
}

function inOrder<Entry extends object>(list: CatalogueName, entries: readonly Entry[]): Entry[] {
  return entries.toSorted((one, other) => (nameOf(list, one) < nameOf(list, other) ? -1 : 1));
}

function readDocument(
  document: Readonly<Record<string, unknown>>,
  stored: Catalogue,
): { checked: CheckedCatalogue; wanted: Catalogue } {
  const checked = checkCatalogue(document);
  return { checked, wanted: toCatalogue(checked, stored) };
}

function unknownIn(stored: Catalogue, wanted: Catalogue): Catalogue {
  const isNew =
    (list: CatalogueName) =>
    (entry: object): boolean =>
      !known[list].has(nameOf(list, entry));
  const known = {
    skills: namesIn(stored, 'skills'),
    topics: namesIn(stored, 'topics'),
    sources: namesIn(stored, 'sources'),
    certifications: namesIn(stored, 'certifications'),
    services: namesIn(stored, 'services'),
  };
  return {
    skills: wanted.skills.filter(isNew('skills')),
    topics: wanted.topics.filter(isNew('topics')),
    sources: wanted.sources.filter(isNew('sources')),
    certifications: wanted.certifications.filter(isNew('certifications')),
    services: wanted.services.filter(isNew('services')),
  };
}

function differingIn(
  stored: Catalogue,
  wanted: Catalogue,
  { places }: CheckedCatalogue,
): FieldProblem[] {
  const detail = 'is known already and says something else; it stays as it is';
  return lists.flatMap((list) => {
    const before = new Map(entriesOf(stored, list));
    return entriesOf(wanted, list).flatMap(([name, entry]) => {
      const known = before.get(name);
      if (known === undefined || canonicalJson(known) === canonicalJson(entry)) return [];
      const pointer = places.get(`${list}/${name}`) ?? `#/${list}`;
      return [{ pointer, code: 'catalogue-differs', detail }];
    });
  });
}

function entriesOf(catalogue: Catalogue, list: CatalogueName): [name: string, entry: object][] {
  return catalogue[list].map((entry: object) => [nameOf(list, entry), entry]);
}

function namesIn(catalogue: Catalogue, list: CatalogueName): Set<string> {
  return new Set(entriesOf(catalogue, list).map(([name]) => name));
}

function nameOf(list: CatalogueName, entry: object): string {
  const key: string = catalogueKeys[list];
  return String(Object.entries(entry).find(([field]) => field === key)?.[1]);
}

function namesOf(catalogue: Catalogue): KnownNames {
  return {
    topics: namesIn(catalogue, 'topics'),
    skills: namesIn(catalogue, 'skills'),
    sources: namesIn(catalogue, 'sources'),
  };
}

function mergeNames(one: KnownNames, other: KnownNames): KnownNames {
  return {
    topics: new Set([...one.topics, ...other.topics]),
    skills: new Set([...one.skills, ...other.skills]),
    sources: new Set([...one.sources, ...other.sources]),
  };
}
