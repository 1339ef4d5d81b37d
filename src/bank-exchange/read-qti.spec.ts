import { describe, expect, it } from '@jest/globals';
import { archiveOf, qtiItem, qtiPackage } from '../../test/support/hostile-xml-files.js';
import { readQti } from './read-qti.js';

const body = `
<p>Design a <em>photo</em> store.</p>
<p><img src="images/a.png" alt="sketch"/></p>
<qti-rubric-block use="scoring" view="scorer"><qti-content-body><ul><li>Buckets</li><li>Hashes</li></ul></qti-content-body></qti-rubric-block>
<qti-rubric-block use="instructions" view="candidate"><p>Ten minutes.</p></qti-rubric-block>
<qti-rubric-block use="scoring" view="scorer candidate"><p>Seen by both.</p></qti-rubric-block>
<qti-rubric-block use="instructions" view="author"><p>Not for anybody.</p></qti-rubric-block>
<qti-choice-interaction response-identifier="C"><qti-prompt>Pick</qti-prompt></qti-choice-interaction>`;

const response =
  '<qti-response-declaration identifier="R" base-type="string"><qti-correct-response><qti-value>The model.</qti-value></qti-correct-response></qti-response-declaration>';

describe('readQti', () => {
  it('takes an item with what candidates and scorers see, each in its place', async () => {
    const item = qtiItem(body, 'identifier="i-1" title="A &amp; B"').replace(
      '<qti-item-body>',
      `${response}<qti-item-body>`,
    );
    const withPrompt = item.replace(
      'response-identifier="R"/>',
      'response-identifier="R"><qti-prompt>Why so?</qti-prompt></qti-extended-text-interaction>',
    );
    const [question, skipped, ...rest] = await readQti(Buffer.from(`\n${withPrompt}`));
    expect(question).toMatchObject({
      kind: 'question',
      line: 2,
      externalId: 'i-1',
      document: { title: 'A & B', outline: ['Buckets', 'Hashes', 'Seen by both.', 'The model.'] },
      attachments: ['images/a.png'],
      problems: [],
    });
    const prompt = JSON.stringify(question?.kind === 'question' && question.document['prompt']);
    for (const seen of ['photo', 'Ten minutes.', 'Why so?']) expect(prompt).toContain(seen);
    for (const hidden of ['Pick', 'anybody', 'both']) expect(prompt).not.toContain(hidden);
    expect(skipped).toMatchObject({ kind: 'skipped', code: 'other-interaction', line: 9 });
    expect(rest).toEqual([]);
  });

  it('leaves out an item that nobody answers in writing', async () => {
    const item = qtiItem('<p/>').replace('extended-text', 'choice');
    expect(await readQti(Buffer.from(item))).toEqual([
      expect.objectContaining({ kind: 'skipped', code: 'other-interaction', line: 1 }),
    ]);
  });

  it('reads the items of a package in the order of its manifest', async () => {
    const parts = await readQti(
      qtiPackage(['b.xml', 'items/../a.xml', 'gone.xml', 'broken.xml', 'b.xml'], {
        'a.xml': qtiItem('<p>A</p>', 'identifier="a" title="A"'),
        'b.xml': qtiItem('<p>B</p>', 'identifier="b" title="B"'),
        'broken.xml': '<qti-assessment-item>',
        'unlisted.xml': qtiItem('<p>C</p>'),
      }),
    );
    expect(parts).toMatchObject([
      { line: 1, externalId: 'b', document: { title: 'B', prompt: 'B' }, problems: [] },
      { line: 2, externalId: 'a', document: { title: 'A', prompt: 'A' }, problems: [] },
      { line: 3, problems: [{ code: 'missing-file' }] },
      { line: 4, problems: [{ code: 'unknown-version' }] },
    ]);
  });

  it('names tests and items of other versions, and passes over what is no part of QTI', async () => {
    const types = ['imsqti_test_xmlv3p0', 'webcontent', 'imsqti_item_xmlv2p1'];
    const resources = types.map((type, index) => `<resource type="${type}" href="${index}.xml"/>`);
    const manifest = `<manifest>${resources.join('')}</manifest>`;
    expect(await readQti(archiveOf({ 'imsmanifest.xml': manifest }))).toEqual([
      expect.objectContaining({ kind: 'skipped', line: 1, code: 'other-resource' }),
      expect.objectContaining({ kind: 'skipped', line: 2, code: 'other-resource' }),
    ]);
  });

  it('lets web content be elsewhere, but no item', async () => {
    const at = (type: string): Buffer => {
      const resource = `<resource type="${type}" href="https://b.example/a.xml"/>`;
      return archiveOf({ 'imsmanifest.xml': `<manifest>${resource}</manifest>` });
    };
    await expect(readQti(at('webcontent'))).rejects.toThrow(/no question/u);
    expect(await readQti(at('imsqti_item_xmlv3p0'))).toMatchObject([
      { problems: [{ code: 'missing-file' }] },
    ]);
  });
});
