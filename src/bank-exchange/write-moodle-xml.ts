import { escapeXml, toCdata } from './domain/escape-xml.js';
import type { BankFile } from './domain/bank-file.js';
import { titleOfBank, toEssayTexts, type EssayTexts } from './domain/essay-texts.js';
import { graderHtml } from './grader-html.js';
import { markdownToHtml } from './markdown-to-html.js';

/**
 * A Moodle XML file of essay questions, in pieces of one question each. They go to a category with
 * the title of the bank; outline and rubric are what graders see, topics the tags.
 */
export async function* writeMoodleXml({ head, questions }: BankFile): AsyncGenerator<string> {
  yield `<?xml version="1.0" encoding="UTF-8"?>\n<quiz>\n${category(titleOfBank(head))}`;
  for await (const question of questions) yield essay(toEssayTexts(question));
  yield '</quiz>\n';
}

/** A slash in a title is doubled, since a single one divides categories. */
function category(title: string): string {
  const path = `$course$/top/${title.replaceAll('/', '//')}`;
  return `<question type="category"><category><text>${escapeXml(path)}</text></category></question>\n`;
}

function essay(texts: EssayTexts): string {
  const tags = texts.topics.map((topic) => `<tag><text>${escapeXml(topic)}</text></tag>`).join('');
  return `<question type="essay">
<name><text>${escapeXml(texts.title)}</text></name>
<questiontext format="html"><text>${toCdata(markdownToHtml(texts.prompt))}</text></questiontext>
<generalfeedback format="html"><text></text></generalfeedback>
<defaultgrade>1</defaultgrade>
<penalty>0</penalty>
<hidden>0</hidden>
<idnumber>${escapeXml(texts.id)}</idnumber>
<responseformat>editor</responseformat>
<responserequired>1</responserequired>
<responsefieldlines>15</responsefieldlines>
<attachments>0</attachments>
<attachmentsrequired>0</attachmentsrequired>
<graderinfo format="html"><text>${toCdata(graderHtml(texts))}</text></graderinfo>
<responsetemplate format="html"><text></text></responsetemplate>
<tags>${tags}</tags>
</question>
`;
}
