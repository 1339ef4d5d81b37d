/**
 * The colours a chart may use, by what they are for. Text (`ink`, `quiet`) has a contrast of at least
 * 4.5:1 on `paper`, marks at least 3:1. A `band` is an area that is drawn with its edges in `primary`.
 * Blue, orange and a plum much darker (or lighter) than both stay apart under every colour blindness.
 */
export interface ChartColours {
  readonly paper: string;
  readonly ink: string;
  /** Labels and lines that step back behind the figures. */
  readonly quiet: string;
  readonly grid: string;
  readonly primary: string;
  readonly secondary: string;
  readonly tertiary: string;
  readonly band: string;
  /** From nothing to most, for maps of cells: the first is only just there, the others are marks. */
  readonly heat: readonly [string, string, string, string, string];
}

/** No colour occurs twice: in a drawing the colour alone says which role an element has. */
export const lightColours: ChartColours = {
  paper: '#ffffff',
  ink: '#1f2328',
  quiet: '#59636e',
  grid: '#d8dee4',
  primary: '#0a62c4',
  secondary: '#b84a00',
  tertiary: '#5c1a5c',
  band: '#c3dcf7',
  heat: ['#eaeef2', '#4a90d9', '#2765a8', '#164a83', '#0b2f5c'],
};

export const darkColours: ChartColours = {
  paper: '#0d1117',
  ink: '#f0f3f6',
  quiet: '#9aa4af',
  grid: '#2b323b',
  primary: '#5aa9ff',
  secondary: '#ff9b4a',
  tertiary: '#f3c8f5',
  band: '#173a61',
  heat: ['#1c232c', '#2f6fb3', '#5a9fe0', '#86bef2', '#bfe0ff'],
};

/** Every colour of a set, in the same order for both sets. */
export function listColours({ heat, ...others }: ChartColours): string[] {
  return [...Object.values(others), ...heat];
}
