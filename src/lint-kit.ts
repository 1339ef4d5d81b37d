import { join } from 'node:path';
import { projectDir } from '../platform/config/app-config.js';
import { checkDocument, type CheckedDocument } from './check-document.js';
import { inItsFile } from './in-its-file.js';
import { KitError, readKit } from './read-kit.js';
import { problemsAgainst } from './problems-against.js';

const nothing = { topics: [], skills: [], sources: [], questions: [] };

/**
 * Says everything that is wrong with a kit folder, `seed/kit` unless another is named, by file and
 * place. A kit that passes can be imported.
 */
function main(dir: string): void {
  const kit = readKit(dir);
  const checked = checkDocument(kit.document);
  const problems = problemsAgainst(checked, nothing);
  for (const problem of problems) process.stdout.write(`${inItsFile(kit, problem)}\n`);
  const figures = checked.questions.reduce((sum, { content }) => sum + content.figures.length, 0);
  process.stdout.write(
    `${checked.questions.length} questions, ${figures} figures computed again, ${problems.length} findings\n`,
  );
  tellOverdue(checked.questions, new Date().toISOString().slice(0, 10));
  if (problems.length > 0) process.exitCode = 1;
}

/** Only told: a check must not fail because a day has passed. */
function tellOverdue(questions: CheckedDocument['questions'], today: string): void {
  for (const { slug, content } of questions) {
    if (content.reviewByDay >= today) continue;
    process.stdout.write(`${slug} was to be reviewed by ${content.reviewByDay}\n`);
  }
}

try {
  main(process.argv[2] ?? join(projectDir, 'seed', 'kit'));
} catch (error) {
  if (!(error instanceof KitError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}
