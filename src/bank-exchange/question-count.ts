import { unreadableFile } from './unreadable-file.js';

const mostQuestions = 20_000;

/** Counts the questions of a file, those that are left out too. */
export class QuestionCount {
  private count = 0;

  /** @throws AppError `too-many-questions`, with the line of the one too many */
  add(line: number | null): void {
    this.count += 1;
    if (this.count <= mostQuestions) return;
    throw unreadableFile('too-many-questions', 'it has more than 20,000 questions', line);
  }

  /** @throws AppError `no-questions`, after a file without any */
  refuseNone(): void {
    if (this.count === 0) throw unreadableFile('no-questions', 'it has no question');
  }
}
