import { decodeFile } from './decode-file.js';
import type { ParsedPart, ReadingProblem, SkippedPart } from './domain/parsed-bank.js';
import { readGiftBlock, type GiftQuestion } from './domain/read-gift-block.js';
import { readGiftComment } from './domain/read-gift-comment.js';
import { splitGift, type GiftBlock } from './domain/split-gift.js';
import { titleFrom } from './domain/title-from.js';
import { toEssayQuestion } from './domain/to-essay-question.js';
import { QuestionCount } from './question-count.js';
import { TitleIds } from './title-ids.js';
import { toOutline, toPrompt, type OutlineText } from './read-formatted-text.js';

const mostBlockText = 200_000;

/**
 * The questions of a GIFT file. Essays, whose braces are empty, become questions: general feedback is
 * the outline, and Moodle's `[id:…]` and `[tag:…]` in comments are the id elsewhere and the topics.
 * Categories and questions of other types are left out and named.
 *
 * @throws AppError for a file that is not UTF-8, too large, or has no question
 */
export function readGift(bytes: Uint8Array): ParsedPart[] {
  const count = new QuestionCount();
  const ids = new TitleIds();
  const parts: ParsedPart[] = [];
  for (const block of splitGift(decodeFile(bytes))) {
    if (block.kind === 'category') parts.push(category(block.line));
    else {
      count.add(block.line);
      parts.push(toPart(block, ids));
    }
  }
  count.refuseNone();
  return parts;
}

function category(line: number): SkippedPart {
  const detail = 'a category of Moodle; questions are filed by topics here';
  return { kind: 'skipped', line, code: 'category', detail };
}

function toPart(block: GiftBlock, ids: TitleIds): ParsedPart {
  if (block.text.length > mostBlockText) {
    const detail = 'is longer than 200,000 characters';
    return broken(block, { pointer: '', code: 'field-too-long', detail });
  }
  const question = readGiftBlock(block.text);
  const { type } = question;
  if (type === 'essay') return toQuestion(block, question, ids);
  if (type === 'unclosed') {
    const detail = 'has a { without its }; an empty line ends a question, and \\{ is a plain brace';
    return broken(block, { pointer: '', code: 'unclosed-answer', detail });
  }
  const detail = `a question of another type (${type}); only essay questions are taken`;
  return { kind: 'skipped', line: block.line, code: 'other-question-type', detail };
}

function broken({ line }: GiftBlock, problem: ReadingProblem): ParsedPart {
  return {
    kind: 'question',
    line,
    externalId: null,
    document: {},
    attachments: [],
    problems: [problem],
  };
}

function toQuestion(block: GiftBlock, question: GiftQuestion, ids: TitleIds): ParsedPart {
  const { externalId, tags } = readGiftComment(block.comment);
  const prompt = toPrompt(question.prompt);
  const outline = question.feedback === null ? nothing : toOutline(question.feedback);
  const title = question.title ?? titleFrom(prompt.words) ?? '';
  return toEssayQuestion({
    line: block.line,
    id: externalId ?? ids.idOf(title),
    title,
    prompt: prompt.markdown,
    outline: outline.points,
    tags,
    attachments: [...prompt.attachments, ...outline.attachments],
    problems: [...prompt.problems, ...outline.problems],
  });
}

const nothing: OutlineText = { points: [], attachments: [], problems: [] };
