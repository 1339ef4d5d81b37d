import { isJson } from './is-json.js';

const thinking = /^<(think|thinking|reasoning)>.*?<\/\1>/su;
/** Some templates keep the opening tag to themselves. */
const restOfThinking = /^.*?<\/(?:think|thinking|reasoning)>/su;
const fence = '```';

/**
 * The JSON object inside what a model said: without the thinking before it, the fence around it, and the
 * sentences before and after. A quote of the answer may hold tags, fences and braces too, so of the ways
 * to look at it the first that shows JSON is right; where none does, the narrowest is the best guess.
 *
 * @returns text from a brace to a brace, which need not be JSON; null when there is none
 */
export function findJson(content: string): string | null {
  const said = content.trim().replace(thinking, '');
  const answer = said.replace(restOfThinking, '');
  const views = [said, withinFence(said), answer, withinFence(answer)].map(betweenBraces);
  const found = views.filter((view) => view !== null);
  return found.find(isJson) ?? found.at(-1) ?? null;
}

/** What stands between the first fence and the last. */
function withinFence(text: string): string {
  const opened = text.indexOf(fence) + fence.length;
  const closed = text.lastIndexOf(fence);
  return closed >= opened ? text.slice(opened, closed) : text;
}

function betweenBraces(text: string): string | null {
  const start = text.indexOf('{');
  const end = text.lastIndexOf('}');
  return start === -1 || end < start ? null : text.slice(start, end + 1);
}
