import type { BankDocumentDto } from './bank-document.dto.js';
import type { Catalogue } from './bank-import.repository.js';

/**
 * The rows that a document asks for. What it leaves out of an entry that is stored already, such as
 * the levels of a skill that another bank described, stays as it is.
 */
export function toCatalogue(document: BankDocumentDto, stored: Catalogue): Catalogue {
  const skills = new Map(stored.skills.map((skill) => [skill.slug, skill]));
  const sources = new Map(stored.sources.map((source) => [source.id, source]));
  return {
    skills: document.skills.map(({ levels, ...skill }) => ({
      ...skill,
      levels: levels === undefined ? (skills.get(skill.slug)?.levels ?? null) : { ...levels },
    })),
    topics: document.topics.map((topic) => ({ ...topic })),
    sources: document.sources.map(({ topics, ...source }) => ({
      ...source,
      topics: topics ?? sources.get(source.id)?.topics ?? [],
    })),
    certifications: (document.certifications ?? []).map((each) => ({
      ...each,
      facts: each.facts.map((fact) => ({ ...fact })),
    })),
    services: (document.services ?? []).map((each) => ({
      ...each,
      facts: each.facts.map((fact) => ({ ...fact })),
    })),
  };
}
