/** Thinking that comes with the answer; some templates keep the opening tag to themselves. */
const thinking = /^(?:<(?:think|thinking|reasoning)>)?.*?<\/(?:think|thinking|reasoning)>/su;
const fence = /```[a-z]*\s*(\{.*\})\s*```/isu;

/**
 * The JSON object inside what a model said: without the thinking before it, the fence around it, and the
 * sentences before and after.
 *
 * @returns text from a brace to a brace, which need not be JSON; null when there is none
 */
export function findJson(content: string): string | null {
  const said = content.trim();
  const answer = said.startsWith('{') ? said : said.replace(thinking, '');
  const text = fence.exec(answer)?.[1] ?? answer;
  const start = text.indexOf('{');
  const end = text.lastIndexOf('}');
  return start === -1 || end < start ? null : text.slice(start, end + 1);
}
