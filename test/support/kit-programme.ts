import { fileURLToPath } from 'node:url';
import type { ProgrammeFacts } from '../../src/plan/domain/check-programme.js';
import type { Programme } from '../../src/plan/domain/programme.js';
import { readKitProgramme } from '../../src/plan/read-kit-programme.js';
import { checkDocument } from '../../src/question-bank/check-document.js';
import { readKit } from '../../src/question-bank/read-kit.js';

const kitDir = fileURLToPath(new URL('../../seed/kit', import.meta.url));

/** The programme that ships. */
export function kitProgramme(): Programme {
  const programme = readKitProgramme(kitDir)?.programme ?? null;
  if (programme === null) throw new Error('the kit has no sound programme');
  return programme;
}

/** What the kit has for it to name. */
export function kitFacts(): ProgrammeFacts {
  const { questions, document } = checkDocument(readKit(kitDir).document);
  return {
    questions: new Map(questions.map(({ slug, content }) => [slug, content])),
    sources: new Map(document.sources.map((source) => [source.id, source])),
  };
}
