export interface ClozeText {
  /** The text with `[…]` for what was hidden, followed by its hint in parentheses. */
  readonly prompt: string;
  /** What was hidden, in its order and each only once. */
  readonly answers: readonly string[];
}

interface OpenCloze {
  readonly open: string;
  text: string;
}

/**
 * A text of Anki with gaps, `{{c1::Paris::capital}}`, as what it asks and what belongs there. Gaps in
 * gaps are part of the outer one. As in Anki a hint begins at the first `::` of a gap. A gap that is not
 * closed is text.
 *
 * @returns null for a text without gaps
 */
export function splitCloze(html: string): ClozeText | null {
  const answers = new Set<string>();
  const open: OpenCloze[] = [];
  let prompt = '';
  let at = 0;
  const add = (text: string): void => {
    const cloze = open.at(-1);
    if (cloze === undefined) prompt += text;
    else cloze.text += text;
  };
  for (const mark of html.matchAll(/\{\{c\d{1,3}::|\}\}/gu)) {
    add(html.slice(at, mark.index));
    at = mark.index + mark[0].length;
    if (mark[0] !== '}}') {
      open.push({ open: mark[0], text: '' });
      continue;
    }
    const cloze = open.pop();
    if (cloze === undefined) {
      add('}}');
      continue;
    }
    const { answer, hint } = partsOf(cloze.text);
    if (open.length > 0) add(answer);
    else {
      answers.add(answer);
      add(hint === '' ? '[…]' : `[…] (${hint})`);
    }
  }
  const unclosed = open.map((cloze) => cloze.open + cloze.text).join('');
  if (answers.size === 0) return null;
  return { prompt: prompt + unclosed + html.slice(at), answers: [...answers] };
}

function partsOf(text: string): { answer: string; hint: string } {
  const at = text.indexOf('::');
  if (at === -1) return { answer: text, hint: '' };
  return { answer: text.slice(0, at), hint: text.slice(at + 2) };
}
