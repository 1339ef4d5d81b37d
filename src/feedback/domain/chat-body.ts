import type { StructureStep } from './chat.js';
import { chatMessages, type ChatMessage } from './chat-messages.js';
import { chatParameters, type ChatParameters } from './chat-parameters.js';
import type { Dialect } from './dialect.js';

export type ResponseFormat =
  | { readonly type: 'json_object' }
  | {
      readonly type: 'json_schema';
      readonly json_schema: {
        readonly name: string;
        readonly strict: true;
        readonly schema: Readonly<Record<string, unknown>>;
      };
    };

/** The body of a chat completion request. */
export interface ChatBody extends ChatParameters {
  readonly model: string;
  readonly messages: readonly ChatMessage[];
  readonly response_format?: ResponseFormat;
}

/** What is asked, of whom, and for how much. */
export interface ChatTask {
  readonly model: string;
  readonly prompt: { readonly system: string; readonly user: string };
  /** JSON Schema of what is to come back. */
  readonly schema: Readonly<Record<string, unknown>>;
  readonly maxOutputTokens: number;
}

/** A request in the dialect of a server. */
export function chatBody(
  { model, prompt, schema, maxOutputTokens }: ChatTask,
  { structure, droppedParameters }: Dialect,
): ChatBody {
  const format = responseFormat(structure, schema);
  return {
    model,
    messages: chatMessages(prompt, structure, JSON.stringify(schema)),
    ...chatParameters(droppedParameters, maxOutputTokens),
    ...(format !== null && { response_format: format }),
  };
}

function responseFormat(
  structure: StructureStep,
  schema: Readonly<Record<string, unknown>>,
): ResponseFormat | null {
  switch (structure) {
    case 'json_schema':
      return { type: 'json_schema', json_schema: { name: 'feedback', strict: true, schema } };
    case 'json_object':
      return { type: 'json_object' };
    case 'text':
      return null;
  }
}
