import type { Catalogue } from './bank-import.repository.js';
import type { CheckedCatalogue } from './check-catalogue.js';
import type { CatalogueName } from './domain/catalogue-keys.js';

/** The lists of a document, each entry of them in its shape. */
type CatalogueDocument = { readonly [Name in CatalogueName]?: CheckedCatalogue[Name] | undefined };

/**
 * The rows that a document asks for, as plain objects. What it leaves out of an entry that is stored already, such as
 * the levels of a skill that another bank described, stays as it is.
 */
export function toCatalogue(document: CatalogueDocument, stored: Catalogue): Catalogue {
  const skills = new Map(stored.skills.map((skill) => [skill.slug, skill]));
  const sources = new Map(stored.sources.map((source) => [source.id, source]));
  return {
    skills: (document.skills ?? []).map(({ levels, ...skill }) => ({
      ...skill,
      levels: structuredClone(levels) ?? skills.get(skill.slug)?.levels ?? null,
    })),
    topics: (document.topics ?? []).map(({ slug, name }) => ({ slug, name })),
    sources: (document.sources ?? []).map(({ topics, ...source }) => ({
      ...source,
      topics: topics ?? sources.get(source.id)?.topics ?? [],
    })),
    certifications: structuredClone([...(document.certifications ?? [])]),
    services: structuredClone([...(document.services ?? [])]),
  };
}
