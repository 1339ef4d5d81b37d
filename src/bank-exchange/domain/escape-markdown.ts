/** What begins a block of Markdown at the start of a line. */
const lineStart = /^(?=[-+] |[-=]{2,}|#{1,6} |>|~~~|\[[^\]]*\]:)/u;
const numbered = /^(\d+)([.)] )/u;

/**
 * Text as Markdown that shows it as it is. Signs are escaped only where they would mean something: names
 * such as `user_id` stay readable.
 */
export function escapeMarkdown(text: string): string {
  return text
    .replaceAll(/\\(?=[!-/:-@[-`{-~]|$)/gu, '\\\\')
    .replaceAll(/[*`]/gu, '\\$&')
    .replaceAll(/(?<![\p{L}\p{N}_])_|_(?![\p{L}\p{N}_])/gu, '\\_')
    .replaceAll(/(?<!^|\s)~|~(?![\p{L}\p{N}])/gu, '\\$&')
    .replaceAll(/\](?=[([])|<(?=[a-z/!?])|&(?=#?\w+;)/giu, '\\$&')
    .replace(lineStart, '\\')
    .replace(numbered, '$1\\$2');
}
