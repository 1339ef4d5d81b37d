import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import { checkDocument } from '../../src/question-bank/check-document.js';
import type { QuestionContent } from '../../src/question-bank/domain/question-content.js';
import { textsOf } from '../../src/question-bank/domain/texts-of.js';
import { readKit } from '../../src/question-bank/read-kit.js';

const kit = checkDocument(
  readKit(fileURLToPath(new URL('../../seed/kit', import.meta.url))).document,
);

const plain = (text: string): string => text.toLowerCase().replaceAll(/[\s`]+/gu, ' ');

/** Criteria whose aliases are all absent from the item's own answer. */
function unheard(content: QuestionContent): string[] {
  const answer = plain(
    textsOf(content, ['outline', 'alternatives', 'runbook'])
      .map(([, text]) => text)
      .join(' '),
  );
  return content.rubric.criteria
    .filter(({ aliases }) => !aliases.some((alias) => answer.includes(plain(alias))))
    .map(({ key }) => key);
}

describe('the aliases of the kit', () => {
  // A story is told in the teller's own words, so the sample does not have to contain them.
  const written = kit.questions.filter(({ content }) => content.kind !== 'behavioral');

  it.each(written.map(({ slug, content }) => [slug, content] as const))(
    'show for each criterion of %s that its own outline mentions it',
    (_, content) => {
      expect(unheard(content)).toEqual([]);
    },
  );
});
