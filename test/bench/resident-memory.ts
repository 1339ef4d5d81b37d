import type { ServerRun } from './server-run.js';

/** Resident memory of the product in megabytes, as it tells itself. */
export async function residentMegabytes({ url }: ServerRun): Promise<number> {
  const text = await (await fetch(`${url}/metrics`)).text();
  const bytes = /^process_resident_memory_bytes (\S+)$/mu.exec(text)?.[1];
  if (bytes === undefined) throw new Error('the product tells nothing of its memory');
  return Number(bytes) / 2 ** 20;
}
