import { toForeignId } from './foreign-id.js';

export interface ExportedCriterion {
  readonly title: string;
  /** Of 100. */
  readonly weight: number;
  readonly mustHave: boolean;
  /** What an answer at each level looks like, the lowest first. */
  readonly levels: readonly string[];
}

/** What formats of essay questions have a place for; Markdown where it is prose. */
export interface EssayTexts {
  /** What other programs call it. */
  readonly id: string;
  readonly title: string;
  readonly prompt: string;
  readonly outline: readonly string[];
  readonly criteria: readonly ExportedCriterion[];
  readonly topics: readonly string[];
}

/**
 * The texts of a native question document. What a draft lacks is empty, and its slug stands for a
 * missing title.
 */
export function toEssayTexts(document: Readonly<Record<string, unknown>>): EssayTexts {
  const slug = textIn(document, 'slug');
  const title = textIn(document, 'title');
  return {
    id: toForeignId(textIn(document, 'externalId'), slug),
    title: title === '' ? slug : title,
    prompt: textIn(document, 'prompt'),
    outline: textsIn(document, 'outline'),
    criteria: listIn(document, 'rubric').flatMap(toCriterion),
    topics: textsIn(document, 'topics'),
  };
}

/** The title of the bank that questions come from; empty where a document has none. */
export function titleOfBank(head: Readonly<Record<string, unknown>>): string {
  const { bank } = head;
  return isObject(bank) ? textIn(bank, 'title') : '';
}

function toCriterion(value: unknown): ExportedCriterion[] {
  if (!isObject(value)) return [];
  const { weight, mustHave } = value;
  return [
    {
      title: textIn(value, 'title'),
      weight: typeof weight === 'number' ? weight : 0,
      mustHave: mustHave === true,
      levels: textsIn(value, 'levels'),
    },
  ];
}

function textIn(object: Readonly<Record<string, unknown>>, name: string): string {
  const value = object[name];
  return typeof value === 'string' ? value : '';
}

function listIn(object: Readonly<Record<string, unknown>>, name: string): readonly unknown[] {
  const value = object[name];
  return Array.isArray(value) ? value : [];
}

function textsIn(object: Readonly<Record<string, unknown>>, name: string): string[] {
  return listIn(object, name).filter((value): value is string => typeof value === 'string');
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
