import { ArchiveWriter } from '../../src/bank-exchange/write-archive.js';

export interface HostileFile {
  readonly name: string;
  readonly format: 'moodle-xml' | 'qti' | 'gift';
  bytes(): Buffer;
  /** Why it is refused, or what is wrong with its only question; null where it does no harm. */
  readonly code: string | null;
  /** What the code is of. */
  readonly of: 'file' | 'question';
}

const itemNamespace = 'http://www.imsglobal.org/xsd/imsqtiasi_v3p0';

/** A Moodle file whose only question has this text, which stands there as it is. */
export function moodleFile(questionText: string, before = ''): string {
  return `<?xml version="1.0" encoding="UTF-8"?>${before}<quiz><question type="essay"><name><text>Title</text></name><questiontext format="html"><text>${questionText}</text></questiontext></question></quiz>`;
}

/** An item of QTI 3.0 with this body, which a candidate answers in writing. */
export function qtiItem(body: string, attributes = 'identifier="item" title="Title"'): string {
  return `<qti-assessment-item xmlns="${itemNamespace}" ${attributes}><qti-item-body>${body}<qti-extended-text-interaction response-identifier="R"/></qti-item-body></qti-assessment-item>`;
}

/** A package of QTI whose manifest names these hrefs, with these files beside it. */
export function qtiPackage(
  hrefs: readonly string[],
  files: Readonly<Record<string, string>>,
): Buffer {
  const resources = hrefs.map(
    (href, index) => `<resource identifier="r${index}" type="imsqti_item_xmlv3p0" href="${href}"/>`,
  );
  const manifest = `<manifest><resources>${resources.join('')}</resources></manifest>`;
  return archiveOf({ 'imsmanifest.xml': manifest, ...files });
}

/** A zip file with these texts by name, whatever the names are. */
export function archiveOf(files: Readonly<Record<string, string>>): Buffer {
  const archive = new ArchiveWriter();
  const entries = Object.entries(files).map(([name, text]) => archive.add(name, Buffer.from(text)));
  return Buffer.concat([...entries, archive.end()]);
}

const lol = Array.from(
  { length: 9 },
  (_, index) => `<!ENTITY lol${index + 1} "${`&lol${index};`.repeat(10)}">`,
);

function file(
  name: string,
  code: string | null,
  text: () => string | Buffer,
  rest: Partial<Pick<HostileFile, 'format' | 'of'>> = {},
): HostileFile {
  return {
    name,
    code,
    bytes: () => Buffer.from(text()),
    format: rest.format ?? 'moodle-xml',
    of: rest.of ?? 'file',
  };
}

