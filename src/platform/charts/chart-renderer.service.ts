import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { TopLevelSpec } from 'vega-lite';
import { RecentlyUsed } from '../../kernel/recently-used.js';
import { chartConfig } from './chart-config.js';
import { darkColours, lightColours, type ChartColours } from './chart-colours.js';
import type { Chart, ChartTheme } from './chart.js';
import { frameSvg } from './frame-svg.js';

/** Drawings a process remembers, at some 20 to 60 KB each. A poll for the same chart costs no drawing. */
const mostDrawings = 50;

/** Draws charts as SVG. */
@Injectable()
export class ChartRenderer {
  private readonly drawings = new RecentlyUsed<string, string>(mostDrawings);

  async render(chart: Chart, theme: ChartTheme): Promise<string> {
    const spec = specOf(chart, theme === 'dark' ? darkColours : lightColours);
    const key = createHash('sha256')
      .update(JSON.stringify([theme, chart.description, spec]))
      .digest('hex');
    const known = this.drawings.get(key);
    if (known !== undefined) return known;
    const drawing = frameSvg(await draw(spec), {
      id: `chart-${key.slice(0, 12)}`,
      title: chart.title,
      description: chart.description,
      followsViewer: theme === 'auto',
    });
    this.drawings.set(key, drawing);
    return drawing;
  }
}

function specOf({ title, draw: drawWith }: Chart, colours: ChartColours): TopLevelSpec {
  const spec = drawWith(colours);
  return { title, ...spec, config: { ...chartConfig(colours), ...spec.config } };
}

async function draw(spec: TopLevelSpec): Promise<string> {
  const { vega, vegaLite } = await (libraries ??= load());
  const logger = vega.logger(vega.Error);
  const compiled = vegaLite.compile(spec, { logger }).spec;
  const view = new vega.View(vega.parse(compiled), { renderer: 'none', logger });
  try {
    return await view.toSVG();
  } finally {
    view.finalize();
  }
}

interface Libraries {
  vega: typeof import('vega');
  vegaLite: typeof import('vega-lite');
}

/** Vega takes a quarter of a second to load and 35 MB: only a server that draws pays for it. */
let libraries: Promise<Libraries> | undefined;

async function load(): Promise<Libraries> {
  const vega = await import('vega');
  return { vega, vegaLite: await import('vega-lite') };
}
