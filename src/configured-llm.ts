import { EnvError, type Env } from './platform/config/env-variables.js';
import { readLlmConfig, type LlmConfig } from './platform/config/llm-config.js';

/** Whom to ask for feedback. @throws EnvError that says what to set, when nobody is to be asked */
export function configuredLlm(env: Env): LlmConfig {
  const llm = readLlmConfig(env);
  if (llm !== null) return llm;
  throw new EnvError(
    'No model is configured: set LLM_BASE_URL, LLM_MODEL and LLM_GLOBAL_DAILY_TOKENS, and LLM_API_KEY where the server wants one.',
  );
}
