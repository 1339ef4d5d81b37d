export interface GiftComment {
  readonly externalId: string | null;
  readonly tags: readonly string[];
}

/**
 * What Moodle keeps in the comment above a question: `[id:…]`, and `[tag:…]` for each tag. `[tags:a,b]`
 * is taken as well. In each a backslash keeps a `]` from ending it.
 */
export function readGiftComment(comment: string): GiftComment {
  const tokens = comment.split('\n').flatMap(tokensOf);
  const ids = tokens.flatMap(({ name, value }) => (name === 'id' ? [value] : []));
  const tags = tokens.flatMap(({ name, value }) => {
    if (name === 'tag') return [value];
    return name === 'tags' ? value.split(',').map((tag) => tag.trim()) : [];
  });
  const isSaid = (value: string): boolean => value !== '';
  return { externalId: ids.find(isSaid) ?? null, tags: tags.filter(isSaid) };
}

/** A value as it stands in brackets. */
export function escapeGiftToken(value: string): string {
  return value.replaceAll(']', '\\]').replace(/[\r\n]+/gu, ' ');
}

interface Token {
  readonly name: string;
  readonly value: string;
}

const openings = ['id', 'tag', 'tags'].map((name) => ({ name, opening: `[${name}:` }));

/** One pass: what follows a bracket that is never closed is read no second time. */
function tokensOf(line: string): Token[] {
  const tokens: Token[] = [];
  for (let at = line.indexOf('['); at !== -1; at = line.indexOf('[', at)) {
    const from = at;
    const begun = openings.find(({ opening }) => line.startsWith(opening, from));
    if (begun === undefined) at += 1;
    else {
      const start = from + begun.opening.length;
      const end = closeOf(line, start);
      if (end === -1) return tokens;
      tokens.push({
        name: begun.name,
        value: line.slice(start, end).replaceAll('\\]', ']').trim(),
      });
      at = end + 1;
    }
  }
  return tokens;
}

function closeOf(line: string, start: number): number {
  for (let at = line.indexOf(']', start); at !== -1; at = line.indexOf(']', at + 1)) {
    if (line[at - 1] !== '\\') return at;
  }
  return -1;
}
