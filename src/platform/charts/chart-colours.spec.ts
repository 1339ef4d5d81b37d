import { describe, expect, it } from '@jest/globals';
import { darkColours, lightColours, listColours, type ChartColours } from './chart-colours.js';

type Rgb = readonly number[];

/** Linear light of the three channels, 0..1 (WCAG 2.2). */
function linear(colour: string): Rgb {
  return [1, 3, 5].map((at) => {
    const value = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
}

const dot = (row: Rgb, column: Rgb): number =>
  row.reduce((sum, value, index) => sum + value * (column[index] ?? 0), 0);

const luminance = (rgb: Rgb): number => dot([0.2126, 0.7152, 0.0722], rgb);

function contrast(one: string, other: string): number {
  const [a = 0, b = 0] = [one, other].map((each) => luminance(linear(each)));
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
}

/** Full dichromacy, on linear light (Machado, Oliveira and Fernandes 2009). */
const eyes: Readonly<Record<string, readonly Rgb[]>> = {
  'all colours': [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
  'no red (protanopia)': [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  'no green (deuteranopia)': [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  'no blue (tritanopia)': [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
};

/** CIE L*a*b* under D65. */
function lab(rgb: Rgb): Rgb {
  const white = [0.95047, 1, 1.08883];
  const [x = 0, y = 0, z = 0] = [
    [0.4124, 0.3576, 0.1805],
    [0.2126, 0.7152, 0.0722],
    [0.0193, 0.1192, 0.9505],
  ].map((row, index) => {
    const t = Math.max(0, dot(row, rgb)) / (white[index] ?? 1);
    return t > 0.008856 ? Math.cbrt(t) : 7.787 * t + 16 / 116;
  });
  return [116 * y - 16, 500 * (x - y), 200 * (y - z)];
}

function distance(one: string, other: string, eye: readonly Rgb[]): number {
  const [a, b] = [one, other].map((each) => lab(eye.map((row) => dot(row, linear(each)))));
  return Math.hypot(...(a ?? []).map((value, index) => value - (b?.[index] ?? 0)));
}

const sets: [string, ChartColours][] = [
  ['light', lightColours],
  ['dark', darkColours],
];

describe.each(sets)('the %s colours', (_, colours) => {
  const { paper, ink, quiet, primary, secondary, tertiary, band, heat } = colours;

  it('have text that can be read, and marks that can be seen', () => {
    for (const text of [ink, quiet]) expect(contrast(text, paper)).toBeGreaterThanOrEqual(4.5);
    for (const mark of [primary, secondary, tertiary, ...heat.slice(1)]) {
      expect([mark, contrast(mark, paper) >= 3]).toEqual([mark, true]);
    }
    expect(contrast(primary, band)).toBeGreaterThanOrEqual(3);
  });

  it('rise from nothing to most in steps that can be told apart', () => {
    const levels = heat.map((level) => contrast(level, paper));
    const steps = levels.slice(1).map((level, index) => level / (levels[index] ?? 0));
    expect(Math.min(...steps)).toBeGreaterThan(1.3);
  });

  it.each(Object.entries(eyes))('stay apart for eyes that see %s', (_name, eye) => {
    for (const [one, other] of [
      [primary, secondary],
      [primary, tertiary],
      [secondary, tertiary],
    ] as const) {
      expect([one, other, distance(one, other, eye) > 25]).toEqual([one, other, true]);
    }
  });

  it('occur once each', () => {
    expect(new Set(listColours(colours)).size).toBe(listColours(colours).length);
  });
});

it('there are as many colours for the dark as for the light', () => {
  expect(Object.keys(darkColours)).toEqual(Object.keys(lightColours));
});
