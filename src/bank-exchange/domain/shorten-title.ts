/**
 * Words on one line as a title of at most `longest` characters: cut after a word, or within one that is
 * longer than half of it, and ended with `…` where something was cut.
 */
export function shortenTitle(words: string, longest = 200): string {
  const characters = Array.from(words);
  if (characters.length <= longest) return words;
  const cut = characters.slice(0, longest - 1).join('');
  const space = cut.lastIndexOf(' ');
  return `${(space > cut.length / 2 ? cut.slice(0, space) : cut).trimEnd()}…`;
}
