import type { BankFile } from './domain/bank-file.js';
import { frontKeys, markdownSections, openEndKey } from './domain/markdown-layout.js';
import { divideAtHeadings } from './markdown-blocks.js';
import { writeMarkdownSection } from './write-markdown-section.js';
import { writeYaml } from './write-yaml.js';

type Fields = Readonly<Record<string, unknown>>;

/**
 * The questions of a bank in Markdown, piece by piece. What the bank says of itself is left out. Equal
 * questions make equal bytes.
 */
export async function* writeBankMarkdown({
  questions,
}: Pick<BankFile, 'questions'>): AsyncGenerator<string> {
  let separator = '';
  for await (const question of questions) {
    yield `${separator}${writeQuestion(question)}`;
    separator = '\n';
  }
}

function writeQuestion(question: Fields): string {
  const sections = markdownSections
    .filter(({ field }) => question[field] !== undefined)
    .map((section) => ({ section, ...writeMarkdownSection(section, question[section.field]) }));
  const openEnded = sections.filter(({ isOpenEnded }) => isOpenEnded);
  const isHeading = typeof question['title'] === 'string' && canBeHeading(question['title']);
  const front = {
    ...Object.fromEntries(
      frontKeys
        .filter((key) => question[key] !== undefined && !(key === 'title' && isHeading))
        .map((key) => [key, question[key]]),
    ),
    ...(openEnded.length === 0
      ? {}
      : { [openEndKey]: openEnded.map(({ section }) => section.field) }),
  };
  const blocks = [
    ...(isHeading ? [`# ${String(question['title'])}`] : []),
    ...sections.map(
      ({ section, text }) => `## ${section.title}${text === '' ? '' : `\n\n${text}`}`,
    ),
  ];
  return `---\n${writeYaml(front)}---\n\n${blocks.join('\n\n')}\n`;
}

function canBeHeading(title: string): boolean {
  if (title.includes('\r')) return false;
  const [above, heading, ...others] = divideAtHeadings(`# ${title}\n\n`, 6, 1);
  const isAlone = above?.text === '' && heading?.text.trim() === '' && others.length === 0;
  return isAlone && heading.title === title;
}
