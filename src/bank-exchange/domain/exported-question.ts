/** A question on its way out. */
export interface ExportedQuestion {
  readonly slug: string;
  /** The name another program knows it by; null where its slug is the only name it has. */
  readonly externalId: string | null;
  /** A native question document; that of a draft may lack anything. */
  readonly document: Readonly<Record<string, unknown>>;
}

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
  readonly id: string;
  readonly title: string;
  readonly prompt: string;
  readonly outline: readonly string[];
  readonly criteria: readonly ExportedCriterion[];
  readonly topics: readonly string[];
}

/** The texts of a question; what a draft lacks is empty, and its slug stands for a missing title. */
export function toEssayTexts({ slug, externalId, document }: ExportedQuestion): EssayTexts {
  const title = textIn(document, 'title');
  return {
    id: externalId ?? slug,
    title: title === '' ? slug : title,
    prompt: textIn(document, 'prompt'),
    outline: textsIn(document, 'outline'),
    criteria: listIn(document, 'rubric').flatMap(toCriterion),
    topics: textsIn(document, 'topics'),
  };
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
