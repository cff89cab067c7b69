// How printed sheets look: colours, page and headings. Owns what all of them share; each sheet adds its own.

export const ink = '#16211f';
export const quiet = '#55625f';
export const line = '#d9e0de';
export const accent = '#0f6f6b';

/** @param size of running text, as CSS writes it */
export const paperStyle = (paper: 'A4' | 'Letter', size: string): string => `:root { color-scheme: light; }
* { box-sizing: border-box; margin: 0; padding: 0; }
html { background: #e9eeec; }
body { color: ${ink}; font: ${size}/1.4 "Inter", "Segoe UI", system-ui, -apple-system, "Helvetica Neue", "Noto Sans", "Liberation Sans", Arial, sans-serif;
  -webkit-print-color-adjust: exact; print-color-adjust: exact; overflow-wrap: anywhere; }
.page { background: #fff; max-width: ${paper === 'A4' ? '210mm' : '216mm'}; margin: 8mm auto; padding: 15mm 17mm; box-shadow: 0 1px 4px rgb(20 40 40 / 18%); }
.kicker { font-size: 7.8pt; letter-spacing: 0.11em; text-transform: uppercase; color: ${accent}; font-weight: 650; }
h1 { font-size: 21pt; line-height: 1.15; font-weight: 680; letter-spacing: -0.02em; margin: 0.8mm 0 1.4mm; text-wrap: balance; }`;
