import { honestModel, readPrompt, type FakeModel } from './fake-models.js';
import {
  completion,
  replyError,
  replyJson,
  type ChatRequest,
  type CompletionParts,
  type LlmReply,
} from './llm-server.js';
import { strictSchemaFault } from './strict-schema-fault.js';

/** What a server makes of a call; `said` is what its model has to say about it, as JSON. */
type Manner = (request: ChatRequest, said: string) => LlmReply;

const schemaInWords = 'must match this JSON Schema';
const prose = 'Sure! Here is my assessment of the answer:\n\n';

/** A server that answers in this manner, with this model behind it. */
export function serverLike(name: Personality, model: FakeModel = honestModel): LlmReply {
  return (response, call) => {
    const said = JSON.stringify(model(readPrompt(call.request)));
    personalities[name](call.request, said)(response, call);
  };
}

/**
 * Servers as their documentation and their bug reports tell of them: what they refuse and in which words,
 * what they pass over, and what they add to a completion.
 */
const personalities = {
  /** OpenAI, a chat model: strict about schemas. */
  openai: (request, said) => strictly(request) ?? says(said, { message: { annotations: [] } }),

  /** OpenAI, a reasoning model: the limit by its new name only, and no temperature. */
  openaiReasoning: (request, said) =>
    reasoningRefusal(request) ??
    strictly(request) ??
    says(said, {
      top: {
        usage: {
          prompt_tokens: 120,
          completion_tokens: 300,
          total_tokens: 420,
          completion_tokens_details: { reasoning_tokens: 255 },
        },
      },
    }),

  /** Azure OpenAI by its v1 API: filters around everything, the same models. */
  azure: (request, said) =>
    refuse(request, 'max_tokens', openaiRefusal('max_tokens')) ??
    strictly(request) ??
    says(said, {
      choice: { content_filter_results: { hate: { filtered: false, severity: 'safe' } } },
      top: { prompt_filter_results: [{ prompt_index: 0, content_filter_results: {} }] },
    }),

  vllm: (request, said) =>
    says(inForm(request, said), {
      message: { reasoning_content: null, tool_calls: [] },
      choice: { logprobs: null, stop_reason: null },
      top: { prompt_logprobs: null, kv_transfer_params: null },
    }),

  ollama: (request, said) =>
    request.response_format?.type === 'json_schema'
      ? says(said, { top: { system_fingerprint: 'fp_ollama' } })
      : says(inForm(request, said), { top: { system_fingerprint: 'fp_ollama' } }),

  /** An older build, whose grammars cannot express every schema: it breaks down over them. */
  llamaCpp: (request, said) =>
    request.response_format?.type === 'json_schema'
      ? replyError(500, { code: 500, message: 'Failed to parse grammar', type: 'server_error' })
      : says(inForm(request, said), { top: { timings: { predicted_n: 45 }, model: 'gguf' } }),

  lmStudio: (request, said) =>
    request.response_format?.type === 'json_object'
      ? replyJson(400, { error: "'response_format.type' must be 'json_schema' or 'text'" })
      : says(inForm(request, said), { top: { stats: {}, system_fingerprint: 'served-model' } }),

  /** Cost in the usage. */
  openRouter: (_, said) =>
    says(said, {
      choice: { native_finish_reason: 'STOP' },
      top: {
        provider: 'Somebody',
        usage: { prompt_tokens: 120, completion_tokens: 45, total_tokens: 165, cost: 0.00042 },
      },
    }),

  /** A proxy that checks parameters before it passes them on, and tells the cost in a header. */
  liteLlm: (request, said) =>
    refuse(
      request,
      'seed',
      replyError(400, {
        message:
          "litellm.UnsupportedParamsError: anthropic does not support parameters: ['seed'], for model=claude. To drop these, set `litellm.drop_params=True`",
        type: 'None',
        param: 'None',
        code: '400',
      }),
    ) ?? replyJson(200, completion(said), { 'x-litellm-response-cost': '0.0011' }),

  /** Takes the old name of the limit only, and nothing that it does not know (as Mistral does). */
  maxTokensOnly: (request, said) =>
    refuse(request, 'seed', extraForbidden('seed')) ??
    refuse(request, 'max_completion_tokens', extraForbidden('max_completion_tokens')) ??
    says(inForm(request, said)),

  /** Passes over schemas: the model knows the form only from words, and puts a fence around it. */
  fencing: (request, said) => says('```json\n' + inForm(request, said, true) + '\n```'),

  /** A model that thinks aloud, with braces. */
  thinking: (request, said) =>
    says(
      `<think>\nWhat is {"criteria": []} for? Let me see…\n</think>\n\n${inForm(request, said)}`,
    ),

  /** A template that keeps the opening tag to itself. */
  thinkingHalfOpen: (request, said) => says(`Okay, so {…\n</think>\n${inForm(request, said)}`),

  /** Sentences before and after, and a comma too many. */
  chatty: (request, said) =>
    says(`${prose}${inForm(request, said, true).replace(/\}$/u, ',}')}\n\nI hope this helps!`),

  /** Knows of no response format whatever. */
  textOnly: (request, said) =>
    request.response_format === undefined
      ? says(inForm(request, said))
      : replyJson(422, {
          detail: [
            { type: 'extra_forbidden', loc: ['body', 'response_format'], msg: 'Extra inputs' },
          ],
        }),

  /** Sends words as a list of parts, and says nothing of why the model stopped or what it used. */
  terse: (request, said) =>
    replyJson(
      200,
      completion([{ type: 'text', text: inForm(request, said) }], {
        choice: { finish_reason: null },
        top: { usage: null, model: null },
      }),
    ),
} as const satisfies Record<string, Manner>;

