import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { AxeResults } from 'axe-core';
import type { Browser, Page } from 'puppeteer-core';
import { extractText, getDocumentProxy } from 'unpdf';
import { everything } from '../../src/reports/domain/share-choice.js';
import { showOnly } from '../../src/reports/domain/show-only.js';
import { openBrowser } from '../support/browser.js';
import { comparePictures } from '../support/compare-pictures.js';
import { signUp } from '../support/login.js';
import { setTarget } from '../support/readiness.js';
import { longestReport, emptyReport, sampleMaterial, sampleReport } from '../support/reports.js';
import { importQuestions } from '../support/answering.js';
import { pathOf, shareReport } from '../support/share-links.js';
import { startTestApp, type TestApp } from '../support/test-app.js';

const axe = readFileSync(new URL(import.meta.resolve('axe-core')), 'utf8');
const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
const pictures = new URL('../data/screenshots/', import.meta.url);
const [phone, desk] = [
  { width: 320, height: 800 },
  { width: 1280, height: 800 },
];
/** What a sheet of A4 has within its margins, in pixels of CSS. */
const paper = { width: 718, height: 1047 };

const reports = {
  usual: sampleReport(),
  empty: emptyReport(),
  long: longestReport(12),
  longest: longestReport(60),
};
type Kind = keyof typeof reports;
const kinds = Object.keys(reports) as Kind[];

let app: TestApp;
let browser: Browser;
let urls: Record<Kind, string>;

beforeAll(async () => {
  app = await startTestApp();
  browser = await openBrowser();
  const owner = await signUp(app);
  await importQuestions(app, 'pages', 1);
  const { id } = await setTarget(app, owner);
  const made = await Promise.all(
    kinds.map(async (kind): Promise<[Kind, string]> => {
      const link = await shareReport(app, owner, id, { frozen: true });
      // What it shows is put there, so that it is the same on every day.
      const shown = showOnly(sampleMaterial({ report: reports[kind] }), everything);
      await app.dataSource.query(
        'UPDATE readiness_share_link SET frozen_report = $2 WHERE id = $1',
        [link.id, JSON.stringify(shown)],
      );
      return [kind, `${await app.app.getUrl()}${pathOf(link)}`];
    }),
  );
  urls = Object.fromEntries(made) as Record<Kind, string>;
}, 120_000);
afterAll(async () => {
  await browser.close();
  await app.close();
});

interface View {
  readonly size?: { width: number; height: number };
  readonly scheme?: 'light' | 'dark';
  readonly runsScripts?: boolean;
}

/** Opens a report as somebody sees it, and closes it when the test has looked. */
async function look<Result>(
  url: string,
  { size = phone, scheme = 'light', runsScripts = false }: View,
  see: (page: Page) => Promise<Result>,
): Promise<Result> {
  const page = await browser.newPage();
  try {
    await page.setJavaScriptEnabled(runsScripts);
    await page.setViewport(size);
    await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }]);
    const response = await page.goto(url);
    if (response?.status() !== 200) throw new Error(`${url}: ${response?.status()}`);
    return await see(page);
  } finally {
    await page.close();
  }
}

describe('the page of a shared report', () => {
  it.each(kinds.flatMap((kind) => [phone, desk].map((size) => [kind, size.width, size] as const)))(
    'of a report that is %s needs no sideways scrolling at %d pixels',
    async (kind, width, size) => {
      const reach = await look(urls[kind], { size }, (page) =>
        page.evaluate('document.documentElement.scrollWidth'),
      );
      expect(reach).toBeLessThanOrEqual(width);
    },
  );

  const schemes = ['light', 'dark'] as const;
  const sizes = kinds.filter((kind) => kind !== 'longest');
  it.each(sizes.flatMap((kind) => schemes.map((scheme) => [kind, scheme] as const)))(
    'of a report that is %s keeps WCAG 2.2 AA in %s colours',
    async (kind, scheme) => {
      for (const size of [phone, desk]) {
        const view = { size, scheme, runsScripts: true };
        const found = await look(urls[kind], view, async (page) => {
          // By the debugger, whom the policy of the page does not bind.
          await page.evaluate(axe);
          const results = await page.evaluate(`axe.run({ runOnly: ${JSON.stringify(tags)} })`);
          return results as AxeResults;
        });
        const faults = found.violations.map(({ id, nodes }) => [id, nodes[0]?.html]);
        expect(faults).toEqual([]);
        expect(found.passes.map(({ id }) => id)).toContain('color-contrast');
      }
    },
    60_000,
  );

  it.each(kinds)('of a report that is %s prints on one sheet of A4', async (kind) => {
    const pdf = await look(urls[kind], {}, (page) => page.pdf({ preferCSSPageSize: true }));
    const sheet = await getDocumentProxy(new Uint8Array(pdf));
    const { text, totalPages } = await extractText(sheet, { mergePages: true });
    expect(totalPages).toBe(1);
    const [, , width = 0, height = 0] = (await sheet.getPage(1)).view;
    expect([Math.round(width), Math.round(height)]).toEqual([595, 842]);
    expect(text).toContain('do not use it for hiring');
  });

  it.each(kinds)('of a report that is %s leaves nothing out on paper', async (kind) => {
    const cut = await look(urls[kind], { size: paper }, async (page) => {
      await page.emulateMediaType('print');
      const content = `document.querySelector('.content')`;
      return page.evaluate(`${content}.scrollHeight - ${content}.clientHeight`);
    });
    expect(cut).toBeLessThanOrEqual(1);
  });

  it('loads nothing, and runs into nothing that its policy forbids', async () => {
    const seen: string[] = [];
    await look(urls.usual, { runsScripts: true }, async (page) => {
      page.on('request', (request) => seen.push(request.url()));
      page.on('console', (message) => seen.push(message.text()));
      await page.reload();
    });
    expect(seen.filter((each) => !each.endsWith('/favicon.ico'))).toEqual([urls.usual]);
  });

  it.each([
    ['phone-light', phone, 'light'],
    ['desk-dark', desk, 'dark'],
  ] as const)('looks like %s', async (name, size, scheme) => {
    const picture = await look(urls.usual, { size, scheme }, (page) => page.screenshot());
    const file = new URL(`${name}.png`, pictures);
    if (process.env['RENEW_SCREENSHOTS'] !== undefined) {
      mkdirSync(pictures, { recursive: true });
      writeFileSync(file, picture);
    }
    const difference = await comparePictures(browser, picture, readFileSync(file));
    // A browser of the machine has letters of its own.
    const most = process.env['CHROME_PATH'] === undefined ? 0.005 : 1;
    expect(difference).toBeLessThanOrEqual(most);
  });
});
