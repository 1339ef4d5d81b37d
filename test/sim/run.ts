import { writeFileSync } from 'node:fs';
import type { Measurement } from './simulation.js';
import { simulations } from './simulations.js';

/** `npm run sim [-- part-of-a-name …]`: prints every figure with its bar, and fails where one is missed. */
const wanted = process.argv.slice(2);
const names = Object.keys(simulations).filter(
  (name) => wanted.length === 0 || wanted.some((part) => name.includes(part)),
);

interface NamedMeasurement extends Measurement {
  readonly simulation: string;
}

const results = names.flatMap((simulation): NamedMeasurement[] => {
  const startedAt = performance.now();
  const measurements = simulations[simulation]?.() ?? [];
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
  process.stdout.write(`\n${simulation} (${seconds} s)\n${tableOf(measurements)}`);
  return measurements.map((measurement) => ({ simulation, ...measurement }));
});

const missed = results.filter(({ passed }) => !passed).length;
writeFileSync('sim-results.json', `${JSON.stringify(results, null, 2)}\n`);
process.stdout.write(`\n${results.length} figures, ${missed} missed\n`);
if (missed > 0 || results.length === 0) process.exitCode = 1;

function tableOf(measurements: readonly Measurement[]): string {
  const width = Math.max(...measurements.map(({ name }) => name.length));
  return measurements
    .map(({ name, bar, measured, passed }) => {
      const figure = Number.isInteger(measured) ? String(measured) : measured.toFixed(4);
      return `  ${passed ? 'ok    ' : 'MISSED'} ${name.padEnd(width)} ${figure.padStart(9)}  ${bar}\n`;
    })
    .join('');
}
