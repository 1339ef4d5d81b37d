import { setImmediate as nextTurn } from 'node:timers/promises';
import { afterAll, describe, expect, it } from '@jest/globals';
import { darkColours, lightColours, listColours } from './chart-colours.js';
import { chartConfig } from './chart-config.js';
import { ChartRenderer } from './chart-renderer.service.js';
import type { Chart } from './chart.js';
import { drawSvg } from './draw-svg.js';
import { frameSvg } from './frame-svg.js';

const hostile = '</title><script>alert("1")</script> & \u0000\uFFFF';

const chart: Chart = {
  title: `Reviews of ${hostile}`,
  description: `Two topics: ${hostile} has 3, indexes has 5.`,
  draw: ({ secondary, heat }) => ({
    data: {
      values: [
        { topic: hostile, reviews: 3, level: 1 },
        { topic: 'indexes', reviews: 5, level: 2 },
      ],
    },
    layer: [
      {
        mark: 'bar',
        encoding: {
          x: { field: 'topic', type: 'nominal' },
          y: { field: 'reviews', type: 'quantitative' },
          color: {
            field: 'level',
            type: 'ordinal',
            scale: { domain: [1, 2], range: heat.slice(1, 3) },
          },
        },
      },
      { mark: { type: 'rule', color: secondary }, encoding: { y: { datum: 4 } } },
    ],
  }),
};

const colourNames = /(?:fill|stroke)="([^"]*)"/gu;
const coloursIn = (svg: string): string[] =>
  Array.from(svg.matchAll(colourNames), ([, c]) => c ?? '');

describe('ChartRenderer', () => {
  const renderer = new ChartRenderer();
  afterAll(() => renderer.onApplicationShutdown());

  it('draws one image that is named and described', async () => {
    const svg = await renderer.render({ ...chart, title: 'Reviews' }, 'light');
    const id = /^<svg id="(chart-[0-9a-f]{12})" role="img" aria-labelledby="\1-title \1-desc"/u;
    expect(svg).toMatch(id);
    expect(svg).toMatch(/^<svg [^>]*><title id="chart-\w+-title">Reviews<\/title><desc id=/u);
    expect(svg).toMatch(/<\/svg>$/u);
  });

  it('writes text so that no viewer takes it for markup', async () => {
    const svg = await renderer.render(chart, 'auto');
    expect(svg).not.toContain('<script');
    expect(svg).not.toMatch(/[\u0000\uFFFF]/u);
    expect(svg).toContain(
      'Two topics: &lt;/title&gt;&lt;script&gt;alert("1")&lt;/script&gt; &amp;',
    );
    for (const element of ['title', 'text']) {
      expect(svg).toMatch(new RegExp(`<${element} [^>]*>Reviews of &lt;/title&gt;`, 'u'));
    }
  });

  it.each([
    ['light', lightColours],
    ['dark', darkColours],
    ['auto', lightColours],
  ] as const)('uses only the colours of the theme %s', async (theme, colours) => {
    const svg = await renderer.render(chart, theme);
    const allowed = [...listColours(colours), 'none', 'transparent'];
    // The rules by which it turns dark name colours too, each with its counterpart.
    const drawn = svg.replace(/<style>.*<\/style>/u, '');
    expect(coloursIn(drawn).filter((colour) => !allowed.includes(colour))).toEqual([]);
    expect(coloursIn(drawn)).toEqual(
      expect.arrayContaining([colours.paper, colours.secondary, colours.heat[2]]),
    );
  });

  it('turns dark by CSS, when it is left to the viewer', async () => {
    const svg = await renderer.render(chart, 'auto');
    const [id = ''] = /chart-[0-9a-f]{12}/u.exec(svg) ?? [];
    expect(svg).toContain('<style>@media (prefers-color-scheme:dark){');
    for (const way of ['fill', 'stroke']) {
      expect(svg).toContain(`#${id} [${way}="${lightColours.ink}"]{${way}:${darkColours.ink}}`);
    }
    expect(await renderer.render(chart, 'light')).not.toContain('<style>');
  });

  it('draws in its thread what would be drawn here', async () => {
    const svg = await renderer.render(chart, 'light');
    const [id = ''] = /chart-[0-9a-f]{12}/u.exec(svg) ?? [];
    const { title, description, draw } = chart;
    const config = chartConfig(lightColours);
    const drawing = await drawSvg({ title, ...draw(lightColours), config });
    expect(svg).toBe(frameSvg(drawing, { id, title, description, followsViewer: false }));
  });

  it('leaves the thread to others while drawings are made', async () => {
    const titles = Array.from({ length: 8 }, (_, index) => `Beside ${index}`);
    const end = new AbortController();
    const drawings = Promise.all(
      titles.map((title) => renderer.render({ ...chart, title }, 'light')),
    ).finally(() => end.abort());
    let turns = 0;
    for (; !end.signal.aborted; turns += 1) await nextTurn();
    expect(new Set(await drawings).size).toBe(8);
    expect(turns).toBeGreaterThan(100);
  });

  it('draws on after a chart that cannot be drawn', async () => {
    const broken = { ...chart, draw: () => ({ mark: 'hexagon' }) as never };
    await expect(renderer.render(broken, 'light')).rejects.toThrow(/reading 'filled'/u);
    expect(await renderer.render({ ...chart, title: 'Next' }, 'light')).toContain('Next');
  });

  it('refuses what does not fit into its line, and all once it shut down', async () => {
    const busy = new ChartRenderer();
    const renders = Array.from({ length: 23 }, (_, index) =>
      busy.render({ ...chart, title: `Chart ${index}` }, 'light'),
    );
    const outcomes = await Promise.allSettled(renders);
    expect(outcomes.map(({ status }) => status).indexOf('rejected')).toBe(21);
    for (const outcome of outcomes.slice(21)) {
      expect(outcome).toMatchObject({ reason: { code: 'overloaded' } });
    }
    await busy.onApplicationShutdown();
    const late = busy.render({ ...chart, title: 'Late' }, 'light');
    await expect(late).rejects.toMatchObject({ code: 'unavailable' });
  });

  it('draws the same figures once', async () => {
    const first = await renderer.render(chart, 'dark');
    const start = performance.now();
    for (let times = 0; times < 100; times += 1) await renderer.render(chart, 'dark');
    expect(await renderer.render(chart, 'dark')).toBe(first);
    // A hundred drawings would take a second.
    expect(performance.now() - start).toBeLessThan(200);
  });
});
