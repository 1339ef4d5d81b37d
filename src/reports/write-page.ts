import { Markup, markup } from '../kernel/markup.js';
import type { ChartTheme } from '../platform/charts/chart.js';
import type { Density } from './domain/rate-density.js';
import { pageStyles } from './page-style.js';

export interface Page {
  readonly title: string;
  readonly theme: ChartTheme;
  readonly density: Density;
  readonly content: Markup;
}

/**
 * A document that loads nothing and runs nothing, wherever it is kept: its own policy allows its one style
 * sheet and nothing else, also when it is opened from a disk.
 */
export function writePage({ title, theme, density, content }: Page): string {
  const style = pageStyles[theme];
  const policy = `default-src 'none'; style-src ${style.hash}; base-uri 'none'; form-action 'none'`;
  // A style sheet of our own making, of which no part is anybody's text.
  const sheet = new Markup(`<style>${style.text}</style>`);
  return markup`<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta http-equiv="Content-Security-Policy" content="${policy}"><meta name="robots" content="noindex"><meta name="referrer" content="no-referrer"><title>${title}</title>${sheet}</head><body class="${density}"><main>${content}</main></body></html>
`.text;
}

/** What a link shows that is unknown, over or taken back: all the same. */
export function writeLostPage(): string {
  const content = markup`<div class="content"><h1>There is no report here</h1><p>The link is not right, its time is over, or whoever made it has taken it back. Ask them for a new one.</p></div>`;
  return writePage({ title: 'No report', theme: 'auto', density: 'roomy', content });
}
