import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import { kitQuestions } from '../../src/kit-questions.js';
import type { QuestionContent } from '../../src/question-bank/domain/question-content.js';

/** An answer of a set, as a file says it. */
export interface SetAnswer {
  id: string;
  question: string | object;
  candidateLevel: string;
  answer: string;
  graders: { name: string; levels: Record<string, string> }[];
  paraphrase?: string;
  padded?: string;
}

export interface SetDocument {
  name: string;
  answers: SetAnswer[];
}

export const levelKeys = ['absent', 'named', 'applied', 'extended'] as const;

const folder = new URL('../data/sample-answers/', import.meta.url);

export function shippedQuestions(): ReadonlyMap<string, QuestionContent> {
  return kitQuestions(fileURLToPath(new URL('../../seed/kit', import.meta.url)));
}

/** The thirty sample answers with the two sheets that come with them, as one set. */
export function sampleSet(): SetDocument {
  const sheets = ['a', 'b'].map((name) => {
    const text = readFileSync(new URL(`grades-${name}.yaml`, folder), 'utf8');
    return { name, sheet: parse(text) as Record<string, Record<string, number>> };
  });
  const ids = readdirSync(folder)
    .filter((name) => name.endsWith('.md'))
    .map((name) => name.replace(/\.md$/u, ''));
  return {
    name: 'sample-answers',
    answers: ids.toSorted().map((id) => ({
      id,
      question: id.replace(/-\d+$/u, ''),
      candidateLevel: 'staff',
      answer: readFileSync(new URL(`${id}.md`, folder), 'utf8').trimEnd(),
      graders: sheets.map(({ name, sheet }) => ({
        name,
        levels: Object.fromEntries(
          Object.entries(sheet[id] ?? {}).map(([key, level]) => [key, levelKeys[level] ?? '']),
        ),
      })),
    })),
  };
}
