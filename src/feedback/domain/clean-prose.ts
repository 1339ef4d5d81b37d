/** Nothing a reader sees: controls, direction marks, tags and other signs without looks. Joiners stay. */
const unseen =
  /(?![\n\t]|\u{200C}|\u{200D}|\u{FE0E}|\u{FE0F})[\p{Cc}\p{Default_Ignorable_Code_Point}\p{Surrogate}]/gu;
/** Blanks to whoever reads, and not to a pattern: without them what stands on both sides is one word. */
const otherBlank = /[\v\f\u0085\u115F\u1160\u3164\uFFA0]|\r(?!\n)/gu;
const address =
  /(?:\b[a-z][a-z0-9+.-]{1,20}:)?\/\/[^\s<>"')\]]+|\b(?:www\.|data:|javascript:|mailto:)[^\s<>"')\]]+/giu;
const tag = /<(?=[a-z/!?])/giu;
const link = /\](?=[(:[])/gu;

/**
 * Makes of what a model wrote text that is only read. Models repeat what an answer makes them say, and an
 * address that a page loads by itself, or that a reader follows, tells its owner whatever was put into
 * it. So addresses are blanked, and what would begin a tag or a link is set apart by a space: nothing is
 * left to render, while `List<T>` and `a < b` can still be read.
 *
 * @param mostCharacters code points; what is longer ends at a word, with an ellipsis
 */
export function cleanProse(prose: string, mostCharacters: number): string {
  const clean = prose
    .replaceAll(otherBlank, ' ')
    .replaceAll(unseen, '')
    .replaceAll(address, '…')
    .replaceAll(tag, '< ')
    .replaceAll(link, '] ')
    .trim();
  const characters = Array.from(clean);
  if (characters.length <= mostCharacters) return clean;
  const cut = characters.slice(0, mostCharacters - 1).join('');
  const lastBlank = cut.search(/\s\S*$/u);
  return `${lastBlank > 0 ? cut.slice(0, lastBlank) : cut}…`;
}
