import { escapeXml } from './domain/escape-xml.js';
import type { BankFile } from './domain/bank-file.js';
import { titleOfBank, toEssayTexts, type EssayTexts } from './domain/essay-texts.js';
import { outlineHtml, rubricHtml } from './grader-html.js';
import { markdownToHtml } from './markdown-to-html.js';
import { ArchiveWriter } from './write-archive.js';

const declaration = '<?xml version="1.0" encoding="UTF-8"?>';

/**
 * A package of QTI 3.0 with one item a question, in pieces, the manifest last. Outline and rubric are
 * rubric blocks for those who score, apart from each other. Equal questions give equal bytes.
 */
export async function* writeQti({ head, questions }: BankFile): AsyncGenerator<Buffer> {
  const archive = new ArchiveWriter();
  const names: string[] = [];
  for await (const question of questions) {
    const name = `items/item-${names.length + 1}.xml`;
    names.push(name);
    yield archive.add(name, Buffer.from(item(toEssayTexts(question))));
  }
  yield archive.add('imsmanifest.xml', Buffer.from(manifestOf(titleOfBank(head), names)));
  yield archive.end();
}

function manifestOf(bankTitle: string, names: readonly string[]): string {
  const resources = names
    .map(
      (name, index) =>
        `<resource identifier="item-${index + 1}" type="imsqti_item_xmlv3p0" href="${name}"><file href="${name}"/></resource>`,
    )
    .join('\n');
  return `${declaration}
<manifest xmlns="http://www.imsglobal.org/xsd/qti/qtiv3p0/imscp_v1p1" xmlns:lom="http://ltsc.ieee.org/xsd/LOM" identifier="manifest">
<metadata>
<schema>QTI Package</schema>
<schemaversion>3.0.0</schemaversion>
<lom:lom><lom:general><lom:title><lom:string>${escapeXml(bankTitle)}</lom:string></lom:title></lom:general></lom:lom>
</metadata>
<organizations/>
<resources>
${resources}
</resources>
</manifest>
`;
}

function item(texts: EssayTexts): string {
  const blocks = [outlineHtml(texts), rubricHtml(texts)].filter((html) => html !== '');
  const rubric = blocks.map(
    (html) =>
      `<qti-rubric-block use="scoring" view="scorer"><qti-content-body>${html}</qti-content-body></qti-rubric-block>\n`,
  );
  return `${declaration}
<qti-assessment-item xmlns="http://www.imsglobal.org/xsd/imsqtiasi_v3p0" identifier="${escapeXml(texts.id)}" title="${escapeXml(texts.title)}" adaptive="false" time-dependent="false">
<qti-response-declaration identifier="RESPONSE" cardinality="single" base-type="string"/>
<qti-outcome-declaration identifier="SCORE" cardinality="single" base-type="float"/>
<qti-item-body>
${markdownToHtml(texts.prompt)}
<qti-extended-text-interaction response-identifier="RESPONSE"/>
${rubric.join('')}</qti-item-body>
</qti-assessment-item>
`;
}
