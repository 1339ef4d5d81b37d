import { AppError } from '../kernel/app-error.js';
import { mostFileBytes } from './decode-file.js';
import type { ParsedPart } from './domain/parsed-bank.js';
import { resolveHref } from './domain/resolve-href.js';
import { elementsWithin, type XmlElement } from './domain/xml-element.js';
import { QuestionCount } from './question-count.js';
import { readArchive } from './read-archive.js';
import { readQtiItem } from './read-qti-item.js';
import { readXmlTree } from './read-xml.js';
import { unreadableFile } from './unreadable-file.js';

const itemNamespace = 'http://www.imsglobal.org/xsd/imsqtiasi_v3p0';
const itemType = 'imsqti_item_xmlv3p0';
const manifestName = 'imsmanifest.xml';

const archiveLimits = {
  wanted: (name: string): boolean => name.endsWith('.xml'),
  mostEntries: 50_000,
  mostBytes: 128 * 1024 * 1024,
  mostRatio: 100,
};

/**
 * The questions of QTI 3.0: one item as XML, or a package with a manifest. In a package the `line` of
 * a part is the place of its item in the manifest, and an item that cannot be read is a question with
 * that problem; a package that is no sound archive is refused as a whole, as is a single item.
 *
 * @throws AppError for what is neither, or breaks the bounds of archives or XML files
 */
export async function readQti(bytes: Buffer): Promise<ParsedPart[]> {
  if (bytes.length > mostFileBytes) throw unreadableFile('too-large', 'it is larger than 64 MiB');
  const isArchive = bytes.subarray(0, 2).toString('latin1') === 'PK';
  return isArchive ? readPackage(bytes) : readQtiItem(readXmlTree(bytes, isItem), null);
}

/** @throws AppError `unknown-version` for an item of QTI 2, whose elements have other names */
function isItem({ name, namespace }: XmlElement): boolean {
  if (
    name === 'assessmentItem' ||
    (name === 'qti-assessment-item' && namespace !== itemNamespace)
  ) {
    throw unreadableFile('unknown-version', 'it is no QTI 3.0 but another version');
  }
  return name === 'qti-assessment-item';
}

async function readPackage(bytes: Buffer): Promise<ParsedPart[]> {
  const files = await readArchive(bytes, archiveLimits);
  const manifest = files.get(manifestName);
  if (manifest === undefined) {
    throw unreadableFile('not-this-format', `it has no ${manifestName}`);
  }
  const root = readXmlTree(manifest, ({ name }) => name === 'manifest');
  const count = new QuestionCount();
  const parts: ParsedPart[] = [];
  const read = new Set<string>();
  for (const resource of elementsWithin(root).filter(({ name }) => name === 'resource')) {
    const path = safePath(resource);
    const type = resource.attributes.get('type') ?? '';
    if (!type.startsWith('imsqti_') || read.has(path)) continue;
    read.add(path);
    count.add(null);
    parts.push(...readResource(type, files.get(path), read.size));
  }
  count.refuseNone();
  return parts;
}

/** Where the resource is. That of a URL is nowhere in the package, which is no fault of web content. */
function safePath(resource: XmlElement): string {
  const hrefs = [resource, ...elementsWithin(resource)].flatMap(
    ({ attributes }) => attributes.get('href') ?? [],
  );
  for (const href of hrefs) {
    if (!/^https?:/iu.test(href) && resolveHref(href) === null) {
      const detail = 'its manifest refers to a file outside of the package';
      throw unreadableFile('unsafe-path', detail, resource.line);
    }
  }
  const href = resource.attributes.get('href') ?? '';
  return resolveHref(href) ?? href;
}

function readResource(type: string, file: Buffer | undefined, place: number): ParsedPart[] {
  if (type !== itemType) {
    const detail = 'a test, section or item of another sort; only items of QTI 3.0 are taken';
    return [{ kind: 'skipped', line: place, code: 'other-resource', detail }];
  }
  if (file === undefined) return [broken(place, 'missing-file', 'is not in the package')];
  try {
    return readQtiItem(readXmlTree(file, isItem), place);
  } catch (error) {
    const [problem] = error instanceof AppError ? (error.particulars.errors ?? []) : [];
    if (problem === undefined) throw error;
    return [broken(place, problem.code, problem.detail)];
  }
}

function broken(line: number, code: string, detail: string): ParsedPart {
  return {
    kind: 'question',
    line,
    externalId: null,
    document: {},
    attachments: [],
    problems: [{ pointer: '', code, detail }],
  };
}
