import { documentHash } from '../authoring/document-hash.js';
import { draftFaults } from '../authoring/draft-document.dto.js';
import { findHostilePart } from '../platform/http/guard-body.js';
import { isText } from '../platform/http/fields.js';
import type { CheckedQuestion, QuestionChecker } from '../question-bank/question-checker.js';
import type { ImportProblem } from './domain/bank-import.js';
import type { CheckedEntry } from './domain/checked-entry.js';
import type { ParsedQuestion, ReadingProblem } from './domain/parsed-bank.js';
import { toSlug } from './domain/to-slug.js';

/** As many as anybody mends at once. */
const mostProblems = 50;
const longestDetail = 300;
const mostAttachments = 100;
const longestTitle = 200;
const mostReferences = 20;

/** Checks a question of a file, by itself and beside those that were checked before it. */
export function checkEntry(question: ParsedQuestion, checker: QuestionChecker): CheckedEntry {
  const reading = [...question.problems, ...hostileParts(question), ...nameFaults(question)];
  // What could not be read is not judged as well.
  const document = reading.length === 0 ? question.document : {};
  const title = textOf(question.document['title']);
  const slug = textOf(question.document['slug']);
  const titleSlug = toSlug(title);
  const judged = checker.check(document, slug === '' ? (titleSlug ?? '') : slug);
  const faults = [...reading, ...(judged.content === null ? faultsOf(judged) : [])];
  const findings = reading.length === 0 ? findingsOf(judged, faults) : [];
  const hasSlug = slug !== '' && faults.every(({ pointer }) => pointer !== '/slug');
  return {
    line: question.line,
    title: title === '' ? null : Array.from(title).slice(0, longestTitle).join(''),
    facts: {
      externalId: isName(question.externalId) ? question.externalId : null,
      slug: hasSlug ? slug : null,
      titleSlug,
      contentHash: judged.contentHash,
      documentHash: documentHash(judged.document),
      hasFaults: faults.length > 0,
      hasFindings: findings.length > 0,
      ...dependenciesOf(judged),
      looseReferences: judged.unknownReferences.slice(0, mostReferences),
    },
    problems: toProblems(faults, findings),
    attachments: question.attachments.slice(0, mostAttachments),
    document: JSON.stringify(judged.document),
  };
}

/** Faults of shape that not even a draft may have. */
function faultsOf({ document, problems }: CheckedQuestion): ReadingProblem[] {
  const ofNames = problems.filter(({ pointer }) => pointer === '/slug');
  return [...ofNames, ...draftFaults(document, '')];
}

function findingsOf(
  { problems }: CheckedQuestion,
  faults: readonly ReadingProblem[],
): readonly ReadingProblem[] {
  const grave = new Set(faults.map(({ pointer, code }) => `${pointer} ${code}`));
  return problems.filter(({ pointer, code }) => !grave.has(`${pointer} ${code}`));
}

function toProblems(
  faults: readonly ReadingProblem[],
  findings: readonly ReadingProblem[],
): ImportProblem[] {
  const all = [...faults.map(toProblem(true)), ...findings.map(toProblem(false))];
  return all.slice(0, mostProblems);
}

function dependenciesOf({
  content,
}: CheckedQuestion): Pick<CheckedEntry['facts'], 'kind' | 'variantOf' | 'milestone'> {
  if (content === null) return { kind: null, variantOf: null, milestone: null };
  const { kind, variantOf, milestone } = content;
  const step = milestone && { capstone: milestone.capstone, number: milestone.number };
  return { kind, variantOf, milestone: step };
}

function hostileParts({ document, externalId }: ParsedQuestion): ReadingProblem[] {
  const fault = findHostilePart(document) ?? findHostilePart(externalId);
  if (fault === null) return [];
  return [{ pointer: fault.pointer.slice(1), code: 'hostile-json', detail: fault.detail }];
}

function nameFaults({ externalId }: ParsedQuestion): ReadingProblem[] {
  if (externalId === null || isName(externalId)) return [];
  const detail = 'must be text of 1 to 200 characters, not blank, without control characters';
  return [{ pointer: '/externalId', code: 'is-text', detail }];
}

function isName(externalId: string | null): boolean {
  return isText(externalId, { min: 1, max: 200 });
}

function toProblem(isFault: boolean): (problem: ReadingProblem) => ImportProblem {
  return ({ pointer, code, detail }) => ({
    pointer,
    code,
    detail: detail.slice(0, longestDetail),
    isFault,
  });
}

/** Empty for what is no text, or none that can be kept. */
function textOf(value: unknown): string {
  if (typeof value !== 'string' || value.includes('\u0000')) return '';
  return value.isWellFormed() ? value : '';
}
