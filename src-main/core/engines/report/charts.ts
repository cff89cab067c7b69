// The charts of the report as inline SVG: drawn without a library, so that the file needs no script. Owns geometry; says
// no words of its own beside labels.
import { type Html, type HtmlValue, html, nothing } from './html.ts';
import { colours } from './style.ts';

/** Rounded, so that the text does not depend on how a processor rounds the last digit. */
const n = (value: number): string => String(Math.round(value * 100) / 100);

export interface Part {
  value: number;
  colour: string;
  label: string;
}

/** One bar of parts over its full width; nothing is drawn for a part of nothing. */
export function stackedBar(parts: readonly Part[], total: number, height = 9): Html {
  let at = 0;
  const rects = parts
    .filter(({ value }) => value > 0)
    .map(({ value, colour, label }) => {
      const width = total === 0 ? 0 : (100 * value) / total;
      const rect = html`<rect x="${n(at)}" y="0" width="${n(Math.max(width, 0.4))}" height="10" fill="${colour}"><title>${label}</title></rect>`;
      at += width;
      return rect;
    });
  return html`<svg class="meter" viewBox="0 0 100 10" preserveAspectRatio="none" role="img" aria-label="${parts
    .filter(({ value }) => value > 0)
    .map(({ label }) => label)
    .join(', ')}" style="height:${height}px">${rects}</svg>`;
}

export const legend = (parts: readonly Pick<Part, 'colour' | 'label'>[]): Html =>
  html`<div class="legend">${parts.map(({ colour, label }) => html`<span><i style="background:${colour}"></i>${label}</span>`)}</div>`;

/** What a score is called, and its colour. */
export function band(score: number): { word: string; colour: string } {
  if (score >= 90) return { word: 'Very good', colour: colours.fine };
  if (score >= 75) return { word: 'Good', colour: colours.fine };
  if (score >= 60) return { word: 'Needs work', colour: colours.warning };
  return { word: 'Poor', colour: colours.error };
}

/** The health score on half a ring. */
export function gauge(score: number): Html {
  const [cx, cy, r] = [120, 116, 96];
  const point = (share: number): string => {
    const angle = Math.PI * (1 - share);
    return `${n(cx + r * Math.cos(angle))} ${n(cy - r * Math.sin(angle))}`;
  };
  const filled = Math.min(0.9999, Math.max(0.0001, score / 100));
  const { word, colour } = band(score);
  return html`<svg viewBox="0 0 240 150" role="img" aria-label="Health score ${String(Math.round(score))} of 100: ${word}">
<path d="M ${point(0)} A ${r} ${r} 0 0 1 ${point(1)}" fill="none" stroke="${colours.line}" stroke-width="17" stroke-linecap="round"/>
<path d="M ${point(0)} A ${r} ${r} 0 0 1 ${point(filled)}" fill="none" stroke="${colour}" stroke-width="17" stroke-linecap="round"/>
<text x="120" y="104" text-anchor="middle" font-size="56" font-weight="680" letter-spacing="-2">${String(Math.round(score))}</text>
<text x="120" y="130" text-anchor="middle" font-size="13" style="fill:${colours.quiet}">of 100 · ${word}</text></svg>`;
}

export interface TrendPoint {
  label: string;
  score: number;
}

/** The score from run to run. */
export function trendLine(points: readonly TrendPoint[]): Html {
  const [width, height, left, right, top, bottom] = [640, 170, 30, 18, 18, 26];
  const scores = points.map(({ score }) => score);
  const low = Math.max(0, Math.floor((Math.min(...scores) - 4) / 10) * 10);
  const high = Math.min(100, Math.max(low + 20, Math.ceil((Math.max(...scores) + 4) / 10) * 10));
  const x = (at: number): number => left + (at * (width - left - right)) / Math.max(1, points.length - 1);
  const y = (score: number): number => top + ((high - score) * (height - top - bottom)) / (high - low);
  const lines = [low, (low + high) / 2, high].map(
    (
      value,
    ) => html`<line x1="${left}" x2="${width - right}" y1="${n(y(value))}" y2="${n(y(value))}" stroke="${colours.line}" stroke-width="1"/>
<text x="${left - 6}" y="${n(y(value) + 4)}" text-anchor="end" font-size="10.5" style="fill:${colours.quiet}">${String(Math.round(value))}</text>`,
  );
  const last = points.length - 1;
  const isNamed = (at: number): boolean => at === 0 || at === last || points.length <= 6;
  const dots = points.map(({ label, score }, at) => {
    const anchor = at === 0 ? 'start' : at === last ? 'end' : 'middle';
    return html`<circle cx="${n(x(at))}" cy="${n(y(score))}" r="${at === last ? 5 : 3.5}" fill="${colours.accent}"><title>${label}: ${score.toFixed(1)}</title></circle>
${
  isNamed(at)
    ? html`<text x="${n(x(at))}" y="${n(y(score) - 9)}" text-anchor="${anchor}" font-size="12" font-weight="650">${score.toFixed(1)}</text>
<text x="${n(x(at))}" y="${height - 6}" text-anchor="${anchor}" font-size="10.5" style="fill:${colours.quiet}">${label}</text>`
    : nothing
}`;
  });
  return html`<svg class="chart" viewBox="0 0 ${width} ${height}" role="img" aria-label="Health score over ${points.length} audits">
${lines}<polyline fill="none" stroke="${colours.accent}" stroke-width="2" points="${points.map(({ score }, at) => `${n(x(at))},${n(y(score))}`).join(' ')}"/>${dots}</svg>`;
}

