import { questionKeys } from './domain/document-keys.js';
import { inKeyOrder } from './domain/in-key-order.js';
import { lineForms, type LineForm } from './domain/list-cell.js';
import {
  beginsQuestion,
  type MarkdownSection,
  type SectionForm,
} from './domain/markdown-layout.js';
import { divideAtHeadings, nestsTooDeep } from './markdown-blocks.js';
import { readMarkdownSection } from './read-markdown-section.js';
import { writeYaml } from './write-yaml.js';

type Fields = Readonly<Record<string, unknown>>;

/** A section as it is written. */
export interface WrittenSection {
  readonly text: string;
  /** Whether the front matter has to say that the text ends without a line break. */
  readonly isOpenEnded: boolean;
}

/**
 * A section of a question: as people write it where that reads back the same, else as a block of code in
 * YAML, which can say everything.
 */
export function writeMarkdownSection(section: MarkdownSection, value: unknown): WrittenSection {
  const hand = writers[section.form](value);
  const isOpenEnded = section.form === 'text' && hand.includes('\n') && !hand.endsWith('\n');
  const text = hand.trimEnd();
  if (readsBack(section, { text, isOpenEnded }, value)) return { text, isOpenEnded };
  return { text: yamlBlock(inOrder(section.field, value)), isOpenEnded: false };
}

const writers: Readonly<Record<SectionForm, (value: unknown) => string>> = {
  text: String,
  lines: listOf(lineForms.text),
  clarifications: listOf(lineForms.clarification),
  probes: listOf(lineForms.probe),
  // No section of this form reads it back.
  yaml: () => '',
  rubric: writeRubric,
};

const rubric: MarkdownSection = { title: 'Rubric', field: 'rubric', form: 'rubric' };

function listOf(form: LineForm): (value: unknown) => string {
  return (value) =>
    (value as readonly unknown[]).map((item) => writeItem('-', form.write(item))).join('\n');
}

function writeItem(sign: string, text: string): string {
  return `${sign} ${text.replaceAll(/\n(?=[^\n])/gu, `\n${' '.repeat(sign.length + 1)}`)}`;
}

function writeRubric(value: unknown): string {
  return (value as readonly Fields[])
    .map((criterion) => {
      const text = writeCriterion(criterion);
      if (readsBack(rubric, { text, isOpenEnded: false }, [criterion])) return text;
      const { key, ...rest } = inOrder('rubric', criterion) as Fields;
      return `### ${String(key)}\n\n${yamlBlock(rest)}`;
    })
    .join('\n\n');
}

function writeCriterion(criterion: Fields): string {
  const { key, title, weight, mustHave, minLevel } = criterion;
  const aliases = (criterion['aliases'] ?? []) as readonly string[];
  const levels = (criterion['levels'] ?? []) as readonly string[];
  const flags = [
    `weight ${String(weight)}`,
    ...(mustHave === true ? ['must-have'] : []),
    ...(typeof minLevel === 'string' ? [`from ${minLevel}`] : []),
  ];
  return [
    `### ${String(key)}: ${String(title)}`,
    flags.join(', '),
    ...(aliases.length === 0 ? [] : [`Aliases: ${aliases.join('; ')}`]),
    levels.map((text, level) => writeItem(`${level}.`, text)).join('\n'),
  ].join('\n\n');
}

function readsBack(
  { title, field, form }: MarkdownSection,
  { text, isOpenEnded }: WrittenSection,
  value: unknown,
): boolean {
  if (text.includes('\r') || nestsTooDeep(text)) return false;
  const lines = text.split('\n');
  if (lines.some((line, place) => beginsQuestion(line, lines[place + 1] ?? ''))) return false;
  // The headings around it show whether the text ends where it should.
  const [, , section, next] = divideAtHeadings(`# a\n\n## ${title}\n\n${text}\n\n## next\n`, 2, 1);
  if (section?.title !== title || next?.title !== 'next') return false;
  const reading = readMarkdownSection(form, { text: section.text, line: 1, isOpenEnded });
  return reading.problems.length === 0 && isEqual(field, reading.value, value);
}

function isEqual(field: string, one: unknown, other: unknown): boolean {
  return JSON.stringify(inOrder(field, one)) === JSON.stringify(inOrder(field, other));
}

function inOrder(field: string, value: unknown): unknown {
  return inKeyOrder(value, questionKeys[field] ?? {});
}

/** A fence longer than any in the text. */
function yamlBlock(value: unknown): string {
  const text = writeYaml(value);
  const longest = Math.max(2, ...(text.match(/`+/gu) ?? []).map((run) => run.length));
  const fence = '`'.repeat(longest + 1);
  return `${fence}yaml\n${text}${fence}`;
}
