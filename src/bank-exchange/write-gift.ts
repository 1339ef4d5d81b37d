import type { BankFile } from './domain/bank-file.js';
import { titleOfBank, toEssayTexts, type EssayTexts } from './domain/essay-texts.js';
import { toXmlText } from './domain/escape-xml.js';
import { escapeGift } from './domain/gift-escapes.js';
import { escapeGiftToken } from './domain/read-gift-comment.js';
import { graderHtml } from './grader-html.js';
import { markdownToHtml } from './markdown-to-html.js';

/**
 * A GIFT file of essay questions, in pieces of one question each, every question on one line below
 * its comment with id and tags. Outline and rubric are the general feedback.
 */
export async function* writeGift({ head, questions }: BankFile): AsyncGenerator<string> {
  const category = oneLine(titleOfBank(head)).replaceAll('/', '//');
  yield `$CATEGORY: $course$/top/${category}\n\n`;
  for await (const question of questions) yield essay(toEssayTexts(question));
}

function essay(texts: EssayTexts): string {
  const tags = texts.topics.map((topic) => ` [tag:${escapeGiftToken(topic)}]`).join('');
  const comment = `// [id:${escapeGiftToken(oneLine(texts.id))}]${tags}`;
  const prompt = `[html]${escapeGift(markdownToHtml(texts.prompt))}`;
  const grader = graderHtml(texts);
  const feedback = grader === '' ? '' : `####[html]${escapeGift(grader)}`;
  return `${comment}\n::${escapeGift(oneLine(texts.title))}::${prompt}{${feedback}}\n\n`;
}

function oneLine(text: string): string {
  return toXmlText(text).replace(/\s+/gu, ' ').trim();
}
