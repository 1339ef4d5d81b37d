import { createHash } from 'node:crypto';
import { darkColours, lightColours, type ChartColours } from '../platform/charts/chart-colours.js';
import type { ChartTheme } from '../platform/charts/chart.js';
import { darkRules } from '../platform/charts/frame-svg.js';

/** A style sheet, and how a policy names it. */
export interface PageStyle {
  readonly text: string;
  /** A source of Content-Security-Policy. */
  readonly hash: string;
}

const layout = `
*{box-sizing:border-box}
body{margin:0;background:var(--paper);color:var(--ink);font:100%/1.5 system-ui,"DejaVu Sans",sans-serif;overflow-wrap:break-word}
th bdi,td ul,dd,li,code{overflow-wrap:anywhere}
main{max-width:60rem;margin:0 auto;padding:1rem}
h1{font-size:1.6rem;line-height:1.25;margin:0}
h2{font-size:1.1rem;margin:1.5rem 0 .5rem}
p,dl,ol,figure{margin:.5rem 0}
a{color:var(--primary)}
.quiet,dt,footer,thead th{color:var(--quiet)}
.total{font-size:2.2rem;font-weight:bold;line-height:1.2;margin:0}
.total span{font-size:1rem;font-weight:normal}
dl{display:grid;grid-template-columns:auto 1fr;gap:.15rem 1rem}
dd{margin:0}
.chart{display:block;width:100%;max-width:28rem}
.lists{display:grid;gap:0 2rem}
ol{padding-left:1.4rem}
table{border-collapse:collapse;width:100%}
th,td{text-align:left;vertical-align:top;padding:.3rem .5rem .3rem 0;border-bottom:1px solid var(--grid)}
thead th,.day{font-weight:normal}
tbody th span{display:block;font-weight:normal}
td ul{margin:0;padding:0;list-style:none}
.number{white-space:nowrap}
footer{margin-top:2rem;padding-top:.5rem;border-top:1px solid var(--grid);font-size:.875rem}
code{font-family:"DejaVu Sans Mono",monospace;font-size:.85em}
`;

/** A row of the matrix is a card, with the name of each column beside its figure. */
const phone = `
@media screen and (max-width:44rem){
dl{grid-template-columns:8.5rem 1fr}
.matrix thead{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
.matrix,.matrix tbody,.matrix tr,.matrix th,.matrix td{display:block;border:0;padding:0}
.matrix tr{border-bottom:1px solid var(--grid);padding:.6rem 0}
.matrix td{display:grid;grid-template-columns:7rem 1fr;gap:.5rem}
.matrix td::before{content:attr(data-column);color:var(--quiet)}
}
@media screen and (min-width:44.01rem){
thead th{white-space:nowrap}
.lists{grid-template-columns:1fr 1fr}
.top{display:grid;grid-template-columns:1fr 1fr;gap:0 2rem}
}
`;

/**
 * One sheet of A4, whatever is on it: the foot with its warning keeps its place, the rest is set smaller the
 * more there is, and ends where the sheet ends.
 */
const print = `
@page{size:A4;margin:10mm}
@media print{
html,body{height:276mm;overflow:hidden}
body{font-size:8.5pt;line-height:1.35}
body.dense{font-size:7.5pt;line-height:1.25}
body.densest{font-size:6pt;line-height:1.2}
body.tiny{font-size:4.6pt;line-height:1.15}
main{display:flex;flex-direction:column;max-width:none;height:276mm;padding:0}
.content{flex:1 1 auto;min-height:0;overflow:hidden}
footer{flex:none;margin-top:1mm;padding-top:1mm;font-size:6.5pt}
.head p,.lists li{overflow:hidden;white-space:nowrap;text-overflow:ellipsis}
h1{font-size:1.7em;display:-webkit-box;-webkit-box-orient:vertical;-webkit-line-clamp:2;overflow:hidden}
h2{font-size:1.15em;margin:.8em 0 .2em}
p,dl,ol,figure{margin:.3em 0}
ol{padding:0;list-style-position:inside}
.total{font-size:2em}
.total span{font-size:.5em}
.top,.lists{display:grid;grid-template-columns:minmax(0,1fr) minmax(0,1fr);gap:0 6mm}
dl{gap:0 1em}
dd{max-height:2.7em;overflow:hidden}
.chart{width:auto;max-width:100%;max-height:72mm}
.dense .chart{max-height:58mm}
.densest .chart{max-height:44mm}
.tiny .chart{max-height:32mm}
.words p{display:-webkit-box;-webkit-box-orient:vertical;-webkit-line-clamp:4;overflow:hidden}
.dense .words p{-webkit-line-clamp:3}
.densest .words p{-webkit-line-clamp:2}
.tiny .words p{-webkit-line-clamp:1}
th,td{padding:.15em .6em .15em 0}
.matrix{table-layout:fixed}
thead .number{width:9.5%}
thead .status{width:12%}
tbody th,td li{overflow:hidden;white-space:nowrap;text-overflow:ellipsis}
:is(.dense,.densest,.tiny) td ul{overflow:hidden;white-space:nowrap;text-overflow:ellipsis}
:is(.dense,.densest,.tiny) :is(tbody th span,td li){display:inline}
:is(.dense,.densest,.tiny) td li+li::before{content:"; "}
}
`;

/** How the page looks in a theme; the shape is the same in all of them. */
function styleOf(theme: ChartTheme): PageStyle {
  const dark = `${variables(darkColours)}:root{color-scheme:dark}`;
  const colours =
    theme === 'dark'
      ? dark
      : theme === 'light'
        ? variables(lightColours)
        : `${variables(lightColours)}:root{color-scheme:light dark}@media screen and (prefers-color-scheme:dark){${dark}}${darkRules('.chart').replace('@media ', '@media screen and ')}`;
  const text = `${colours}${layout}${phone}${print}`.replaceAll('\n', '');
  const hash = createHash('sha256').update(text).digest('base64');
  return { text, hash: `'sha256-${hash}'` };
}

const variables = ({ paper, ink, quiet, grid, primary }: ChartColours): string =>
  `:root{--paper:${paper};--ink:${ink};--quiet:${quiet};--grid:${grid};--primary:${primary}}`;

export const pageStyles: Readonly<Record<ChartTheme, PageStyle>> = {
  light: styleOf('light'),
  dark: styleOf('dark'),
  auto: styleOf('auto'),
};
