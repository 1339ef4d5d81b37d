import type { StructureStep } from './chat.js';

export interface ChatMessage {
  readonly role: 'system' | 'user';
  readonly content: string;
}

/**
 * The messages of a call. Where the server is given no schema, or only promises JSON of some form, the
 * model is told the form in words.
 *
 * @param schema JSON Schema of what is to come back, as text
 */
export function chatMessages(
  prompt: { readonly system: string; readonly user: string },
  structure: StructureStep,
  schema: string,
): ChatMessage[] {
  const form = `\n\nThe JSON object must match this JSON Schema:\n${schema}`;
  return [
    { role: 'system', content: structure === 'json_schema' ? prompt.system : prompt.system + form },
    { role: 'user', content: prompt.user },
  ];
}
