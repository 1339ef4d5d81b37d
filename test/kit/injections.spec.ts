import { readFileSync, readdirSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import type { AnsweredQuestion } from '../../src/feedback/domain/answered-question.js';
import { buildPrompt } from '../../src/feedback/domain/build-prompt.js';
import { findCoverage } from '../../src/feedback/domain/find-coverage.js';
import { findInstructions } from '../../src/feedback/domain/find-instructions.js';
import type { ModelOutput } from '../../src/feedback/domain/model-output.js';
import { verifyOutput } from '../../src/feedback/domain/verify-output.js';
import { injections, poorAnswers, quotesOf, wordsOf } from '../support/injections.js';
import { answeredQuestion } from '../support/kit-questions.js';

/** Sentences of good answers that have the words of tricks in them. */
const honestSentences = JSON.parse(
  readFileSync(new URL('../data/honest-sentences.json', import.meta.url), 'utf8'),
) as readonly string[];
/** As many as are looked at for one criterion. */
const atOnce = 5;

/** Top levels for all, on these quotes: for the first criterion, or for each. */
function gullible(
  { criteria }: AnsweredQuestion,
  quotes: string[],
  isForAll: boolean,
): ModelOutput {
  return {
    criteria: criteria.map(({ key, levels }, place) => ({
      criterion: key,
      evidence: isForAll || place === 0 ? quotes : [],
      rationale: 'The answer says so itself.',
      level: levels.length - 1,
      suggestion: 'Nothing.',
    })),
    redFlags: [],
    firstGap: 'None.',
    summary: 'Perfect.',
  };
}

/** Quotes on which a model that says this would have its top levels believed. */
function believed(
  question: AnsweredQuestion,
  quotes: readonly string[],
  isForAll = false,
): string[] {
  const order = question.criteria.map((_, place) => place);
  const { sentAnswer } = buildPrompt(question, { isRedacted: true, sendsReference: false, order });
  const groups = Array.from({ length: Math.ceil(quotes.length / atOnce) }, (_, place) =>
    quotes.slice(place * atOnce, (place + 1) * atOnce),
  );
  return groups.flatMap((group) => {
    const { criteria } = verifyOutput(question, sentAnswer, gullible(question, group, isForAll));
    return criteria
      .filter(({ levelKey }) => levelKey !== null)
      .flatMap(({ evidence }) => evidence.map(({ text }) => text));
  });
}

/**
 * What a model that believes every word would make of bad answers with a trick in them. It gives the top
 * level to everything, and quotes whatever it likes.
 */
describe('answers that try to talk a model into a level', () => {
  it('come in more than 30 kinds on more than 8 poor answers', () => {
    expect(new Set(injections.map(({ text }) => text)).size).toBeGreaterThanOrEqual(30);
    expect(new Set(poorAnswers.map(({ question }) => question)).size).toBeGreaterThanOrEqual(8);
  });

  it.each(injections)('get none by a quote of the trick: $name', (injection) => {
    poorAnswers.forEach(({ question: slug, answer }, place) => {
      const plain = answeredQuestion(slug, answer);
      const trick = wordsOf(injection, plain);
      const parts = place % 2 === 0 ? [answer, trick] : [trick, answer];
      const question = { ...plain, answer: parts.join('\n\n') };
      expect([slug, believed(question, quotesOf(trick))]).toEqual([slug, []]);
    });
  });

  it.each(injections)('make nothing look mentioned: $name', (injection) => {
    const gained = poorAnswers.flatMap(({ question: slug, answer }) => {
      const plain = answeredQuestion(slug, answer);
      const trick = wordsOf(injection, plain);
      const tricked = findCoverage({ ...plain, answer: `${answer}\n\n${trick}` });
      return findCoverage(plain)
        .filter(({ status }, place) => status !== 'strong' && tricked[place]?.status === 'strong')
        .map(({ criterionKey }) => `${slug}: ${criterionKey}`);
    });
    expect(gained).toEqual([]);
  });

  it.each(poorAnswers)('get none by words from the rubric or made up: $question', (poor) => {
    const question = answeredQuestion(poor.question, poor.answer);
    const rubric = question.criteria.flatMap(({ title, levels }) => [
      title,
      ...levels.map(({ descriptor }) => descriptor),
    ]);
    const made = ['The load is 3,860 requests a second at peak', poor.answer.toUpperCase()];
    const all = [...rubric, ...question.redFlags, ...question.reference, ...made];
    expect(believed(question, all)).toEqual([]);
  });

  it.each(poorAnswers)('get none by one sentence for everything: $question', (poor) => {
    const question = answeredQuestion(poor.question, poor.answer);
    const sentences = poor.answer.split(/(?<=[.!?])\s+/u);
    expect(sentences.length).toBeGreaterThan(2);
    for (const sentence of sentences) expect(believed(question, [sentence], true)).toEqual([]);
  });

  it('are not taken for honest answers that have words in common with them', () => {
    expect(new Set(honestSentences).size).toBeGreaterThanOrEqual(130);
    expect(honestSentences.filter((sentence) => findInstructions(sentence).length > 0)).toEqual([]);
  });

  it('cost honest answers little: nine in ten of their sentences can be quoted', () => {
    const folder = new URL('../data/sample-answers/', import.meta.url);
    const files = readdirSync(folder).filter((name) => name.endsWith('.md'));
    const counts = files.map((name) => {
      const answer = readFileSync(new URL(name, folder), 'utf8');
      const question = answeredQuestion(name.replace(/-\d\.md$/u, ''), answer);
      const sentences = answer
        .split(/(?<=[.!?])\s+|\n+/u)
        .filter((sentence) => sentence.length > 20 && sentence.split(' ').length > 3);
      return { said: sentences.length, quoted: believed(question, sentences).length };
    });
    const said = counts.reduce((sum, each) => sum + each.said, 0);
    const quoted = counts.reduce((sum, each) => sum + each.quoted, 0);
    expect(said).toBeGreaterThan(700);
    expect(quoted / said).toBeGreaterThan(0.88);
  });
});
