import sax from 'sax';
import { decodeFile } from './decode-file.js';
import type { XmlElement, XmlNode } from './domain/xml-element.js';
import { unreadableFile } from './unreadable-file.js';

/** Elements within elements. Deeper files are made to exhaust who walks them. */
const mostDepth = 100;
/** What is held at once: a file as a whole, or one of its parts. */
const mostElementsOfTree = 200_000;
const mostElementsOfPart = 20_000;
const mostElements = 2_000_000;
const mostAttributes = 100;
/** UTF-16 units of text of one element; what exceeds it is left out and told by `isCut`. */
const mostElementText = 200_000;

/** sax looks after its buffers once a piece, so pieces are what bounds them. */
const pieceLength = 16_384;

interface OpenElement {
  name: string;
  namespace: string;
  attributes: Map<string, string>;
  children: XmlNode[];
  line: number;
  isCut: boolean;
  textLength: number;
  /** What the prefixes stand for within it. */
  scope: Scope;
}

/** Prefixes are looked up outwards: to copy them inwards would cost their square. */
interface Scope {
  readonly own: ReadonlyMap<string, string>;
  readonly outer: Scope | null;
}

const xmlScope: Scope = {
  own: new Map([['xml', 'http://www.w3.org/XML/1998/namespace']]),
  outer: null,
};

/**
 * The children of the root of an XML file, one after the other, so that a large file is never held as
 * a whole. The root itself is judged before: `isRoot` says whether it is one of the format.
 *
 * Neither a DOCTYPE nor any declaration of entities is allowed, so that there is nothing to expand and
 * nothing to fetch; of references only the five of XML and those by number are known.
 *
 * @throws AppError for a file that is no XML (with the line), not UTF-8, too deep or too large
 */
export function* readXmlParts(
  bytes: Uint8Array,
  isRoot: (root: XmlElement) => boolean,
): Generator<XmlElement> {
  const tree = new XmlTree(isRoot, true);
  yield* tree.read(decodeFile(bytes));
}

/** A small XML file as a whole, read by the same rules. */
export function readXmlTree(bytes: Uint8Array, isRoot: (root: XmlElement) => boolean): XmlElement {
  const tree = new XmlTree(isRoot, false);
  const [root] = tree.read(decodeFile(bytes));
  if (root === undefined) throw unreadableFile('malformed', 'it has no element');
  return root;
}

/** Builds elements from what sax reports. */
class XmlTree {
  private readonly parser = new sax.SAXParser(true, { position: true });
  private readonly open: OpenElement[] = [];
  private finished: XmlElement[] = [];
  private elementCount = 0;
  /** Those of the part that is open. */
  private heldCount = 0;
  private attributes = new Map<string, string>();
  private line = 1;

  constructor(
    private readonly isRoot: (root: XmlElement) => boolean,
    /** Whether the children of the root are handed out instead of being kept in it. */
    private readonly inParts: boolean,
  ) {
    this.listen();
  }

  *read(text: string): Generator<XmlElement> {
    for (let at = 0; at < text.length; at += pieceLength) {
      this.parser.write(text.slice(at, at + pieceLength));
      yield* this.takeFinished();
    }
    this.parser.close();
    if (this.elementCount === 0) throw unreadableFile('malformed', 'it has no element');
    yield* this.takeFinished();
  }

  private takeFinished(): XmlElement[] {
    const finished = this.finished;
    this.finished = [];
    return finished;
  }

  private listen(): void {
    const { parser } = this;
    // The table of sax knows HTML's names as well, and by its prototype `&constructor;`.
    parser.ENTITIES = predefined;
    const listeners: Partial<sax.SAXParser> = {
      onerror: (error) => this.refuse(error),
      ondoctype: refuseDeclaration,
      onsgmldeclaration: refuseDeclaration,
      onprocessinginstruction: ({ name, body }) => {
        if (name.toLowerCase() === 'xml') checkEncoding(body);
      },
      onopentagstart: ({ attributes }) => this.beginElement(attributes),
      onattribute: ({ name, value }) => this.addAttribute(name, value),
      onopentag: ({ name }) => this.openElement(name),
      onclosetag: () => this.closeElement(),
      ontext: (text) => this.addText(text),
      oncdata: (text) => this.addText(text),
    };
    Object.assign(parser, listeners);
  }

  private beginElement(attributes: object): void {
    // The name is over, but the line is too if it was its end that ended the name.
    this.line = this.parser.line + (this.parser.column === 0 ? 0 : 1);
    this.attributes = new Map();
    // sax asks this very object for its attributes by a method that a file may not replace.
    const value = (name: string): boolean => Object.hasOwn(attributes, name);
    Object.defineProperty(attributes, 'hasOwnProperty', { value });
  }

