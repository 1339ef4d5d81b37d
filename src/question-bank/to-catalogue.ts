import type { BankDocumentDto } from './bank-document.dto.js';
import type { Catalogue } from './bank-import.repository.js';

/**
 * The rows that a document asks for, as plain objects. What it leaves out of an entry that is stored already, such as
 * the levels of a skill that another bank described, stays as it is.
 */
export function toCatalogue(document: BankDocumentDto, stored: Catalogue): Catalogue {
  const skills = new Map(stored.skills.map((skill) => [skill.slug, skill]));
  const sources = new Map(stored.sources.map((source) => [source.id, source]));
  return {
    skills: document.skills.map(({ levels, ...skill }) => ({
      ...skill,
      levels: structuredClone(levels) ?? skills.get(skill.slug)?.levels ?? null,
    })),
    topics: structuredClone(document.topics),
    sources: document.sources.map(({ topics, ...source }) => ({
      ...source,
      topics: topics ?? sources.get(source.id)?.topics ?? [],
    })),
    certifications: structuredClone(document.certifications ?? []),
    services: structuredClone(document.services ?? []),
  };
}
