import type { QuestionContent } from './question-content.js';

type Content = Readonly<Record<string, unknown>>;

/** What documents call these fields. */
const documentNames: Readonly<Record<string, string>> = {
  reviewedDay: 'reviewedOn',
  reviewByDay: 'reviewBy',
};

/**
 * The fields of a question that say something else, by the names that documents have for them, in the
 * order of the content. The order of keys says nothing; the order of lists does.
 */
export function differingFields(before: QuestionContent, after: QuestionContent): string[] {
  const earlier: Content = { ...before };
  return fieldsOf(after).flatMap(([field, value]) =>
    isSame(earlier[field], value) ? [] : [documentNames[field] ?? field],
  );
}

const fields = [
  'kind title level difficulty cognitive timeLimitMinutes variantOf topics skills prompt',
  'clarifications milestone capstone reviewedDay reviewByDay intent outline runbook scope',
  'alternatives assumptions figures rubric redFlags probes hints sources',
].flatMap((line) => line.split(' '));

function fieldsOf(content: QuestionContent): [string, unknown][] {
  const all: Content = { ...content };
  return fields.map((field) => [field, all[field]]);
}

function isSame(one: unknown, other: unknown): boolean {
  if (one === other) return true;
  if (!isObject(one) || !isObject(other)) return false;
  if (Array.isArray(one) !== Array.isArray(other)) return false;
  const [keys, otherKeys] = [Object.keys(one), Object.keys(other)];
  return (
    keys.length === otherKeys.length &&
    keys.every((key) => Object.hasOwn(other, key) && isSame(one[key], other[key]))
  );
}

function isObject(value: unknown): value is Content {
  return typeof value === 'object' && value !== null;
}