  private refuse(error: Error): never {
    const [reason = ''] = error.message.split('\n');
    const line = this.parser.line + 1;
    if (reason.startsWith('Max buffer length exceeded')) {
      if (/doctype|sgmlDecl/u.test(reason)) refuseDeclaration();
      const detail = 'a name, an attribute or a comment is longer than 64 KiB';
      throw unreadableFile('too-large', detail, line);
    }
    throw unreadableFile('malformed', `it is not well-formed XML: ${plainly(reason)}`, line);
  }

  private addAttribute(name: string, value: string): void {
    if (this.attributes.size >= mostAttributes) {
      const detail = `an element has more than ${mostAttributes} attributes`;
      throw unreadableFile('too-large', detail, this.line);
    }
    this.attributes.set(name, value);
  }

  private openElement(qualifiedName: string): void {
    this.countElement();
    if (this.open.length === 0 && this.elementCount > 1) {
      throw unreadableFile('malformed', 'it goes on after its root element', this.line);
    }
    if (this.open.length >= mostDepth) {
      const detail = `its elements stand more than ${mostDepth} deep within each other`;
      throw unreadableFile('too-deep', detail, this.line);
    }
    const scope = scopeWithin(this.open.at(-1)?.scope ?? xmlScope, this.attributes);
    const attributes = new Map([...this.attributes].filter(([name]) => !isDeclaration(name)));
    const { name, namespace } = this.resolve(qualifiedName, scope);
    const { line } = this;
    const element = { name, namespace, attributes, line, scope, isCut: false, textLength: 0 };
    this.open.push({ ...element, children: [] });
    if (this.open.length === 1) this.judgeRoot();
  }

  private countElement(): void {
    this.elementCount += 1;
    this.heldCount += 1;
    const mostHeld = this.inParts ? mostElementsOfPart : mostElementsOfTree;
    if (this.elementCount <= mostElements && this.heldCount <= mostHeld) return;
    throw unreadableFile('too-large', 'it has too many elements', this.line);
  }

  private judgeRoot(): void {
    const [root] = this.open;
    if (root === undefined || this.isRoot(root)) return;
    throw unreadableFile('not-this-format', 'it is XML of another format', this.line);
  }

  private resolve(qualifiedName: string, scope: Scope): { name: string; namespace: string } {
    const colon = qualifiedName.indexOf(':');
    if (colon === -1) return { name: qualifiedName, namespace: lookUp('', scope) ?? '' };
    const namespace = lookUp(qualifiedName.slice(0, colon), scope);
    if (namespace === undefined) {
      throw unreadableFile('malformed', 'a prefix of a name is not declared', this.line);
    }
    return { name: qualifiedName.slice(colon + 1), namespace };
  }

  private closeElement(): void {
    const closed = this.open.pop();
    if (closed === undefined) return;
    const { name, namespace, attributes, children, line, isCut } = closed;
    const element: XmlElement = { name, namespace, attributes, children, line, isCut };
    const parent = this.open.at(-1);
    if (this.open.length !== (this.inParts ? 1 : 0)) parent?.children.push(element);
    else {
      this.finished.push(element);
      this.heldCount = 0;
    }
  }

  private addText(text: string): void {
    const element = this.open.at(-1);
    // The text between the parts of a file is white space in every format that has parts.
    if (element === undefined || (this.inParts && this.open.length === 1)) return;
    const room = mostElementText - element.textLength;
    element.textLength += text.length;
    if (text.length > room) element.isCut = true;
    if (room > 0) element.children.push(text.slice(0, room));
  }
}

const predefined = Object.assign(Object.create(null) as Record<string, string>, {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
});

function refuseDeclaration(): never {
  const detail = 'it declares a document type or entities, which are never read';
  throw unreadableFile('entities-refused', detail);
}

function checkEncoding(declaration: string): void {
  const [, encoding] = /\bencoding\s{0,9}=\s{0,9}["']([\w.-]{1,40})["']/u.exec(declaration) ?? [];
  if (encoding === undefined || /^(?:utf-?8|us-ascii)$/iu.test(encoding)) return;
  throw unreadableFile('not-utf8', 'it declares another encoding than UTF-8', 1);
}

function isDeclaration(attribute: string): boolean {
  return attribute === 'xmlns' || attribute.startsWith('xmlns:');
}

function scopeWithin(outer: Scope, attributes: ReadonlyMap<string, string>): Scope {
  const declared = [...attributes].filter(([name]) => isDeclaration(name));
  if (declared.length === 0) return outer;
  return { own: new Map(declared.map(([name, uri]) => [name.slice(6), uri])), outer };
}

function lookUp(prefix: string, innermost: Scope): string | undefined {
  for (let scope: Scope | null = innermost; scope !== null; scope = scope.outer) {
    const namespace = scope.own.get(prefix);
    if (namespace !== undefined) return namespace;
  }
  return undefined;
}

/** The reasons of sax are made of its own words, besides names of the file at the end. */
function plainly(reason: string): string {
  const [words = ''] = reason.split(':');
  return words.toLowerCase().replace(/\.$/u, '');
}