export interface MapPoint {
  label: string;
  /** Minutes. */
  x: number;
  y: number;
  colour: string;
}

/** Numbered points by effort (logarithmic) and gain: what stands high on the left comes first. */
export function effortMap(points: readonly MapPoint[]): Html {
  const [width, height, left, right, top, bottom] = [640, 180, 40, 14, 14, 36];
  const ticks = [1, 5, 15, 60, 240, 960, 4800, 24_000, 96_000];
  const named = ['1 min', '5 min', '15 min', '1 h', '4 h', '2 days', '10 days', '50 days', '200 days'];
  const [least, most] = [Math.min(...points.map(({ x }) => x)), Math.max(...points.map(({ x }) => x))];
  const from = ticks.findLast((tick) => tick <= least) ?? 1;
  const to = ticks.find((tick) => tick >= most && tick > from) ?? 96_000;
  const highest = Math.max(0.5, ...points.map(({ y }) => y)) * 1.12;
  const x = (minutes: number): number =>
    left + 12 + ((Math.log(minutes) - Math.log(from)) * (width - left - right - 24)) / (Math.log(to) - Math.log(from));
  // By the root, so that many small gains stay apart beside one great one.
  const y = (gain: number): number => height - bottom - Math.sqrt(gain / highest) * (height - top - bottom);
  const grid = ticks
    .map((tick, at) => ({ tick, name: named[at] ?? '' }))
    .filter(({ tick }) => tick >= from && tick <= to)
    .map(
      ({
        tick,
        name,
      }) => html`<line x1="${n(x(tick))}" x2="${n(x(tick))}" y1="${top}" y2="${height - bottom}" stroke="${colours.line}"/>
<text x="${n(x(tick))}" y="${height - bottom + 15}" text-anchor="middle" font-size="10.5" style="fill:${colours.quiet}">${name}</text>`,
    );
  const levels = [0, highest / 11.2, highest / 2.8, highest / 1.12].map(
    (gain) =>
      html`<text x="${left - 4}" y="${n(y(gain) + 4)}" text-anchor="end" font-size="10.5" style="fill:${colours.quiet}">+${gain.toFixed(1)}</text>`,
  );
  const placed = apart(points.map((point) => ({ ...point, cx: x(Math.max(from, point.x)), cy: y(point.y) })));
  const dots = placed.map(
    ({
      label,
      colour,
      cx,
      cy,
    }) => html`<circle cx="${n(cx)}" cy="${n(cy)}" r="9.5" fill="${colour}" stroke="#fff" stroke-width="1.5"/>
<text x="${n(cx)}" y="${n(cy + 3.8)}" text-anchor="middle" font-size="10.5" font-weight="650" style="fill:#fff">${label}</text>`,
  );
  return html`<svg class="chart" viewBox="0 0 ${width} ${height}" role="img" aria-label="Fixes by effort and gain">
<line x1="${left}" x2="${width - right}" y1="${height - bottom}" y2="${height - bottom}" stroke="${colours.ink}"/>${grid}${levels}${dots}
<text x="${width - right}" y="${height - 3}" text-anchor="end" font-size="10.5" style="fill:${colours.quiet}">effort →</text>
<text x="${left}" y="${height - 3}" font-size="10.5" style="fill:${colours.quiet}">↑ points of the health score</text></svg>`;
}

/** Moves numbered points sideways until none covers another. */
function apart<P extends { cx: number; cy: number }>(points: readonly P[]): P[] {
  const placed: P[] = [];
  for (const point of points) {
    let { cx } = point;
    const collides = (): boolean => placed.some((other) => Math.hypot(other.cx - cx, other.cy - point.cy) < 19);
    while (collides() && cx < 612) cx += 4;
    placed.push({ ...point, cx });
  }
  return placed;
}

/** Bars with their label on the left and their figure on the right. */
export function barList(rows: readonly { label: HtmlValue; value: number; figure: string; colour?: string }[]): Html {
  const most = Math.max(1, ...rows.map(({ value }) => value));
  return html`<table class="chart"><tbody>${rows.map(
    ({ label, value, figure, colour = colours.accent }) => html`<tr><td style="width:44%">${label}</td>
<td class="bar">${stackedBar([{ value, colour, label: figure }], most)}</td><td class="n" style="width:26mm">${figure}</td></tr>`,
  )}</tbody></table>`;
}
