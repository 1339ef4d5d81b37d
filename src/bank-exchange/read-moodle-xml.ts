import type {
  ParsedPart,
  ParsedQuestion,
  ReadingProblem,
  SkippedPart,
} from './domain/parsed-bank.js';
import type { FormattedText, TextFormat } from './domain/read-gift-block.js';
import { titleFrom } from './domain/title-from.js';
import { toEssayQuestion } from './domain/to-essay-question.js';
import { childOf, childrenOf, isCutWithin, textOf, type XmlElement } from './domain/xml-element.js';
import { QuestionCount } from './question-count.js';
import { readXmlParts } from './read-xml.js';
import { TitleIds } from './title-ids.js';
import { toOutline, toPrompt } from './read-formatted-text.js';

/**
 * The questions of a Moodle XML file (`<quiz>`, Moodle 2 to 5). Essay questions become questions:
 * `idnumber` is their id elsewhere, grader information and general feedback the outline, tags the
 * topics, and a response template is shown below the prompt. Categories and questions of other types
 * are left out and named.
 *
 * @throws AppError for a file that is none of these or breaks the bounds of XML files
 */
export function readMoodleXml(bytes: Uint8Array): ParsedPart[] {
  const count = new QuestionCount();
  const ids = new TitleIds();
  const parts: ParsedPart[] = [];
  for (const element of readXmlParts(bytes, ({ name }) => name === 'quiz')) {
    if (element.name !== 'question') continue;
    count.add(element.line);
    parts.push(leftOut(element) ?? toQuestion(element, ids));
  }
  count.refuseNone();
  return parts;
}

function leftOut(question: XmlElement): SkippedPart | null {
  const { line } = question;
  const type = question.attributes.get('type') ?? '';
  if (type === 'essay') return null;
  if (type === 'category') {
    const detail = 'a category of Moodle; questions are filed by topics here';
    return { kind: 'skipped', line, code: 'category', detail };
  }
  const name = /^[\w-]{1,40}$/u.test(type) ? type : 'without a known type';
  const detail = `a question of another type (${name}); only essay questions are taken`;
  return { kind: 'skipped', line, code: 'other-question-type', detail };
}

/** The texts of a question, by the name of their element and the member of ours that they become. */
const texts = [
  { element: 'name', pointer: '/title' },
  { element: 'questiontext', pointer: '/prompt' },
  { element: 'responsetemplate', pointer: '/prompt' },
  { element: 'graderinfo', pointer: '/outline' },
  { element: 'generalfeedback', pointer: '/outline' },
];

function toQuestion(question: XmlElement, ids: TitleIds): ParsedQuestion {
  const prompt = toPrompt(formatted(question, 'questiontext'));
  const template = toPrompt(formatted(question, 'responsetemplate'));
  const outlines = ['graderinfo', 'generalfeedback'].map((name) =>
    toOutline(formatted(question, name)),
  );
  const name = oneLine(plainText(question, 'name'));
  const title = name === '' ? (titleFrom(prompt.words) ?? '') : name;
  const tags = childrenOf(childOf(question, 'tags'), 'tag').map((tag) =>
    textOf(childOf(tag, 'text')),
  );
  const read = [prompt, template, ...outlines];
  const idNumber = textOf(childOf(question, 'idnumber')).trim();
  return toEssayQuestion({
    line: question.line,
    id: idNumber === '' ? ids.idOf(title) : idNumber,
    title,
    prompt: withTemplate(prompt.markdown, template.markdown),
    outline: outlines.flatMap(({ points }) => points),
    tags,
    attachments: [...read.flatMap(({ attachments }) => attachments), ...fileNames(question)],
    problems: [
      ...texts.flatMap(({ element, pointer }) => tooLong(question, element, pointer)),
      ...read.flatMap(({ problems }) => problems),
    ],
  });
}

function withTemplate(prompt: string, template: string): string {
  return template === '' ? prompt : `${prompt}\n\n**Template of the answer:**\n\n${template}`;
}

const formats: ReadonlyMap<string, TextFormat> = new Map([
  ['html', 'html'],
  ['markdown', 'markdown'],
  ['plain_text', 'plain'],
  ['moodle_auto_format', 'moodle'],
]);

/** A text that is too long is told as a problem, so that nothing needs to be made of it. */
function formatted(question: XmlElement, name: string): FormattedText {
  const element = childOf(question, name);
  const format = formats.get(element?.attributes.get('format') ?? 'html') ?? 'html';
  return { format, text: plainText(question, name) };
}

function plainText(question: XmlElement, name: string): string {
  const text = childOf(childOf(question, name), 'text');
  return isCutWithin(text) ? '' : textOf(text);
}

function oneLine(text: string): string {
  return text.replace(/\s+/gu, ' ').trim();
}

function tooLong(question: XmlElement, name: string, pointer: string): ReadingProblem[] {
  const text = childOf(childOf(question, name), 'text');
  const detail = 'is longer than 200,000 characters';
  return isCutWithin(text) ? [{ pointer, code: 'field-too-long', detail }] : [];
}

/** Files that are packed into the XML beside the texts that show them. */
function fileNames(question: XmlElement): string[] {
  const holders = question.children.filter((child) => typeof child !== 'string');
  return holders
    .flatMap((holder) => childrenOf(holder, 'file'))
    .flatMap((file) => file.attributes.get('name') ?? []);
}
