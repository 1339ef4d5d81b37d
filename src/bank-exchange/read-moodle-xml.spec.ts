import { describe, expect, it } from '@jest/globals';
import { readMoodleXml } from './read-moodle-xml.js';

const file = `<?xml version="1.0" encoding="UTF-8"?>
<quiz>
<!-- question: 0  -->
  <question type="category">
    <category><text>$course$/top/Storage</text></category>
  </question>
<!-- question: 12  -->
  <question type="essay">
    <name><text>Photo  store &amp; more</text></name>
    <questiontext format="html">
      <text><![CDATA[<p>Design a <b>photo</b> store.</p><p><img src="@@PLUGINFILE@@/a%20b.png" alt="sketch"></p>]]></text>
      <file name="a b.png" path="/" encoding="base64">iVBORw0KGgo=</file>
      <file name="c.pdf" path="/" encoding="base64">JVBERi0=</file>
    </questiontext>
    <generalfeedback format="moodle_auto_format"><text>Think of cost.</text></generalfeedback>
    <hidden>0</hidden>
    <idnumber>q-17</idnumber>
    <graderinfo format="html"><text><![CDATA[<ul><li>Objects in a bucket</li><li>Names by <code>hash</code></li></ul>]]></text></graderinfo>
    <responsetemplate format="html"><text><![CDATA[<p>Numbers first</p>]]></text></responsetemplate>
    <tags><tag><text>Cloud Storage</text></tag><tag><text>cost</text></tag></tags>
  </question>
  <question type="multichoice"><name><text>Pick</text></name></question>
  <question type="essay">
    <name><text></text></name>
    <questiontext format="markdown"><text>Why *two* copies?</text></questiontext>
    <graderinfo format="plain_text"><text>- one
- two</text></graderinfo>
  </question>
  <question type="essay">
    <name><text>Empty</text></name>
    <questiontext format="html"><text></text></questiontext>
  </question>
</quiz>`;

describe('readMoodleXml', () => {
  const parts = readMoodleXml(Buffer.from(file));

  it('takes an essay question with all that it says, and nothing more', () => {
    expect(parts[1]).toEqual({
      kind: 'question',
      line: 8,
      externalId: 'q-17',
      document: {
        title: 'Photo store & more',
        topics: ['cloud-storage', 'cost'],
        prompt: expect.stringMatching(
          /^Design a \*\*photo\*\* store\.\n\n.*\n\n\*\*Template of the answer:\*\*\n\nNumbers first$/su,
        ),
        outline: ['Objects in a bucket', 'Names by `hash`', 'Think of cost.'],
      },
      attachments: ['a b.png', 'c.pdf'],
      problems: [],
    });
  });

  it('leaves out categories and other types, with the line of each', () => {
    expect(parts[0]).toMatchObject({ kind: 'skipped', line: 4, code: 'category' });
    expect(parts[2]).toMatchObject({ kind: 'skipped', line: 22, code: 'other-question-type' });
    expect(parts[2]).toMatchObject({ detail: expect.stringContaining('multichoice') });
  });

  it('names what has no name by its text, and gives it an id that stays', () => {
    expect(parts[3]).toMatchObject({
      externalId: 'title-70642a0a7923bdaf6d53461c',
      document: {
        title: 'Why *two* copies?',
        prompt: 'Why *two* copies?',
        outline: ['one', 'two'],
      },
    });
  });

  it('tells of a question without text', () => {
    expect(parts[4]).toMatchObject({
      document: { title: 'Empty' },
      problems: [{ pointer: '/prompt', code: 'empty-question' }],
    });
  });

  it('keeps questions of equal titles apart', () => {
    const question =
      '<question type="essay"><name><text>A</text></name><questiontext><text>x</text></questiontext></question>';
    const ids = readMoodleXml(Buffer.from(`<quiz>${question.repeat(3)}</quiz>`)).map((part) =>
      part.kind === 'question' ? part.externalId : null,
    );
    expect(new Set(ids).size).toBe(3);
    expect(ids[1]).toBe(`${ids[0]}-2`);
  });

  it('shows plain text as it is, marks and lines too', () => {
    const text = 'a *b* &lt;c>\n1. d';
    const question = `<question type="essay"><questiontext format="plain_text"><text>${text}</text></questiontext></question>`;
    const [part] = readMoodleXml(Buffer.from(`<quiz>${question}</quiz>`));
    expect(part).toMatchObject({ document: { prompt: expect.stringContaining('a \\*b\\*') } });
  });
});
