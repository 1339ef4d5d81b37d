/** Calls that one request may cost, whatever goes wrong: each step of the ladder, and a retry. */
export const mostCalls = 6;

/** Bytes for a token: English has four, code and other scripts have fewer. */
const bytesPerToken = 2;
/** What servers add around messages: roles, templates, the schema where they put it into the prompt. */
const overheadTokens = 500;

/**
 * The most tokens that one call costs: what is sent, by its bytes, and all that the model may say.
 *
 * @param promptBytes UTF-8 bytes of all messages and the schema
 */
export function worstCaseTokens(promptBytes: number, maxOutputTokens: number): number {
  return Math.ceil(promptBytes / bytesPerToken) + overheadTokens + maxOutputTokens;
}
