// The look of the report, on paper first: one style sheet that stands in the file. Owns colours, type and page breaks.

/** Colours that charts use too. */
export const colours = {
  ink: '#16211f',
  quiet: '#55625f',
  line: '#d9e0de',
  wash: '#f4f7f6',
  accent: '#0f6f6b',
  accentWash: '#e3f1ef',
  error: '#b8322c',
  warning: '#d98a1f',
  notice: '#9fb3c4',
  fine: '#4f9a8b',
} as const;

export const styleSheet = `
:root { color-scheme: light; }
* { box-sizing: border-box; }
html { background: #e9eeec; -webkit-text-size-adjust: 100%; }
body { margin: 0; }
.report { color: ${colours.ink}; font: 10.2pt/1.5 "Inter", "Segoe UI", system-ui, -apple-system, "Helvetica Neue",
  "Noto Sans", "Liberation Sans", Arial, sans-serif; font-variant-numeric: tabular-nums; -webkit-print-color-adjust: exact;
  print-color-adjust: exact; overflow-wrap: break-word; }
.sheet { background: #fff; max-width: 210mm; margin: 8mm auto; padding: 18mm 18mm 20mm; box-shadow: 0 1px 4px rgb(20 40 40 / 18%); }
h1, h2, h3 { line-height: 1.2; margin: 0; font-weight: 650; letter-spacing: -0.012em; break-after: avoid; text-wrap: balance; }
h2 { font-size: 20pt; margin: 0 0 2mm; }
h3 { font-size: 12pt; margin: 7mm 0 2.2mm; }
h3 .sub { font-weight: 400; color: ${colours.quiet}; font-size: 9.4pt; letter-spacing: 0; }
p { margin: 0 0 2.6mm; orphans: 3; widows: 3; max-width: 160mm; }
a { color: ${colours.accent}; text-decoration: none; border-bottom: 0.5pt solid ${colours.line}; }
.lead { font-size: 11.4pt; color: ${colours.quiet}; margin-bottom: 5mm; }
.kicker { font-size: 8.2pt; letter-spacing: 0.11em; text-transform: uppercase; color: ${colours.accent}; font-weight: 650; margin: 0 0 1.6mm; }
.quiet, .note { color: ${colours.quiet}; }
.note { font-size: 8.8pt; line-height: 1.45; }
.none { color: #8a9794; font-style: italic; }
.mark { color: ${colours.error}; background: #fbe9e7; border-radius: 2px; padding: 0 1px; font-size: 0.86em; }
bdi { unicode-bidi: isolate; overflow-wrap: anywhere; }
code { font: 0.9em ui-monospace, "SF Mono", "Cascadia Mono", "DejaVu Sans Mono", monospace; }

table { width: 100%; border-collapse: collapse; font-size: 9pt; line-height: 1.38; margin: 0 0 4mm; }
thead { display: table-header-group; }
th { text-align: left; font-weight: 600; font-size: 8pt; color: ${colours.quiet}; padding: 0 3mm 1.4mm 0; border-bottom: 1pt solid ${colours.ink}; vertical-align: bottom; }
td { padding: 1.5mm 3mm 1.5mm 0; border-bottom: 0.5pt solid ${colours.line}; vertical-align: top; }
tr { break-inside: avoid; }
th:last-child, td:last-child { padding-right: 0; }
th.n, td.n { text-align: right; white-space: nowrap; }
td.bar { vertical-align: middle; }
tr.total td { font-weight: 600; border-bottom: 1pt solid ${colours.ink}; }
table.fixed { table-layout: fixed; }

svg { display: block; max-width: 100%; height: auto; }
svg text { font-family: inherit; fill: ${colours.ink}; }
.meter { width: 100%; height: 2.6mm; border-radius: 1mm; overflow: hidden; background: ${colours.wash}; }
.chart { break-inside: avoid; margin: 2mm 0 4mm; }
.legend { display: flex; flex-wrap: wrap; gap: 1mm 5mm; font-size: 8.4pt; color: ${colours.quiet}; margin: 0 0 3mm; break-after: avoid; }
.legend i { display: inline-block; width: 2.6mm; height: 2.6mm; border-radius: 0.6mm; margin-right: 1.4mm; vertical-align: -0.2mm; }
.dot { display: inline-block; width: 2.1mm; height: 2.1mm; border-radius: 50%; margin-right: 1.6mm; }

.cover { min-height: 236mm; display: flex; flex-direction: column; position: relative; }
.cover__band { position: absolute; left: -18mm; right: -18mm; top: -18mm; height: 4mm; background: ${colours.accent}; }
.cover__logo { flex: 1 1 26mm; min-height: 26mm; max-height: 70mm; margin: 4mm 0 0; }
.cover__logo img { max-height: 26mm; max-width: 80mm; object-fit: contain; object-position: left; display: block; }
.cover__title { flex: none; }
.cover .long { font-size: 25pt; }
.cover h1 { font-size: 36pt; letter-spacing: -0.025em; font-weight: 680; line-height: 1.08; max-width: 165mm; overflow: hidden; padding-bottom: 0.14em;
  display: -webkit-box; -webkit-box-orient: vertical; -webkit-line-clamp: 4; }
.cover__client { font-size: 17pt; color: ${colours.quiet}; margin-top: 4mm; max-width: 160mm; }
.cover__facts { display: grid; grid-template-columns: repeat(4, 1fr); gap: 6mm; margin-top: auto; padding-top: 5mm; border-top: 1pt solid ${colours.ink}; }
.fact b { display: block; font-size: 21pt; font-weight: 650; letter-spacing: -0.02em; line-height: 1.15; }
.fact span { font-size: 8.8pt; color: ${colours.quiet}; }
.cover__foot { display: flex; justify-content: space-between; gap: 10mm; margin-top: 12mm; font-size: 9.4pt; color: ${colours.quiet}; }
.cover__foot b { color: ${colours.ink}; font-weight: 600; }
.contents { flex: none; columns: 2; column-gap: 10mm; font-size: 9.4pt; margin: 12mm 0 10mm; max-width: 130mm; padding: 0; list-style: none; }
.contents li { padding: 0.7mm 0; break-inside: avoid; }
.contents span { color: ${colours.accent}; display: inline-block; width: 6mm; font-weight: 600; }
.contents a { color: ${colours.ink}; border: 0; }

.score { display: grid; grid-template-columns: 52mm 1fr; gap: 8mm; align-items: center; margin: 0 0 3.5mm; break-inside: avoid; }
.formula { font-size: 8.6pt; color: ${colours.quiet}; background: ${colours.wash}; border-radius: 1.6mm; padding: 2.4mm 3.2mm; margin: 0 0 5mm; break-inside: avoid; max-width: none; }
.says { list-style: none; padding: 0; margin: 0; font-size: 10.8pt; }
.says li { padding: 0 0 2.2mm; }
.problems { display: grid; gap: 2.6mm; margin: 1mm 0 0; }
.problem { display: grid; grid-template-columns: 9mm 1fr 36mm; gap: 4mm; border: 0.6pt solid ${colours.line}; border-left: 1.2mm solid ${colours.error}; border-radius: 1.6mm; padding: 2.6mm 4mm; break-inside: avoid; }
.problem:nth-child(2) { border-left-color: ${colours.warning}; }
.problem:nth-child(3) { border-left-color: ${colours.notice}; }
.problem__rank { font-size: 17pt; font-weight: 650; color: ${colours.quiet}; line-height: 1; }
.problem h3 { margin: 0 0 1mm; font-size: 11.4pt; }
.problem p { margin: 0 0 1mm; font-size: 9.4pt; }
.problem__cost { text-align: right; }
.problem__cost b { display: block; font-size: 15pt; font-weight: 650; letter-spacing: -0.015em; line-height: 1.2; }
.problem__cost span { font-size: 8.2pt; color: ${colours.quiet}; display: block; line-height: 1.35; }
.rows { font-size: 8.2pt; }
.assume { background: ${colours.wash}; border-radius: 1.6mm; padding: 3.4mm 4.4mm; font-size: 8.8pt; break-inside: avoid; margin: 4mm 0; }
.assume h3 { margin: 0 0 1.4mm; font-size: 9.6pt; }
.assume dl { columns: 2; column-gap: 8mm; margin: 0 0 2mm; }
.assume dl div { display: flex; justify-content: space-between; gap: 3mm; break-inside: avoid; border-bottom: 0.5pt solid ${colours.line}; padding: 0.6mm 0; }
.assume dt { color: ${colours.quiet}; }
.assume dd { margin: 0; font-weight: 600; text-align: right; }
.assume p { margin: 0; }
.assume.plain { background: none; padding: 0; }
.pair { break-inside: avoid; margin: 0 0 5mm; }
.pair__head { display: flex; justify-content: space-between; font-size: 8.8pt; margin-bottom: 1mm; }
.pair td.same { color: ${colours.quiet}; }
.pair td.differs { background: #fdf3e2; }
.figures { display: grid; grid-template-columns: repeat(4, 1fr); gap: 4mm; margin: 1mm 0 5mm; break-inside: avoid; }
.figures .fact { border-top: 1pt solid ${colours.ink}; padding-top: 1.6mm; }
.figures .fact b { font-size: 16pt; }
.figures .fact span { line-height: 1.35; display: block; }
.fixes { font-size: 8.5pt; line-height: 1.33; }
.fixes td { padding-top: 1.1mm; padding-bottom: 1.1mm; }
.tree td { padding-top: 0.9mm; padding-bottom: 0.9mm; }
.gap { padding-left: 6mm; }
td.top { vertical-align: top; padding-top: 2.9mm; }
.chip { display: inline-block; font-size: 7.6pt; line-height: 1.5; padding: 0 1.6mm; border-radius: 3mm; background: ${colours.wash}; color: ${colours.quiet}; white-space: nowrap; }
.chip.bad { background: #fbe9e7; color: #8f231e; }
.chip.warn { background: #fdf1dc; color: #80500a; }
.evidence { margin: 0 0 4mm; }
.evidence.short { break-inside: avoid; }
.evidence h3 { margin: 6mm 0 0.8mm; font-size: 10.8pt; }
.evidence .note { margin-bottom: 1.6mm; break-after: avoid; }
.evidence table { font-size: 8.2pt; }
.evidence td { padding-top: 1.1mm; padding-bottom: 1.1mm; }
.checks td:first-child { width: 52mm; font-weight: 600; }
.checks td { font-size: 8.6pt; }
.empty { border: 0.6pt dashed ${colours.line}; border-radius: 1.6mm; padding: 5mm; color: ${colours.quiet}; }

@media screen and (max-width: 800px) { .sheet { padding: 8mm 6mm; margin: 0 auto 4mm; } .score, .problem, .cover__facts, .figures { grid-template-columns: 1fr 1fr; } .cover__band { left: -6mm; right: -6mm; top: -8mm; } }

@page { margin: 17mm 17mm 19mm; @bottom-right { content: counter(page) " / " counter(pages); font: 8pt "Segoe UI", system-ui, sans-serif; color: ${colours.quiet}; } }
@page :first { @bottom-right { content: none; } }
@media print {
  html { background: #fff; }
  .sheet { max-width: none; margin: 0; padding: 0; box-shadow: none; break-before: page; }
  .sheet:first-of-type { break-before: auto; }
  .cover { min-height: 0; height: 238mm; }
  .cover__band { left: 0; right: 0; top: 0; height: 1.6mm; }
  .cover__logo { margin-top: 10mm; }
  a { border: 0; }
}
`;
