import { isKeywordList } from './is-keyword-list.js';

const separators = /[,;|•·\n]/u;
/** Fewer are a terse statement: 'History: Elasticsearch.' */
const fewestTerms = 3;
/** What terms have that say something: figures, arithmetic, columns, calls. */
const substance = /[\d=<>≈×→_(]/u;
const largestPlainShare = 0.8;

/**
 * Whether a sentence or paragraph only drops names, so that quoting it shows nothing. Notes are terse:
 * a line of arithmetic or the columns of a table is a list without a verb too, and says a great deal.
 */
export function listsTerms(text: string): boolean {
  const terms = text.split(separators).filter((term) => /\p{L}/u.test(term));
  const plain = terms.filter((term) => !substance.test(term)).length;
  return (
    terms.length >= fewestTerms && plain >= terms.length * largestPlainShare && isKeywordList(text)
  );
}
