import type { Bank } from '../../question-bank/domain/bank.js';

type Head = Pick<Bank, 'slug' | 'title' | 'description' | 'license' | 'reveal'>;

interface HeadProblem {
  readonly pointer: string;
  readonly code: string;
  readonly detail: string;
}

/** Where a file says something else about the bank than the bank does, which an import leaves alone. */
export function headProblems(
  document: Readonly<Record<string, unknown>> | null,
  bank: Head,
): HeadProblem[] {
  const head = document?.['bank'];
  if (typeof head !== 'object' || head === null) return [];
  const fields = new Map<string, unknown>(Object.entries(head));
  const detail = 'is another for this bank, which an import does not change';
  return (['slug', 'title', 'description', 'license', 'reveal'] as const).flatMap((field) => {
    const value = fields.get(field);
    if (value === undefined || value === bank[field]) return [];
    return [{ pointer: `#/bank/${field}`, code: 'head-differs', detail }];
  });
}
