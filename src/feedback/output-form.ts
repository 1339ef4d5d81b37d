import { jsonrepair } from 'jsonrepair';
import { z } from 'zod';
import type { AnsweredQuestion } from './domain/answered-question.js';
import type { ModelOutput } from './domain/model-output.js';

/** What models are asked to say about one question, and how to read what they said. */
export interface OutputForm {
  /** JSON Schema, for servers that are strict about it. */
  readonly schema: Readonly<Record<string, unknown>>;
  /** @returns null for what is no JSON, or is not in this form */
  read(text: string, mayMend: boolean): ModelOutput | null;
}

const longestText = 4000;
const mostQuotes = 50;
const mostEntries = 100;
/** Mending takes longer than in proportion to what there is to mend. */
const longestMended = 32 * 1024;

/** PostgreSQL keeps neither NUL nor half of a surrogate pair. */
const words = z
  .string()
  .max(longestText)
  .overwrite((text) => text.replaceAll('\0', '').toWellFormed());
const quotes = z.array(words).max(mostQuotes);

/**
 * The form of `ModelOutput` for one question. Keys go out in this order and models write them so: quotes
 * before they judge. Bounds are only checked here, since strict servers do not take them in a schema.
 */
export function outputForm({ criteria, redFlags }: AnsweredQuestion): OutputForm {
  const mostLevels = Math.max(1, ...criteria.map(({ levels }) => levels.length));
  const form = z.object({
    criteria: z
      .array(
        z.object({
          criterion: z.enum(criteria.map(({ key }) => key)),
          evidence: quotes,
          rationale: words,
          level: placeAmong(mostLevels),
          suggestion: words,
        }),
      )
      .max(mostEntries),
    redFlags: z
      .array(z.object({ redFlag: placeAmong(redFlags.length), evidence: quotes }))
      .max(mostEntries),
    firstGap: words,
    summary: words,
  });
  return {
    schema: toStrictSchema(form),
    read: (text, mayMend) => {
      const json = toJson(text, mayMend);
      return json === undefined ? null : (form.safeParse(json).data ?? null);
    },
  };
}

/** A number that servers can hold models to without bounds. Of none there is still a first. */
function placeAmong(count: number): z.ZodLiteral<number> {
  return z.literal(Array.from({ length: Math.max(1, count) }, (_, place) => place));
}

/** Without bounds and the name of the standard, which some refuse; places are whole numbers. */
function toStrictSchema(form: z.ZodType): Readonly<Record<string, unknown>> {
  const { $schema: _, ...schema } = z.toJSONSchema(form, {
    override: ({ zodSchema, jsonSchema }) => {
      delete jsonSchema.maxLength;
      delete jsonSchema.maxItems;
      if (!(zodSchema instanceof z.ZodLiteral)) return;
      delete jsonSchema.const;
      jsonSchema.type = 'integer';
      jsonSchema.enum = Array.from(zodSchema.values, Number);
    },
  });
  return schema;
}

function toJson(text: string, mayMend: boolean): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return mayMend && text.length <= longestMended ? mended(text) : undefined;
  }
}

function mended(text: string): unknown {
  try {
    return JSON.parse(jsonrepair(text));
  } catch {
    return undefined;
  }
}
