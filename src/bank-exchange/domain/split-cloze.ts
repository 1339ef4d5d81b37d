export interface ClozeText {
  /** The text with `[…]` for what was hidden, followed by its hint in parentheses. */
  readonly prompt: string;
  /** What was hidden, in its order and each only once. */
  readonly answers: readonly string[];
}

/** How deep gaps may be nested. */
const mostDepth = 8;

interface OpenCloze {
  readonly mark: string;
  answer: string;
  /** Null until the first `::`. */
  hint: string | null;
}

/**
 * A text of Anki with gaps, `{{c1::Paris::capital}}`, as what it asks and what belongs there. Gaps in
 * gaps are part of the outer one. As in Anki a hint begins at the first `::` of a gap. A gap that is not
 * closed is text. Takes time in proportion to its length.
 *
 * @returns null for a text without gaps, or with more gaps within gaps than Anki knows
 */
export function splitCloze(html: string): ClozeText | null {
  const answers = new Set<string>();
  const open: OpenCloze[] = [];
  let prompt = '';
  let at = 0;
  const add = (text: string): void => {
    const cloze = open.at(-1);
    if (cloze === undefined) prompt += text;
    else addTo(cloze, text);
  };
  for (const { index, 0: mark } of html.matchAll(/\{\{c\d{1,3}::|\}\}/gu)) {
    add(html.slice(at, index));
    at = index + mark.length;
    if (mark !== '}}') {
      if (open.length === mostDepth) return null;
      open.push({ mark, answer: '', hint: null });
      continue;
    }
    const cloze = open.pop();
    if (cloze === undefined) add(mark);
    else if (open.length > 0) add(cloze.answer);
    else {
      answers.add(cloze.answer);
      add(cloze.hint === null ? '[…]' : `[…] (${cloze.hint})`);
    }
  }
  add(html.slice(at));
  if (answers.size === 0) return null;
  return { prompt: prompt + open.map(textOf).join(''), answers: [...answers] };
}

function addTo(cloze: OpenCloze, text: string): void {
  if (cloze.hint !== null) {
    cloze.hint += text;
    return;
  }
  const at = text.indexOf('::');
  cloze.answer += at === -1 ? text : text.slice(0, at);
  if (at !== -1) cloze.hint = text.slice(at + 2);
}

/** What was written of a gap that is not closed. */
function textOf({ mark, answer, hint }: OpenCloze): string {
  return mark + answer + (hint === null ? '' : `::${hint}`);
}
