/** What CommonMark and GitHub give a meaning inside of a line; any of it can be escaped. */
const telling = /[\\`*_{}[\]<>#!|~&@$^]/gu;
/** What becomes a link without any brackets. */
const addresses = /(?<=www)\.|:(?=\/\/)/giu;
/** What begins a list or a heading, where a line begins. */
const openings = /^(?:[-+=]|\d{1,9}(?=[.)]))/u;

/** One line of text that Markdown leaves as it is: neither markup, link nor HTML. */
export function escapeMarkdown(line: string): string {
  return line
    .replaceAll(telling, String.raw`\$&`)
    .replaceAll(addresses, String.raw`\$&`)
    .replace(openings, (opening) => (/\d/u.test(opening) ? `${opening}\\` : `\\${opening}`));
}
