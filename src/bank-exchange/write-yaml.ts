import { Document, Scalar, isScalar, isSeq, visit } from 'yaml';

/** Lists of names, which stay on a line. */
const inlineKeys = new Set(['topics', 'skills', 'sources']);
const longestPlain = 70;
/** Line breaks of other systems, and the mark of a file's beginning: a block would change or drop them. */
const quoted = /[\r\u0085\u2028\u2029\uFEFF]/u;

/**
 * A value as YAML that people can read and programs of either version of YAML read alike: texts of
 * several lines as they are, long ones folded, whatever looks like something else in quotes.
 */
export function writeYaml(value: unknown): string {
  const document = new Document(value, { version: '1.2', schema: 'core', compat: 'yaml-1.1' });
  visit(document, {
    Pair: (_, { key, value: list }) => {
      if (!isScalar(key) || !inlineKeys.has(String(key.value))) return;
      if (isSeq(list)) list.flow = true;
    },
    Scalar: (key, node) => {
      if (key === 'key' || typeof node.value !== 'string') return;
      // Where a block is the whole document, its indent cannot be told from that of its text.
      const isIndented = key === null && /^\s/u.test(node.value);
      node.type = isIndented ? Scalar.QUOTE_DOUBLE : styleOf(node.value);
    },
  });
  return document.toString({ lineWidth: 100, singleQuote: true });
}

function styleOf(text: string): Scalar.Type {
  if (quoted.test(text) || text.trim() === '') return Scalar.QUOTE_DOUBLE;
  if (text.includes('\n')) return Scalar.BLOCK_LITERAL;
  if (text.length <= longestPlain) return Scalar.PLAIN;
  // A folded line that begins with a blank is not folded for a reader.
  return text === text.trim() ? Scalar.BLOCK_FOLDED : Scalar.QUOTE_DOUBLE;
}
