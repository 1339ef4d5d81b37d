import { describe, expect, it } from '@jest/globals';
import { marked } from 'marked';
import {
  emptyReport,
  hostileReport,
  sampleMaterial,
  sampleReport,
} from '../../test/support/reports.js';
import type { ReadinessReport } from '../readiness/domain/readiness-report.js';
import { everything, type ReportSection } from './domain/share-choice.js';
import { showOnly } from './domain/show-only.js';
import { writeReportMarkdown } from './write-report-markdown.js';

const write = (
  report: ReadinessReport,
  sections: readonly ReportSection[] = everything.sections,
  learnerName = 'Robin Example',
) =>
  writeReportMarkdown(
    showOnly(sampleMaterial({ report, learnerName }), { ...everything, sections }),
  );
const render = (text: string): string => marked.parse(text, { async: false });
const elementsOf = (rendered: string) =>
  new Set(Array.from(rendered.matchAll(/<([a-z]\w*)/gu), ([, name]) => name));

describe('a report as Markdown', () => {
  it('says everything', () => {
    const text = write(sampleReport());
    expect(text).toContain(
      '# Readiness: Senior backend engineer\n\nRobin Example, as of 22 November 2026, for an interview on 23 January 2027.\n\n**63 of 100**\n\n- Status: Borderline\n',
    );
    expect(text).toContain(
      '| Databases (must-have, at least 45) | 21% | 71 | 61 to 80 | 42% | 11 | Borderline | [Load test report, portfolio](<https://example.org/work/1>); ',
    );
    expect(text).toContain('1. Design a queue, part 1 (25 minutes, +1.2 points)\n');
    expect(text).toContain('- 1 November 2026: 44 (30 to 58), thin evidence\n');
  });

  it('is a table of all skills when it is rendered', () => {
    for (const report of [sampleReport(), emptyReport(), hostileReport()]) {
      const rendered = render(write(report));
      expect(rendered.match(/<tr>/gu)).toHaveLength(report.skills.length + 1);
      expect(rendered.match(/<td>/gu)).toHaveLength(report.skills.length * 8);
    }
  });

  it('takes no word for markup', () => {
    const [, , , , wiki = ''] = hostileReport().skills.map(({ name }) => name);
    const rendered = render(write(hostileReport(), everything.sections, wiki));
    const usual = elementsOf(render(write(sampleReport())));
    expect(Array.from(elementsOf(rendered)).filter((name) => !usual.has(name))).toEqual([]);
    expect(rendered).not.toMatch(/<(?:img|script|b|a)\b/u);
  });

  it('leads to pieces of a portfolio and nowhere else', () => {
    const links = Array.from(
      render(write(sampleReport())).matchAll(/href="([^"]*)"/gu),
      ([, url]) => url,
    );
    expect(links).toEqual([0, 1, 2, 3, 4, 5].map((index) => `https://example.org/work/${index}`));
  });

  it('leaves out what is not shown', () => {
    expect(write(sampleReport(), ['skills'])).not.toMatch(
      /63 of 100|80% range|Evidence|Study next/u,
    );
  });
});
