import type { TopLevelSpec } from 'vega-lite';

/** The drawing of a Vega-Lite spec, as SVG. Runs in a thread of its own. */
export async function drawSvg(spec: TopLevelSpec): Promise<string> {
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

/** Vega takes a quarter of a second to load and 35 MB: only the thread that draws pays for it. */
let libraries: Promise<Libraries> | undefined;

async function load(): Promise<Libraries> {
  const vega = await import('vega');
  return { vega, vegaLite: await import('vega-lite') };
}
