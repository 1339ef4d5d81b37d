import { unescapeGift } from './gift-escapes.js';

/** How a text of Moodle is written. */
export type TextFormat = 'html' | 'moodle' | 'plain' | 'markdown';

export interface FormattedText {
  readonly format: TextFormat;
  readonly text: string;
}

/** The types of question that GIFT can say, by the names that Moodle gives them. */
export type GiftType =
  'essay' | 'description' | 'numerical' | 'truefalse' | 'matching' | 'multichoice' | 'shortanswer';

export interface GiftQuestion {
  /** `unclosed` where the answer never ends. */
  readonly type: GiftType | 'unclosed';
  readonly title: string | null;
  readonly prompt: FormattedText;
  /** What is shown after the answer; null where nothing is. */
  readonly feedback: FormattedText | null;
}

const blank = '_____';

/**
 * Understands one question of GIFT in one pass, without going back: an optional `::title::`, an
 * optional `[format]`, the text, and the answer in braces, which is empty in an essay but for its
 * general feedback after `####`. Text after the braces follows a blank, as Moodle shows it.
 * Source: Moodle's documentation of GIFT and its importer.
 */
export function readGiftBlock(block: string): GiftQuestion {
  const { title, rest } = cutTitle(block.trim());
  const open = findUnescaped(rest, '{', 0);
  if (open === -1) return withoutAnswer('description', title, rest);
  const close = findUnescaped(rest, '}', open + 1);
  if (close === -1) return withoutAnswer('unclosed', title, rest.slice(0, open));
  const after = rest.slice(close + 1).trim();
  const text = rest.slice(0, open) + (after === '' ? '' : `${blank} ${after}`);
  const prompt = formatted(text, 'moodle');
  const { answer, feedback } = cutFeedback(rest.slice(open + 1, close));
  return {
    type: typeOf(answer),
    title,
    prompt,
    feedback: feedback === null ? null : formatted(feedback, prompt.format),
  };
}

function withoutAnswer(
  type: 'description' | 'unclosed',
  title: string | null,
  text: string,
): GiftQuestion {
  return { type, title, prompt: formatted(text, 'moodle'), feedback: null };
}

function cutTitle(block: string): { title: string | null; rest: string } {
  const end = block.startsWith('::') ? findUnescaped(block, '::', 2) : -1;
  if (end === -1) return { title: null, rest: block };
  const title = unescapeGift(block.slice(2, end)).trim();
  return { title: title === '' ? null : title, rest: block.slice(end + 2) };
}

function cutFeedback(answer: string): { answer: string; feedback: string | null } {
  const at = findUnescaped(answer, '####', 0);
  if (at === -1) return { answer: answer.trim(), feedback: null };
  const feedback = answer.slice(at + 4).trim();
  return { answer: answer.slice(0, at).trim(), feedback: feedback === '' ? null : feedback };
}

const marks: ReadonlyMap<string, TextFormat> = new Map([
  ['[html]', 'html'],
  ['[moodle]', 'moodle'],
  ['[plain]', 'plain'],
  ['[markdown]', 'markdown'],
]);

function formatted(source: string, usual: TextFormat): FormattedText {
  const text = source.trim();
  const mark = text.slice(0, text.indexOf(']') + 1);
  const format = marks.get(mark);
  if (format === undefined) return { format: usual, text: unescapeGift(text) };
  return { format, text: unescapeGift(text.slice(mark.length)) };
}

function typeOf(answer: string): GiftType {
  if (answer === '') return 'essay';
  if (answer.startsWith('#')) return 'numerical';
  if (findUnescaped(answer, '~', 0) !== -1) return 'multichoice';
  if (!answer.startsWith('=')) return 'truefalse';
  return findUnescaped(answer, '->', 0) === -1 ? 'shortanswer' : 'matching';
}

/** Where a mark stands that no backslash takes its meaning from; -1 where it does not. */
function findUnescaped(text: string, mark: string, from: number): number {
  for (let at = from; at < text.length; at += 1) {
    if (text[at] === '\\') at += 1;
    else if (text.startsWith(mark, at)) return at;
  }
  return -1;
}
