import type { Token, Tokens } from 'marked';
import type { ReadingProblem } from './domain/parsed-bank.js';
import { contentOf, divideAtHeadings, yamlBlockOf, type MarkdownBlock } from './markdown-blocks.js';
import { readYaml } from './read-yaml.js';

/** A value of a section, with what is wrong with it; problems point into the value. */
export interface SectionReading {
  readonly value: unknown;
  readonly problems: readonly ReadingProblem[];
}

type Fields = Record<string, unknown>;

/**
 * The criteria of a section `## Rubric`: each is a heading `### key: title`, a line such as `weight 25,
 * must-have, from senior`, a line `Aliases: one; two`, and its levels as a list numbered from 0.
 */
export function readMarkdownRubric(text: string, firstLine: number): SectionReading {
  const [above, ...blocks] = divideAtHeadings(text, 3, firstLine);
  const stray = above === undefined || above.text.trim() === '' ? [] : [strayText('', firstLine)];
  const read = blocks.map((block, index) => readCriterion(block, `/${index}`));
  return {
    value: read.map(({ value }) => value),
    problems: [...stray, ...read.flatMap(({ problems }) => problems)],
  };
}

function readCriterion(block: MarkdownBlock, pointer: string): SectionReading {
  const { title: heading, text, line } = block;
  const colon = heading.indexOf(':');
  const key = (colon === -1 ? heading : heading.slice(0, colon)).trim();
  const named = colon === -1 ? { key } : { key, title: heading.slice(colon + 1).trim() };
  const yaml = yamlBlockOf(text);
  if (yaml !== null) {
    const { value } = readYaml(yaml, block.textLine + 1);
    if (typeof value === 'object' && value !== null)
      return { value: { ...named, ...value }, problems: [] };
  }
  const criterion: Fields = { ...named, mustHave: false, aliases: [] };
  const problems = contentOf(text).flatMap((token) =>
    readBlock(token, criterion, { pointer, line }),
  );
  return { value: criterion, problems };
}

interface Place {
  readonly pointer: string;
  readonly line: number;
}

function readBlock(token: Token, criterion: Fields, { pointer, line }: Place): ReadingProblem[] {
  if (token.type === 'list') {
    const { ordered, items } = token as Tokens.List;
    if (ordered) for (const { text } of items) addLevel(criterion, text);
    return ordered ? [] : [strayText(pointer, line)];
  }
  if (token.type !== 'paragraph') return [strayText(pointer, line)];
  const lines = token.raw.split('\n').filter((each) => each.trim() !== '');
  return lines.every((each) => readLine(each.trim(), criterion)) ? [] : [strayText(pointer, line)];
}

/** Whether the line was understood. */
function readLine(line: string, criterion: Fields): boolean {
  const aliases = /^aliases:(.*)$/iu.exec(line);
  if (aliases !== null) {
    const words = (aliases[1] ?? '').split(';').map((each) => each.trim());
    criterion['aliases'] = words.filter((each) => each !== '');
    return true;
  }
  // A list that does not begin with 1 is a part of the lines above it unless one is left blank.
  const level = /^\d\. (.*)$/u.exec(line);
  if (level !== null) {
    addLevel(criterion, level[1] ?? '');
    return true;
  }
  return line.split(',').every((flag) => readFlag(flag.trim(), criterion));
}

function addLevel(criterion: Fields, text: string): void {
  const levels = (criterion['levels'] ??= []) as string[];
  levels.push(text.trim());
}

function readFlag(flag: string, criterion: Fields): boolean {
  const weight = /^weight:? (\d{1,4})$/iu.exec(flag);
  const level = /^from (\w{1,20})$/iu.exec(flag);
  if (weight !== null) criterion['weight'] = Number(weight[1]);
  else if (level !== null) criterion['minLevel'] = (level[1] ?? '').toLowerCase();
  else if (/^must[- ]have$/iu.test(flag)) criterion['mustHave'] = true;
  else return false;
  return true;
}

function strayText(pointer: string, line: number): ReadingProblem {
  const detail =
    'a criterion is a heading "### key: title", a line "weight 25, must-have, from senior", ' +
    `a line "Aliases: one; two", and four levels numbered from 0 (line ${line})`;
  return { pointer, code: 'wrong-criterion', detail };
}
