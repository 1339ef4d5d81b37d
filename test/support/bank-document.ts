import { BankImport, type ImportReport } from '../../src/question-bank/bank-import.service.js';
import type { TestApp } from './test-app.js';

/** A bank document as plain JSON, which tests change at will. */
export type Json = Record<string, unknown>;

export interface BankDocument extends Json {
  bank: Json;
  questions: Json[];
}

/** A whole document that passes every rule. */
export function bankDocument(slug: string, questions: Json[], head: Json = {}): BankDocument {
  return {
    format: 'rehearse-bank/1',
    bank: {
      slug,
      title: `Bank ${slug}`,
      description: 'A bank for tests.',
      license: 'CC0-1.0',
      reveal: 'open',
      ...head,
    },
    skills: [{ slug: 'test-skill', name: 'Test skill', description: 'Passing tests.' }],
    topics: [
      { slug: 'test-topic', name: 'Test topic' },
      { slug: 'other-topic', name: 'Other topic' },
    ],
    sources: [source('test-source'), source('other-source')],
    questions,
  };
}

function source(id: string): Json {
  return {
    id,
    title: 'A paper',
    authors: 'Somebody',
    year: '2020',
    url: 'https://example.org/paper',
    kind: 'paper',
    provider: 'neutral',
    cost: 'free',
    difficulty: 'intro',
    minutes: 30,
  };
}

/** A question that passes every rule: five criteria of 20, the first three of them must-haves. */
export function questionDocument(slug: string, changes: Json = {}): Json {
  const word = slug.replaceAll('-', '');
  return {
    slug,
    kind: 'concept',
    title: `Title of ${slug}`,
    level: 'senior',
    difficulty: 3,
    cognitive: 'analyse',
    timeLimitMinutes: 20,
    topics: ['test-topic'],
    skills: ['test-skill'],
    intent: 'Probes something.',
    prompt: `Prompt of ${slug}`,
    clarifications: [{ ask: 'How many?', default: 'Ten.' }],
    // No five words in a row are those of another question.
    outline: Array.from({ length: 8 }, (_, index) => `Point ${index + 1} of ${word}.`),
    alternatives: ['Another way.'],
    rubric: Array.from({ length: 5 }, (_, index) => criterion(`criterion-${index + 1}`, index < 3)),
    redFlags: ['It never fails.'],
    probes: [
      { kind: 'stress', text: 'And ten times as many?' },
      { kind: 'failure', text: 'And when it breaks?' },
    ],
    hints: ['A mild hint.', 'A strong hint.'],
    sources: ['test-source', 'other-source'],
    reviewedOn: '2026-01-01',
    reviewBy: '2027-01-01',
    ...changes,
  };
}

export function criterion(key: string, mustHave: boolean, changes: Json = {}): Json {
  return {
    key,
    title: `What ${key} looks for`,
    weight: 20,
    mustHave,
    aliases: [`${key} one`, `${key} two`, `${key} three`],
    levels: ['Nothing.', 'Names it.', 'Applies it.', 'Goes beyond it.'],
    ...changes,
  };
}

export function importBank(
  app: TestApp,
  document: unknown,
  options: { isDefault?: boolean } = {},
): Promise<ImportReport> {
  return app.app.get(BankImport).importBank(document, options);
}

/** Ids of a bank's questions by slug. */
export async function questionIds(app: TestApp, bankId: string): Promise<Record<string, string>> {
  const rows = await app.dataSource.query<{ slug: string; id: string }[]>(
    'SELECT slug, id FROM question WHERE bank_id = $1',
    [bankId],
  );
  return Object.fromEntries(rows.map(({ slug, id }) => [slug, id]));
}