export type Personality = keyof typeof personalities;
export const personalityNames = Object.keys(personalities) as Personality[];

function says(content: string, parts: CompletionParts = {}): LlmReply {
  return replyJson(200, completion(content, parts));
}

/** A model keeps to a form that it is held to, or told of; else it makes one up. */
function inForm({ response_format, messages }: ChatRequest, said: string, isDeaf = false): string {
  const isHeld = response_format?.type === 'json_schema' && !isDeaf;
  const isTold = messages.some(({ content }) => content.includes(schemaInWords));
  return isHeld || isTold ? said : '{"assessment": "good", "score": 8}';
}

function strictly({ response_format: format, messages }: ChatRequest): LlmReply | null {
  if (format?.type === 'json_object' && !messages.some(({ content }) => /json/iu.test(content))) {
    const message = "'messages' must contain the word 'json' in some form.";
    return replyError(400, { message, type: 'invalid_request_error', param: 'messages' });
  }
  const fault = format?.json_schema === undefined ? null : strictSchemaFault(format.json_schema);
  if (fault === null) return null;
  const message = `Invalid schema for response_format 'feedback': ${fault}`;
  return replyError(400, {
    message,
    type: 'invalid_request_error',
    param: 'response_format',
    code: null,
  });
}

function reasoningRefusal(request: ChatRequest): LlmReply | null {
  const limit = refuse(request, 'max_tokens', openaiRefusal('max_tokens'));
  if (limit !== null || request.temperature === undefined) return limit;
  return replyError(400, {
    message:
      "Unsupported value: 'temperature' does not support 0 with this model. Only the default (1) value is supported.",
    type: 'invalid_request_error',
    param: 'temperature',
    code: 'unsupported_value',
  });
}

function refuse(request: ChatRequest, name: keyof ChatRequest, reply: LlmReply): LlmReply | null {
  return request[name] === undefined ? null : reply;
}

function openaiRefusal(param: string): LlmReply {
  return replyError(400, {
    message: `Unsupported parameter: '${param}' is not supported with this model. Use 'max_completion_tokens' instead.`,
    type: 'invalid_request_error',
    param,
    code: 'unsupported_parameter',
  });
}

function extraForbidden(name: string): LlmReply {
  const detail = [{ type: 'extra_forbidden', loc: ['body', name], msg: 'Extra inputs', input: 0 }];
  return replyJson(422, { object: 'error', message: { detail }, type: 'invalid_request_error' });
}
