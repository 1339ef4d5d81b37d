import { darkColours, lightColours, listColours } from './chart-colours.js';

/** What is written around a drawing. */
export interface SvgFrame {
  /** Unique among the drawings of a page that holds several. */
  id: string;
  title: string;
  description: string;
  /** Whether the light drawing turns dark where the viewer prefers that. */
  followsViewer: boolean;
}

/** All that XML 1.0 cannot hold, escaped or not: one such character and no viewer opens the file. */
const notXml = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu;

/**
 * The drawing as an image that says what it shows: a title and a description that screen readers tell,
 * and the rules by which it turns dark.
 */
export function frameSvg(drawing: string, frame: SvgFrame): string {
  const { id, title, description, followsViewer } = frame;
  const names = `role="img" aria-labelledby="${id}-title ${id}-desc"`;
  const head = [
    `<title id="${id}-title">${escapeText(title)}</title>`,
    `<desc id="${id}-desc">${escapeText(description)}</desc>`,
    followsViewer ? `<style>${darkRules(`#${id}`)}</style>` : '',
  ].join('');
  return drawing
    .replace(/^<svg([^>]*?) class="marks"([^>]*)>/u, (_, before: string, after: string) =>
      [`<svg id="${id}" ${names}${before}${after}>`, head].join(''),
    )
    .replaceAll(notXml, '');
}

/**
 * How a drawing that is found by a selector turns dark. Colours stay presentation attributes, for
 * whatever reads no CSS. A rule of a style sheet is stronger than an attribute, so that it is enough to
 * say which colour becomes which.
 */
export function darkRules(selector: string): string {
  const dark = listColours(darkColours);
  const rules = listColours(lightColours).map((light, index) =>
    ['fill', 'stroke']
      .map((way) => `${selector} [${way}="${light}"]{${way}:${dark[index]}}`)
      .join(''),
  );
  return `@media (prefers-color-scheme:dark){${rules.join('')}}`;
}

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };

function escapeText(text: string): string {
  return text.replaceAll(/[&<>]/gu, (character) => entities[character] ?? '');
}
