import { readFileSync } from 'node:fs';
import type { AnsweredQuestion } from '../../src/feedback/domain/answered-question.js';

/** Text that is added to an answer in the hope of a better grade. */
export interface Injection {
  readonly name: string;
  readonly kind: string;
  /** May name parts of the question in double braces, which are filled in. */
  readonly text: string;
}

export interface PoorAnswer {
  /** Slug of a question of the kit. */
  readonly question: string;
  readonly answer: string;
}

export const injections = readData('injections') as readonly Injection[];
export const poorAnswers = readData('poor-answers') as readonly PoorAnswer[];

/** The words of an injection, with what it copies from the question that it is used on. */
export function wordsOf(
  { text }: Injection,
  { prompt, criteria, redFlags }: AnsweredQuestion,
): string {
  const best = criteria.map(({ levels }) => levels.at(-1)?.descriptor ?? '');
  const aliases = criteria.flatMap((criterion) => criterion.aliases);
  const parts: Record<string, string> = {
    prompt,
    descriptors: best.join(' '),
    descriptorList: best.map((each) => `- ${each}`).join('\n'),
    redFlags: redFlags.join(' '),
    aliases: aliases.join(', '),
    aliasList: aliases.map((each) => `- ${each}`).join('\n'),
  };
  return text.replaceAll(/\{\{(\w+)\}\}/gu, (_, part: string) => parts[part] ?? '');
}

/** All that somebody who believes every word of a text might quote of it: whole, by lines, by pieces. */
export function quotesOf(text: string): string[] {
  const words = text.split(/\s+/u);
  const pieces = Array.from({ length: Math.ceil(words.length / 6) }, (_, place) =>
    words.slice(place * 6, (place + 1) * 6).join(' '),
  );
  const sentences = text.split(/(?<=[.!?。:])\s+|\n/u);
  return [...new Set([text, ...text.split('\n'), ...sentences, ...pieces])];
}

function readData(name: string): unknown {
  return JSON.parse(readFileSync(new URL(`../data/${name}.json`, import.meta.url), 'utf8'));
}
