import { escapeXml } from './domain/escape-xml.js';
import type { EssayTexts, ExportedCriterion } from './domain/essay-texts.js';
import { outlineClass, rubricHeading } from './domain/split-outline.js';
import { pointToHtml } from './markdown-to-html.js';

/** The outline as a list, each point one item; empty without points. */
export function outlineHtml({ outline }: EssayTexts): string {
  if (outline.length === 0) return '';
  const items = outline.map((point) => `<li>${pointToHtml(point)}</li>`).join('\n');
  return `<ul class="${outlineClass}">${items}</ul>`;
}

/** The rubric for people, under the heading that tells readers where the outline ends. */
export function rubricHtml({ criteria }: EssayTexts): string {
  if (criteria.length === 0) return '';
  return `<h3>${rubricHeading}</h3>\n<ul>${criteria.map(criterionHtml).join('\n')}</ul>`;
}

/** What a grader needs: the outline, then the rubric. */
export function graderHtml(texts: EssayTexts): string {
  return [outlineHtml(texts), rubricHtml(texts)].filter((html) => html !== '').join('\n');
}

function criterionHtml({ title, weight, mustHave, levels }: ExportedCriterion): string {
  const must = mustHave ? ', must have' : '';
  const shown = levels.map((level) => `<li>${escapeXml(level)}</li>`).join('');
  const list = shown === '' ? '' : `<ol>${shown}</ol>`;
  return `<li><strong>${escapeXml(title)}</strong> (${weight} of 100${must})${list}</li>`;
}
