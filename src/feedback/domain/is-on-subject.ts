import { subjectWords } from './subject-words.js';

/** A figure with its unit, or a step of arithmetic: estimates have few words. */
const figure =
  /\d[\d.,]{0,30} ?(?:%|[kKMGTP]?i?B\b|ms\b|µs|[smhM]\b|bn\b|\/s|\/min|[×=]|per\b)|[=×≈→] {1,3}\d/u;

/**
 * Whether a sentence says anything of what a question is about: one word of it, or a figure. Praise, pleas
 * and orders have none, in whatever words and language they come.
 *
 * @param subject stems of what the question is about
 */
export function isOnSubject(sentence: string, subject: ReadonlySet<string>): boolean {
  return figure.test(sentence) || [...subjectWords(sentence)].some((stem) => subject.has(stem));
}
