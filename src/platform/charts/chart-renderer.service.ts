import { createHash } from 'node:crypto';
import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import type { TopLevelSpec } from 'vega-lite';
import { RecentlyUsed } from '../../kernel/recently-used.js';
import { ResidentThread } from '../workers/resident-thread.js';
import { chartConfig } from './chart-config.js';
import { darkColours, lightColours, type ChartColours } from './chart-colours.js';
import type { Chart, ChartTheme } from './chart.js';
import { drawSvg } from './draw-svg.js';
import { frameSvg } from './frame-svg.js';

/** Drawings a process remembers, at some 20 to 60 KB each. A poll for the same chart costs no drawing. */
const mostDrawings = 50;

/**
 * Draws charts as SVG. A drawing takes tens of milliseconds, so it is made beside the thread that answers
 * requests; features say there what to draw, and plain data crosses over.
 */
@Injectable()
export class ChartRenderer implements OnApplicationShutdown {
  private readonly thread = new ResidentThread(
    { module: new URL('./draw-svg.js', import.meta.url), run: drawSvg },
    {
      waiting: 20,
      refusal: 'Too many charts are being drawn.',
      retryAfterSeconds: 2,
      timeoutMs: 5000,
    },
  );
  private readonly drawings = new RecentlyUsed<string, string>(mostDrawings);

  /** @throws AppError overloaded, when too many wait; unavailable, when it takes too long */
  async render(chart: Chart, theme: ChartTheme): Promise<string> {
    const spec = specOf(chart, theme === 'dark' ? darkColours : lightColours);
    const key = createHash('sha256')
      .update(JSON.stringify([theme, chart.description, spec]))
      .digest('hex');
    const known = this.drawings.get(key);
    if (known !== undefined) return known;
    const drawing = frameSvg(await this.thread.run(spec), {
      id: `chart-${key.slice(0, 12)}`,
      title: chart.title,
      description: chart.description,
      followsViewer: theme === 'auto',
    });
    this.drawings.set(key, drawing);
    return drawing;
  }

  async onApplicationShutdown(): Promise<void> {
    await this.thread.end();
  }
}

function specOf({ title, draw: drawWith }: Chart, colours: ChartColours): TopLevelSpec {
  const spec = drawWith(colours);
  return { title, ...spec, config: { ...chartConfig(colours), ...spec.config } };
}
