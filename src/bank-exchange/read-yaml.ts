import {
  Composer,
  LineCounter,
  Lexer,
  Parser,
  Scalar,
  isNode,
  isScalar,
  visit,
  type Document,
  type YAMLError,
} from 'yaml';
import { unreadableFile, type FileFault } from './unreadable-file.js';

/** A YAML document that was read, with the means to tell where something stands in it. */
export interface YamlDocument {
  readonly value: unknown;
  /** The line of what a path leads to, from 1. */
  readonly lineOf: (path: readonly (string | number)[]) => number;
}

/** Deeper than a document of ours may be, and far from where the library's recursion ends badly. */
const deepest = 64;
/** The library finds repeated keys by comparing each with each. */
const mostKeys = 1000;
/** As many as the longest file has that is made of words; each takes some 250 bytes of memory. */
const mostTokens = 1_500_000;
const mostAliases = 100;

/**
 * A text as YAML 1.2, with no more of it than JSON can say: no tags but those of JSON's types, no merge
 * keys, each key once, one document.
 *
 * @param firstLine the line of the file that the text begins in
 * @throws AppError with the line of what is refused
 */
export function readYaml(text: string, firstLine = 1): YamlDocument {
  const lines = new LineCounter();
  const lineAt = (offset: number): number => lines.linePos(offset).line + firstLine - 1;
  const document = new BoundedParser(lines, lineAt).parse(text);
  if (document === null) return { value: null, lineOf: () => firstLine };
  const [fault] = [...document.errors, ...document.warnings];
  if (fault !== undefined) throw toRefusal(fault, lineAt);
  refuseMergeKeys(document, lineAt);
  return {
    value: toValue(document),
    lineOf: (path) => {
      const node = document.getIn(path, true);
      return lineAt((isNode(node) ? node.range?.[0] : null) ?? 0);
    },
  };
}

/** Looks at the limits while the text is taken apart, before anything recursive is done with it. */
class BoundedParser {
  private readonly lexer = new Lexer();
  private readonly parser: Parser;
  private readonly composer = new Composer({
    version: '1.2',
    schema: 'core',
    merge: false,
    resolveKnownTags: false,
    logLevel: 'silent',
  });
  private readonly documents: Document.Parsed[] = [];

  constructor(
    lines: LineCounter,
    private readonly lineAt: (offset: number) => number,
  ) {
    lines.addNewLine(0);
    this.parser = new Parser(lines.addNewLine);
  }

  parse(text: string): Document.Parsed | null {
    let tokens = 0;
    for (const lexeme of this.lexer.lex(text)) {
      for (const token of this.parser.next(lexeme)) this.take(this.composer.next(token));
      tokens += 1;
      this.check(tokens);
    }
    for (const token of this.parser.end()) this.take(this.composer.next(token));
    this.take(this.composer.end());
    return this.documents[0] ?? null;
  }

  private take(composed: Iterable<Document.Parsed>): void {
    this.documents.push(...composed);
    if (this.documents.length <= 1) return;
    throw unreadableFile('several-documents', 'it holds several documents, where one may stand');
  }

  private check(tokens: number): void {
    const { stack, offset } = this.parser;
    if (tokens > mostTokens) throw unreadableFile('too-large', 'it has too many values');
    if (stack.length > deepest) {
      const detail = `it is nested deeper than ${deepest} levels`;
      throw unreadableFile('too-deep', detail, this.lineAt(offset));
    }
    const top = stack.at(-1);
    if (top?.type !== 'block-map' && top?.type !== 'flow-collection') return;
    if (top.items.length <= mostKeys) return;
    const detail = `an object has more than ${mostKeys} keys`;
    throw unreadableFile('too-large', detail, this.lineAt(offset));
  }
}

const faults: Readonly<Partial<Record<YAMLError['code'], FileFault>>> = {
  DUPLICATE_KEY: 'duplicate-key',
  TAG_RESOLVE_FAILED: 'tags-refused',
};

/** In the place of the library's words where those repeat what the file says. */
const details: Readonly<Partial<Record<YAMLError['code'], string>>> = {
  DUPLICATE_KEY: 'it has a key twice in one object',
  TAG_RESOLVE_FAILED: 'it has a tag, where only plain values may stand',
};

function toRefusal({ code, pos }: YAMLError, lineAt: (offset: number) => number): Error {
  const words = code.toLowerCase().replaceAll('_', ' ');
  const detail = details[code] ?? `it is not YAML (${words})`;
  return unreadableFile(faults[code] ?? 'malformed', detail, lineAt(pos[0]));
}

function refuseMergeKeys(document: Document.Parsed, lineAt: (offset: number) => number): void {
  visit(document, {
    Map: (_, map) => {
      for (const { key } of map.items) {
        if (!isScalar(key) || key.value !== '<<' || key.type !== Scalar.PLAIN) continue;
        throw unreadableFile(
          'merge-keys-refused',
          'it has a merge key',
          lineAt(key.range?.[0] ?? 0),
        );
      }
    },
  });
}

function toValue(document: Document.Parsed): unknown {
  try {
    return document.toJS({ maxAliasCount: mostAliases });
  } catch (error) {
    if (!(error instanceof ReferenceError)) throw error;
    throw unreadableFile(
      'aliases-refused',
      `it has an alias of nothing, or more than ${mostAliases}`,
    );
  }
}
