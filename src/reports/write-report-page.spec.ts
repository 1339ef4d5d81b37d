import { describe, expect, it } from '@jest/globals';
import { HtmlValidate } from 'html-validate';
import {
  emptyReport,
  hostileReport,
  longestReport,
  sampleMaterial,
  sampleReport,
} from '../../test/support/reports.js';
import type { ReadinessReport } from '../readiness/domain/readiness-report.js';
import { everything, reportSections } from './domain/share-choice.js';
import { showOnly } from './domain/show-only.js';
import { writeLostPage } from './write-page.js';
import { writeReportPage } from './write-report-page.js';

const validator = new HtmlValidate({
  extends: ['html-validate:recommended', 'html-validate:document', 'html-validate:a11y'],
  rules: {
    // Taste: nobody reads the source.
    'long-title': 'off',
    'no-inline-style': 'error',
    'doctype-style': 'off',
  },
});

async function faultsOf(page: string): Promise<string[]> {
  const { results } = await validator.validateString(page);
  return results.flatMap(({ messages }) =>
    messages.map(({ ruleId, message }) => `${ruleId}: ${message}`),
  );
}

const wish = { chart: 'bars', theme: 'auto' } as const;
const write = (report: ReadinessReport, sections = everything.sections) =>
  writeReportPage(showOnly(sampleMaterial({ report }), { ...everything, sections }), wish);

describe('the page of a report', () => {
  it.each([
    ['as usual', sampleReport()],
    ['without data', emptyReport()],
    ['with as much as there can be', longestReport(60)],
    ['of somebody who tries to break it', hostileReport()],
  ])('is valid HTML %s', async (_, report) => {
    expect(await faultsOf(write(report))).toEqual([]);
  });

  it.each(reportSections)('is valid HTML with %s alone', async (section) => {
    expect(await faultsOf(write(sampleReport(), [section]))).toEqual([]);
  });

  it.each(['light', 'dark', 'auto'] as const)('is valid HTML as a radar in %s', async (theme) => {
    const shown = showOnly(sampleMaterial(), everything);
    expect(await faultsOf(writeReportPage(shown, { chart: 'radar', theme }))).toEqual([]);
  });

  it('says where there is none, in valid HTML', async () => {
    expect(await faultsOf(writeLostPage())).toEqual([]);
  });

  it('holds no markup but its own', () => {
    const page = write(hostileReport());
    expect(page).not.toMatch(/<(?:script|img|iframe|b)\b/iu);
    const tags =
      page
        .match(/<[^>]*>/gu)
        ?.join('')
        .replaceAll(/"[^"]*"/gu, '') ?? '';
    expect(tags).not.toMatch(/\son\w+=/iu);
    for (const [, url] of page.matchAll(/href="([^"]*)"/gu)) expect(url).toMatch(/^https:/u);
    const elements = new Set(Array.from(page.matchAll(/<([a-z][\w-]*)/gu), ([, name]) => name));
    const own = new Set(
      Array.from(write(sampleReport()).matchAll(/<([a-z][\w-]*)/gu), ([, name]) => name),
    );
    expect([...elements].filter((name) => !own.has(name))).toEqual([]);
  });

  it('leads to pieces of a portfolio and nowhere else, and tells them nothing', () => {
    const links = Array.from(write(sampleReport()).matchAll(/<a [^>]*>/gu), ([link]) => link);
    expect(links).toHaveLength(6);
    for (const link of links) {
      expect(link).toMatch(
        /^<a href="https:\/\/example\.org\/work\/\d" rel="noopener noreferrer nofollow ugc">$/u,
      );
    }
  });

  it('allows its own style sheet and nothing else', () => {
    const page = write(sampleReport());
    expect(page).toMatch(
      /content="default-src &#39;none&#39;; style-src &#39;sha256-[\w+/]{43}=&#39;;/u,
    );
    expect(page.match(/<style>/gu)).toHaveLength(1);
    expect(page).not.toContain('style="');
  });
});
