const spaces = /[\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]/gu;
const invisible = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\u00ad\u200b\u2060\ufeff]/gu;
const namedSpaces =
  /&(?:nbsp;?|(?:NonBreaking|Medium|Thick|Thin|VeryThin)Space;|(?:en|em|num|punc|thin|hair)sp;|emsp1[34];|Tab;|NewLine;)/gu;
const numbered = /&#(?:x([\da-f]{1,6})|(\d{1,7}));?/giu;
/** No text of people has so much space in it, and patterns that look for its end become slow. */
const longestSpace = 200;
const longSpace = new RegExp(`\\s{${longestSpace},}`, 'gu');

/** Text of HTML with one sort of space and nothing invisible; its other entities are not resolved. */
export function cleanHtmlText(text: string): string {
  return text
    .replaceAll(namedSpaces, ' ')
    .replaceAll(numbered, visibleOnly)
    .replaceAll(spaces, ' ')
    .replaceAll(invisible, '')
    .replaceAll(longSpace, (space) => space.slice(0, longestSpace));
}

function visibleOnly(entity: string, hexadecimal?: string, decimal?: string): string {
  const code = hexadecimal === undefined ? Number(decimal) : Number.parseInt(hexadecimal, 16);
  if (code > 0x10ffff) return '';
  const sign = String.fromCodePoint(code);
  if (/\s/u.test(sign)) return ' ';
  return /[\p{Cc}\p{Cf}\p{Cs}]/u.test(sign) ? '' : entity;
}