/** Files that are made to harm whoever reads them, and what becomes of each. */
export const hostileXmlFiles: readonly HostileFile[] = [
  file('billion laughs', 'entities-refused', () =>
    moodleFile('&lol9;', `<!DOCTYPE quiz [<!ENTITY lol0 "lol">${lol.join('')}]>`),
  ),
  file('external entity', 'entities-refused', () =>
    moodleFile('&x;', '<!DOCTYPE quiz [<!ENTITY x SYSTEM "file:///etc/passwd">]>'),
  ),
  file('parameter entity', 'entities-refused', () =>
    moodleFile('x', '<!DOCTYPE quiz [<!ENTITY % p SYSTEM "http://127.0.0.1/evil.dtd"> %p;]>'),
  ),
  file('bare document type', 'entities-refused', () => moodleFile('x', '<!DOCTYPE quiz>')),
  file('document type without end', 'entities-refused', () =>
    moodleFile('x', `<!DOCTYPE quiz [${'<!ENTITY a "b">'.repeat(20_000)}`),
  ),
  file('entity of nobody', 'malformed', () => moodleFile('&nbsp;')),
  file('entity that is a method of every object', 'malformed', () => moodleFile('&constructor;')),
  file('attribute that is a method of every object', null, () =>
    moodleFile('x').replace('type=', 'hasOwnProperty="no" __proto__="no" type='),
  ),
  file('elements 10,000 deep', 'too-deep', () => moodleFile('<a>'.repeat(10_000))),
  file('unclosed elements', 'malformed', () => '<quiz><question type="essay"><name>'),
  file('crossed elements', 'malformed', () => '<quiz><question></quiz></question>'),
  file('prefix of nobody', 'malformed', () => '<quiz><evil:question/></quiz>'),
  file('UTF-16 with its mark', 'not-utf8', () =>
    Buffer.from(`\uFEFF${moodleFile('x')}`, 'utf16le'),
  ),
  file('UTF-16 without its mark', 'not-utf8', () => Buffer.from(moodleFile('x'), 'utf16le')),
  file('ISO-8859-1', 'not-utf8', () => Buffer.from(moodleFile('é'), 'latin1')),
  file('ISO-8859-1 as it says of itself', 'not-utf8', () =>
    moodleFile('x').replace('UTF-8', 'ISO-8859-1'),
  ),
  file('NUL', 'malformed', () => moodleFile('a\u0000b')),
  file('lone surrogate by number', 'malformed', () => moodleFile('&#xD800;')),
  file('NUL by number', 'malformed', () => moodleFile('&#0;')),
  file('100 MiB of CDATA', 'too-large', () => cdataOf(100)),
  file('16 MiB of CDATA', 'field-too-long', () => cdataOf(16), { of: 'question' }),
  file('one million attributes', 'too-large', () =>
    moodleFile(`<a ${Array.from({ length: 1_000_000 }, (_, index) => `a${index}=""`).join(' ')}/>`),
  ),
  file('attribute of 1 MiB', 'too-large', () => moodleFile(`<a b="${'x'.repeat(2 ** 20)}"/>`)),
  file('one million elements', 'too-large', () => moodleFile('<a/>'.repeat(1_000_000))),
  file(
    '20,001 questions',
    'too-many-questions',
    () => `<quiz>${'<question type="essay"/>'.repeat(20_001)}</quiz>`,
  ),
  file('no question', 'no-questions', () => '<quiz></quiz>'),
  file('a web page', 'not-this-format', () => '<html><body>quiz</body></html>'),
  file('nothing', 'malformed', () => ''),
  file('scripts', null, () => moodleFile(`<![CDATA[${scripts}]]>`)),
  file('document type within a text', null, () => moodleFile('<![CDATA[Text <!DOCTYPE quiz>]]>')),
  file('HTML 20,000 deep', null, () => moodleFile(`<![CDATA[${'<div>'.repeat(20_000)}deep]]>`)),
  file('entity in an item', 'entities-refused', () => `<!DOCTYPE a>${qtiItem('x')}`, qti()),
  file(
    'item of another version',
    'unknown-version',
    () => '<assessmentItem xmlns="http://www.imsglobal.org/xsd/imsqti_v2p2"/>',
    qti(),
  ),
  file(
    'package with a path upwards',
    'unsafe-path',
    () => qtiPackage(['a.xml'], { '../a.xml': qtiItem('x') }),
    qti(),
  ),
  file(
    'manifest that refers upwards',
    'unsafe-path',
    () => qtiPackage(['items/../../etc/passwd'], { 'a.xml': qtiItem('x') }),
    qti(),
  ),
  file(
    'manifest that refers to a file of the machine',
    'unsafe-path',
    () => qtiPackage(['file:///etc/passwd'], { 'a.xml': qtiItem('x') }),
    qti(),
  ),
  file(
    'manifest that refers upwards in disguise',
    'unsafe-path',
    () => qtiPackage(['%2e%2e/a.xml'], { 'a.xml': qtiItem('x') }),
    qti(),
  ),
  file(
    'package without a manifest',
    'not-this-format',
    () => archiveOf({ 'a.xml': qtiItem('x') }),
    qti(),
  ),
  file(
    'package with a document type in an item',
    'entities-refused',
    () => qtiPackage(['a.xml'], { 'a.xml': `<!DOCTYPE a>${qtiItem('x')}` }),
    { ...qti(), of: 'question' },
  ),
  file('scripts in an item', null, () => qtiItem(scriptsAsXml), qti()),
  file('one million unclosed braces', 'field-too-long', () => '{'.repeat(1_000_000), {
    format: 'gift',
    of: 'question',
  }),
  file('100,000 unclosed braces', 'unclosed-answer', () => `::T:: ${'{'.repeat(100_000)}`, {
    format: 'gift',
    of: 'question',
  }),
  file('one million questions', 'too-many-questions', () => 'x{}\n\n'.repeat(1_000_000), {
    format: 'gift',
  }),
  file('one million unclosed ids', null, () => `// ${'[id:'.repeat(1_000_000)}\nText {}`, {
    format: 'gift',
  }),
  file('one million backslashes', 'field-too-long', () => '\\'.repeat(1_000_000), {
    format: 'gift',
    of: 'question',
  }),
  file('scripts in GIFT', null, () => `[html]${scripts.replaceAll(/[=:{}]/gu, '\\$&')} {}`, {
    format: 'gift',
  }),
];

function qti(): { format: 'qti' } {
  return { format: 'qti' };
}

const scripts =
  '<p>Text</p><script>alert(1)</script><img src="x" onerror="alert(2)"><a href="javascript:alert(3)">link</a><iframe src="https://evil.example"></iframe><svg onload="alert(4)"></svg><style>p{background:url(javascript:alert(5))}</style>';
const scriptsAsXml =
  '<p>Text</p><script>alert(1)</script><img src="x" onerror="alert(2)"/><a href="javascript:alert(3)">link</a><style>p{background:url(javascript:alert(5))}</style>';

function cdataOf(mebibytes: number): string {
  return moodleFile(`<![CDATA[${'x'.repeat(mebibytes * 1024 * 1024)}]]>`);
}
