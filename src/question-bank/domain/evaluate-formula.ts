/** What a formula comes to, or why it comes to nothing. */
export type FormulaResult =
  | { readonly kind: 'value'; readonly value: number }
  | { readonly kind: 'fault'; readonly detail: string };

interface Cursor {
  readonly tokens: readonly string[];
  readonly names: ReadonlyMap<string, number>;
  at: number;
}

const token = /\s*(?:(\d+(?:\.\d+)?)|([a-z][a-z0-9_]*)|(\*\*|[-+*/(),]))/uy;

const functions: Readonly<Record<string, (...values: number[]) => number>> = {
  ceil: Math.ceil,
  floor: Math.floor,
  round: Math.round,
  min: Math.min,
  max: Math.max,
};
const unary = new Set(['ceil', 'floor', 'round']);

/** Whether formulas read a name as a function, so that nothing else may be called by it. */
export function isFunctionName(name: string): boolean {
  return Object.hasOwn(functions, name);
}

class FormulaFault extends Error {}

/**
 * Arithmetic of the figures in an outline: numbers, names, `+ - * / **`, parentheses, `ceil`,
 * `floor`, `round` of one value and `min`, `max` of several. `**` binds tighter than a leading
 * minus and groups to the right, as in mathematics.
 */
export function evaluateFormula(
  formula: string,
  names: ReadonlyMap<string, number>,
): FormulaResult {
  try {
    const cursor = { tokens: tokensOf(formula), names, at: 0 };
    const value = sum(cursor);
    if (cursor.at < cursor.tokens.length) throw unexpected(cursor);
    if (Number.isFinite(value)) return { kind: 'value', value };
    return { kind: 'fault', detail: 'does not come to a finite number' };
  } catch (error) {
    if (error instanceof FormulaFault) return { kind: 'fault', detail: error.message };
    throw error;
  }
}

/** The names that a formula reads, functions left out; empty when it cannot be read. */
export function namesIn(formula: string): string[] {
  try {
    const words = tokensOf(formula).filter((each) => /^[a-z]/u.test(each));
    return [...new Set(words.filter((each) => !Object.hasOwn(functions, each)))];
  } catch {
    return [];
  }
}

function tokensOf(formula: string): string[] {
  const tokens: string[] = [];
  const text = formula.trimEnd();
  token.lastIndex = 0;
  while (token.lastIndex < text.length) {
    const from = token.lastIndex;
    const found = token.exec(text);
    if (found === null)
      throw new FormulaFault(`cannot be read from '${text.slice(from, from + 10)}'`);
    tokens.push(found[0].trim());
  }
  return tokens;
}

function sum(cursor: Cursor): number {
  let value = product(cursor);
  for (;;) {
    if (take(cursor, '+')) value += product(cursor);
    else if (take(cursor, '-')) value -= product(cursor);
    else return value;
  }
}

function product(cursor: Cursor): number {
  let value = signed(cursor);
  for (;;) {
    if (take(cursor, '*')) value *= signed(cursor);
    else if (take(cursor, '/')) value /= signed(cursor);
    else return value;
  }
}

function signed(cursor: Cursor): number {
  if (take(cursor, '-')) return -signed(cursor);
  const base = atom(cursor);
  return take(cursor, '**') ? base ** signed(cursor) : base;
}

function atom(cursor: Cursor): number {
  const word = cursor.tokens[cursor.at] ?? '';
  if (take(cursor, '(')) return closed(cursor, sum(cursor));
  if (/^\d/u.test(word)) return ((cursor.at += 1), Number(word));
  if (!/^[a-z]/u.test(word)) throw unexpected(cursor);
  cursor.at += 1;
  return Object.hasOwn(functions, word) ? call(cursor, word) : valueOf(cursor, word);
}

function call(cursor: Cursor, name: string): number {
  if (!take(cursor, '(')) throw new FormulaFault(`'${name}' needs parentheses`);
  const values = [sum(cursor)];
  while (take(cursor, ',')) values.push(sum(cursor));
  if (unary.has(name) && values.length > 1) throw new FormulaFault(`'${name}' takes one value`);
  return closed(cursor, functions[name]?.(...values) ?? Number.NaN);
}

function closed(cursor: Cursor, value: number): number {
  if (!take(cursor, ')')) throw unexpected(cursor);
  return value;
}

function valueOf({ names }: Cursor, name: string): number {
  const value = names.get(name);
  if (value === undefined) {
    throw new FormulaFault(`'${name}' is neither an assumption nor an earlier figure`);
  }
  return value;
}

function take(cursor: Cursor, wanted: string): boolean {
  if (cursor.tokens[cursor.at] !== wanted) return false;
  cursor.at += 1;
  return true;
}

function unexpected({ tokens, at }: Cursor): FormulaFault {
  const word = tokens[at];
  return new FormulaFault(word === undefined ? 'ends too early' : `does not expect '${word}'`);
}
