import type { Tokens } from 'marked';
import { AppError } from '../kernel/app-error.js';
import { lineForms, readLines, type LineForm } from './domain/list-cell.js';
import type { SectionForm } from './domain/markdown-layout.js';
import { contentOf, yamlBlockOf } from './markdown-blocks.js';
import { readMarkdownRubric, type SectionReading } from './read-markdown-rubric.js';
import { readYaml } from './read-yaml.js';

/** The text below a heading. */
export interface SectionText {
  readonly text: string;
  readonly line: number;
  /** Whether a text of several lines ends with the last of them, and not with a line break. */
  readonly isOpenEnded: boolean;
}

const readers: Readonly<Record<SectionForm, (section: SectionText) => SectionReading>> = {
  text: readProse,
  lines: (section) => readList(section, lineForms.text),
  clarifications: (section) => readList(section, lineForms.clarification),
  probes: (section) => readList(section, lineForms.probe),
  yaml: ({ line }) => refused('wrong-section', `must be a block of code in YAML (line ${line})`),
  rubric: ({ text, line }) => readMarkdownRubric(text, line),
};

/** What a section says, by its form; any may be a block of code in YAML instead. */
export function readMarkdownSection(form: SectionForm, section: SectionText): SectionReading {
  try {
    const yaml = yamlBlockOf(section.text);
    if (yaml === null) return readers[form](section);
    return { value: readYaml(yaml, section.line + 1).value, problems: [] };
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    const [fault] = error.particulars.errors ?? [];
    return refused(fault?.code ?? error.code, fault?.detail ?? error.detail);
  }
}

function readProse({ text, isOpenEnded }: SectionText): SectionReading {
  const prose = text.trimEnd();
  if (prose === '') return { value: undefined, problems: [] };
  const ending = prose.includes('\n') && !isOpenEnded ? '\n' : '';
  return { value: `${prose}${ending}`, problems: [] };
}

function readList({ text, line }: SectionText, form: LineForm): SectionReading {
  const content = contentOf(text);
  const [list, ...others] = content;
  if (list === undefined) return { value: [], problems: [] };
  if (list.type !== 'list' || others.length > 0) {
    return refused('wrong-section', `must be one list (line ${line})`);
  }
  const { items } = list as Tokens.List;
  const { items: value, problems } = readLines(
    items.map((item) => item.text),
    form,
  );
  return { value, problems };
}

function refused(code: string, detail: string): SectionReading {
  return { value: undefined, problems: [{ pointer: '', code, detail }] };
}
