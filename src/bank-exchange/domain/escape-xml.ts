const forbidden = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/gu;

const references: ReadonlyMap<string, string> = new Map([
  ['&', '&amp;'],
  ['<', '&lt;'],
  ['>', '&gt;'],
  ['"', '&quot;'],
  ["'", '&#39;'],
]);

/** Text as XML and HTML write it, in elements as well as in attributes with quotes. */
export function escapeXml(text: string): string {
  return toXmlText(text).replace(/[&<>"']/gu, (mark) => references.get(mark) ?? mark);
}

/** Text with only the characters that XML may hold, and line feeds as the ends of lines. */
export function toXmlText(text: string): string {
  return text.toWellFormed().replace(/\r\n?/gu, '\n').replace(forbidden, '\uFFFD');
}

/** Text within CDATA: where it ends such a section, it is divided between two. */
export function toCdata(text: string): string {
  return `<![CDATA[${toXmlText(text).replaceAll(']]>', ']]]]><![CDATA[>')}]]>`;
}
