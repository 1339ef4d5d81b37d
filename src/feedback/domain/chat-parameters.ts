import type { RefusedParameter } from './dialect.js';

/** What a call says beside its messages. */
export type ChatParameters = Readonly<Partial<Record<RefusedParameter, number>>>;

/**
 * The parameters of a call: the most likely words, the same each time, and no more of them than allowed.
 * The limit goes out under its old name first: a server that does not know the old name says so, but many
 * that do not know the new one pass over it, and their models would talk without a limit.
 *
 * @param dropped those that the server does not take
 * @param maxOutputTokens most tokens that the model may say
 */
export function chatParameters(
  dropped: readonly string[],
  maxOutputTokens: number,
): ChatParameters {
  const limit = dropped.includes('max_tokens') ? 'max_completion_tokens' : 'max_tokens';
  return {
    ...(dropped.includes('temperature') ? {} : { temperature: 0 }),
    ...(dropped.includes('seed') ? {} : { seed: 0 }),
    [limit]: maxOutputTokens,
  };
}
