import { pointTo } from '../../kernel/json-pointer.js';

interface Frame {
  /** Of an object the keys so far, of a list null. */
  readonly keys: Set<string> | null;
  /** The key or place that is being read. */
  at: string;
  count: number;
}

const tokens = /"[^"\\]*(?:\\.[^"\\]*)*"(\s*:)?|[[\]{},]/gu;

/**
 * Where an object of a JSON text has a key for the second time, as a pointer such as `/rubric/0/key`;
 * null when none does. A parser would keep the last value without a word, so what a person checked
 * need not be what is imported. The text has to be JSON.
 */
export function findRepeatedKey(json: string): string | null {
  const frames: Frame[] = [];
  for (const [token, colon] of json.matchAll(tokens)) {
    const top = frames.at(-1);
    if (token === '{') frames.push({ keys: new Set(), at: '', count: 0 });
    else if (token === '[') frames.push({ keys: null, at: '0', count: 0 });
    else if (token === '}' || token === ']') frames.pop();
    else if (token === ',') advance(top);
    else if (colon !== undefined && repeats(top, token.slice(0, -colon.length))) {
      return frames.reduce((path, { at }) => pointTo(path, at), '');
    }
  }
  return null;
}

function repeats(frame: Frame | undefined, literal: string): boolean {
  if (!frame?.keys) return false;
  frame.at = JSON.parse(literal) as string;
  if (frame.keys.has(frame.at)) return true;
  frame.keys.add(frame.at);
  return false;
}

function advance(frame: Frame | undefined): void {
  if (frame === undefined || frame.keys !== null) return;
  frame.count += 1;
  frame.at = `${frame.count}`;
}
