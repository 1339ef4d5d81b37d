/** Calls that one request may cost, whatever goes wrong: each step of the ladder, and a retry. */
export const mostCalls = 6;

/** ASCII letters for a token: English has four, code has fewer. */
const lettersPerToken = 2;
/** What servers add around messages: roles, templates, the schema where they put it into the prompt. */
const overheadTokens = 500;

/**
 * The most tokens that one call costs: what is sent, and all that the model may say. Tokenizers know few
 * pieces of other scripts, and take what they do not know byte by byte.
 *
 * @param sent all messages and the schema
 */
export function worstCaseTokens(sent: string, maxOutputTokens: number): number {
  const letters = sent.match(/[\0-\x7f]/gu)?.length ?? 0;
  const others = utf8Length(sent) - letters;
  return Math.ceil(letters / lettersPerToken) + others + overheadTokens + maxOutputTokens;
}

function utf8Length(text: string): number {
  let bytes = 0;
  for (const sign of text) {
    const code = sign.codePointAt(0) ?? 0;
    bytes += 1 + Number(code > 0x7f) + Number(code > 0x7ff) + Number(code > 0xffff);
  }
  return bytes;
}
