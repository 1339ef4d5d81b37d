/** More are not named: a list for people to go through. */
const mostNames = 50;
const code = /```[^]*?```|`[^`\n]*`/gu;
const destinations = [
  // [text](file.png) and ![text](file.png)
  /\]\(\s*<?([^\s()<>]{1,300})/gu,
  // [name]: file.png
  /^ {0,3}\[[^\]\n]{1,200}\]:[ \t]*<?([^\s<>]{1,300})/gmu,
  // <img src="file.png">
  /<(?:img|a|audio|video|source)\b[^<>]{0,500}?\b(?:src|href)\s*=\s*["']?([^"'\s<>]{1,300})/giu,
] as const;
const address = /^(?:[a-z][a-z0-9+.-]*:|\/\/|#)/iu;

/**
 * Names of the files beside a document that its Markdown shows or links to, each once, in the order of
 * the texts; addresses on the web are none. They are read off the text, code left out, because to
 * understand all of Markdown in a text made to hurt takes longer than any import may.
 */
export function findAttachments(document: unknown): string[] {
  const names = textsIn(document).flatMap(namesIn);
  return [...new Set(names)].slice(0, mostNames);
}

function namesIn(text: string): string[] {
  if (!text.includes('](') && !text.includes(']:') && !text.includes('<')) return [];
  const prose = text.replaceAll(code, '');
  return destinations
    .flatMap((pattern) => [...prose.matchAll(pattern)])
    .flatMap(([, destination = '']) => {
      const [name = ''] = destination.split(/[?#]/u);
      return name === '' || address.test(destination) ? [] : [name];
    });
}

function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(textsIn);
}
