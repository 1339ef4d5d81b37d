import type { ParsedPart, SkippedPart } from './domain/parsed-bank.js';
import { toEssayQuestion } from './domain/to-essay-question.js';
import {
  childOf,
  childrenOf,
  elementsWithin,
  isCutWithin,
  textOf,
  type XmlElement,
} from './domain/xml-element.js';
import { xmlToHtml } from './domain/xml-to-html.js';
import { toOutline, toPrompt } from './read-formatted-text.js';

const essayInteraction = 'qti-extended-text-interaction';
const mostText = 200_000;

/**
 * What an item of QTI 3.0 is here: a question where a candidate writes text, with the rubric blocks
 * for those who score as its outline. Each other interaction is left out and named; an item without
 * the former is left out as a whole. `place` is where it stands in a package, null for its own lines.
 */
export function readQtiItem(item: XmlElement, place: number | null): ParsedPart[] {
  const body = childOf(item, 'qti-item-body');
  const interactions = elementsWithin(body).filter(({ name }) => isInteraction(name));
  const others = interactions.filter(({ name }) => name !== essayInteraction);
  const skipped = others.map(({ name, line }) => leftOut(name, place ?? line));
  if (body !== undefined && others.length < interactions.length) {
    return [toQuestion(item, body, place ?? item.line), ...skipped];
  }
  return skipped.length > 0 ? skipped : [leftOut(null, place ?? item.line)];
}

function isInteraction(name: string): boolean {
  return name.startsWith('qti-') && name.endsWith('-interaction');
}

function leftOut(interaction: string | null, line: number): SkippedPart {
  const name = interaction !== null && interaction.length <= 60 ? interaction : 'none';
  const detail = `an interaction of another sort (${name}); only ${essayInteraction} is taken`;
  return { kind: 'skipped', line, code: 'other-interaction', detail };
}

function toQuestion(item: XmlElement, body: XmlElement, line: number): ParsedPart {
  const prompt = textWithin(body.children, isNotForCandidates);
  const blocks = elementsWithin(body).filter(isForScorers);
  const outlines = blocks.map((block) => {
    const { html, isTooLong } = textWithin(block.children, () => false);
    return { isTooLong, ...toOutline({ format: 'html', text: html }) };
  });
  const shown = toPrompt({ format: 'html', text: prompt.html });
  return toEssayQuestion({
    line,
    id: item.attributes.get('identifier')?.trim() || null,
    title: (item.attributes.get('title') ?? '').replace(/\s+/gu, ' ').trim(),
    prompt: shown.markdown,
    outline: [...outlines.flatMap(({ points }) => points), ...modelAnswers(item, body)],
    tags: [],
    attachments: [shown, ...outlines].flatMap(({ attachments }) => attachments),
    problems: [
      ...(prompt.isTooLong ? [tooLong('/prompt')] : []),
      ...(outlines.some(({ isTooLong }) => isTooLong) ? [tooLong('/outline')] : []),
      ...[shown, ...outlines].flatMap(({ problems }) => problems),
    ],
  });
}

function tooLong(pointer: string): { pointer: string; code: string; detail: string } {
  return { pointer, code: 'field-too-long', detail: 'is longer than 200,000 characters' };
}

interface Text {
  readonly html: string;
  readonly isTooLong: boolean;
}

function textWithin(
  nodes: XmlElement['children'],
  isLeftOut: (element: XmlElement) => boolean,
): Text {
  const html = xmlToHtml(nodes, isLeftOut);
  const isCut = nodes.some((node) => typeof node !== 'string' && isCutWithin(node));
  const isTooLong = isCut || html.length > mostText;
  return { html: isTooLong ? '' : html, isTooLong };
}

/** A rubric block says who sees it; those that name scorers never reach a candidate. */
function isForScorers({ name, attributes }: XmlElement): boolean {
  if (name !== 'qti-rubric-block') return false;
  const views = (attributes.get('view') ?? '').split(/\s+/u);
  return attributes.get('use') === 'scoring' || views.includes('scorer');
}

function isNotForCandidates(element: XmlElement): boolean {
  const { name, attributes } = element;
  if (name === 'qti-rubric-block') {
    const views = (attributes.get('view') ?? '').split(/\s+/u);
    return isForScorers(element) || !views.includes('candidate');
  }
  if (name.startsWith('qti-feedback-')) return true;
  return isInteraction(name) && name !== essayInteraction;
}

/** A declared correct response of a written answer is one that somebody wrote as the model. */
function modelAnswers(item: XmlElement, body: XmlElement): string[] {
  const written = elementsWithin(body).filter(({ name }) => name === essayInteraction);
  const responses = new Set(written.map(({ attributes }) => attributes.get('response-identifier')));
  return childrenOf(item, 'qti-response-declaration')
    .filter(({ attributes }) => responses.has(attributes.get('identifier')))
    .flatMap((declaration) => childrenOf(childOf(declaration, 'qti-correct-response'), 'qti-value'))
    .map((value) => textOf(value).trim())
    .filter((value) => value !== '');
}
