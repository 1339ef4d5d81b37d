import type { HtmlBlock } from './html-block.js';
import type { OutlineHeading, OutlineLeaf } from './outline-pieces.js';

export type RenderBlocks = (blocks: readonly HtmlBlock[]) => string;

/** Markdown that must begin on a line of its own. */
const blockStart = /^(?:```|~~~|- |\d+\. |\||> )/u;

/**
 * Puts points together with what leads to them: the heading that each stands under, and before it the
 * wider headings that no point named yet. So each point can be read alone, and no heading is lost.
 */
export class PointComposer {
  private readonly named = new Set<OutlineHeading>();

  constructor(private readonly render: RenderBlocks) {}

  /** @param text the point in Markdown */
  compose(headings: readonly OutlineHeading[], leads: OutlineLeaf['leads'], text: string): string {
    const nearest = headings.at(-1);
    const toName = headings.filter((heading) => heading === nearest || !this.named.has(heading));
    for (const heading of toName) this.named.add(heading);
    const parts = [
      ...toName.map(({ html }) =>
        this.lineOf({ kind: 'paragraph', lines: [html], isQuoted: false }),
      ),
      ...leads.map((lead) => this.lineOf(lead)),
    ].filter((part) => part !== '');
    if (parts.length === 0) return text;
    return `${parts.join(': ')}:${blockStart.test(text) ? '\n\n' : ' '}${text}`;
  }

  private lineOf(lead: HtmlBlock): string {
    return this.render([lead])
      .replaceAll(/\s+/gu, ' ')
      .replace(/:(\**)$/u, '$1');
  }
}
