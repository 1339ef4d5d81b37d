import type { FeedbackFault } from './feedback-fault.js';

const sentences: Readonly<Record<FeedbackFault, string>> = {
  PROVIDER_AUTH:
    'The server does not take the key: check LLM_API_KEY, and that this key may use the model.',
  PROVIDER_MISCONFIGURED:
    'The server does not know the address or the model: LLM_BASE_URL must be what comes before /chat/completions, and LLM_MODEL a name that the server lists.',
  PROVIDER_BUSY:
    'The server has no time: try again in a minute, or set LLM_CONCURRENCY to a smaller number.',
  PROVIDER_QUOTA: 'The account at the provider has nothing left: pay in, or raise its limit.',
  PROVIDER_UNAVAILABLE:
    'Nothing that speaks the protocol answers: check LLM_BASE_URL, that the server is running, and the network in between.',
  PROVIDER_TIMEOUT:
    'The server did not answer in time: raise LLM_TIMEOUT_MS and LLM_DEADLINE_MS, or choose a faster model.',
  TRUNCATED:
    'The model was cut off: raise LLM_MAX_OUTPUT_TOKENS, and the context of a server of your own (num_ctx, --ctx-size, --max-model-len).',
  REFUSED: 'The model refuses to judge answers: choose another one.',
  INVALID_OUTPUT:
    'The model does not keep to the form it is asked for: choose another one, or try LLM_STRUCTURED=json_object or text.',
  CANCELLED: 'It was broken off.',
};

/** What whoever runs the server can do about a fault, in one sentence. */
export function explainFault(fault: FeedbackFault): string {
  return sentences[fault];
}
