const text = { type: 'string' } as const;
const whole = { type: 'integer' } as const;
const quotes = { type: 'array', items: text } as const;

/**
 * The form of `ModelOutput` as JSON Schema, in the subset that servers with strict schemas take: every
 * key required and no other, no bounds. The order of keys is the order in which a model writes: quotes
 * before it judges, a level only after it said why.
 */
export const outputSchema = {
  type: 'object',
  properties: {
    criteria: {
      type: 'array',
      items: {
        type: 'object',
        properties: {
          criterion: text,
          evidence: quotes,
          rationale: text,
          level: whole,
          suggestion: text,
        },
        required: ['criterion', 'evidence', 'rationale', 'level', 'suggestion'],
        additionalProperties: false,
      },
    },
    redFlags: {
      type: 'array',
      items: {
        type: 'object',
        properties: { redFlag: whole, evidence: quotes },
        required: ['redFlag', 'evidence'],
        additionalProperties: false,
      },
    },
    firstGap: text,
    summary: text,
  },
  required: ['criteria', 'redFlags', 'firstGap', 'summary'],
  additionalProperties: false,
} as const;
