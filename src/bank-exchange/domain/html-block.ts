/**
 * A piece of a document as people see it. The `html` of a block is clean and of one line of thought:
 * only `b`, `i`, `code`, `a` with its `href`, `br` and `img` are in it, all of them closed, and the
 * kind of a medium is in `alt`.
 */
export type HtmlBlock =
  | { readonly kind: 'heading'; readonly level: number; readonly html: string }
  | { readonly kind: 'paragraph'; readonly lines: readonly string[]; readonly isQuoted: boolean }
  | { readonly kind: 'code'; readonly html: string }
  | {
      readonly kind: 'list';
      readonly isOrdered: boolean;
      /** The number of the first item; 1 when absent. */
      readonly first?: number;
      readonly items: readonly HtmlItem[];
    }
  | { readonly kind: 'table'; readonly rows: readonly (readonly string[])[] };

/** What stands at one mark of a list, with the lists below it. */
export type HtmlItem = readonly HtmlBlock[];
