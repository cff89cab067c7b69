// The report as a document: nothing from data becomes markup, every link has its place, the same facts give the same
// bytes, and redaction leaves nobody.
import fc from 'fast-check';
import { JSDOM } from 'jsdom';
import { describe, expect, it } from 'vitest';
import { cell, effort, share } from '../../../src-main/core/engines/report/figures.ts';
import { html } from '../../../src-main/core/engines/report/html.ts';
import { maskEmail, maskPhone, maskWords } from '../../../src-main/core/engines/report/redact.ts';
import { reportHtml } from '../../../src-main/core/engines/report/report.ts';
import { reportSections, reportSettings } from '../../../src-shared/contract/report.ts';
import { facts, settings } from './report-facts.ts';

const parse = (text: string): Document => new JSDOM(text).window.document;
const hostile = [
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  "' onmouseover='x",
  '</style><b>',
  '&lt;b&gt;',
];

describe('what comes from data', () => {
  it('stays text, wherever it stands', () => {
    for (const text of hostile) {
      const base = facts();
      const [row] = base.evidence.get('email-invalid') ?? [];
      if (row === undefined) throw new Error('no row');
      const named = {
        ...row,
        name: text,
        current: text,
        proposed: text,
        detail: text,
        source: { file: text, row: 1, sourceId: text },
      };
      const document = parse(
        reportHtml(
          facts({
            evidence: new Map([['email-invalid', [named]]]),
            sources: [
              { file: text, product: text, rows: 1, contacts: 1 },
              { file: 'b', product: null, rows: 1, contacts: 1 },
            ],
            groups: [
              { kind: 'all', name: 'All contacts', contacts: 1, scores: {}, score: 1 },
              { kind: 'segment', name: text, contacts: 1, scores: {}, score: 1 },
              { kind: 'source', name: text, contacts: 1, scores: {}, score: 1 },
            ],
          }),
          settings({ client: text, preparedBy: text }),
        ),
      );
      expect(document.querySelectorAll('script, img, b b, iframe, object, link').length).toBe(0);
      expect(
        [...document.querySelectorAll('*')]
          .flatMap((one) => one.getAttributeNames())
          .filter((name) => name.startsWith('on')),
      ).toEqual([]);
      expect(document.querySelector('h1')?.textContent).toBe(text);
      expect(document.getElementById('check-email-invalid')?.textContent).toContain(text);
    }
  });

  it('is escaped for any text, in text and in attributes', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const document = parse(html`<p title="${text}">${text}</p>`.toString());
        const paragraph = document.querySelector('p');
        expect(document.body.children.length).toBe(1);
        expect(paragraph?.children.length).toBe(0);
        expect(paragraph?.getAttribute('title')).toBe(paragraph?.textContent);
      }),
      { examples: hostile.map((text): [string] => [text]) },
    );
  });

  it('shows blanks at the ends and characters that nobody sees', () => {
    expect(cell(' Anna').toString()).toContain('<span class="mark">·</span>Anna');
    expect(cell('An\u200bna').toString()).toContain('U+200B');
    expect(cell('Anna Lee').toString()).toBe('<bdi>Anna Lee</bdi>');
  });
});

describe('the document', () => {
  const text = reportHtml(facts(), settings());

  it('needs nothing beside itself', () => {
    const document = parse(text);
    expect(document.querySelectorAll('script, link, iframe, object, embed, base, form').length).toBe(0);
    expect(text).not.toMatch(/(?:src|href)="(?:https?:)?\/\//);
    expect(text).not.toMatch(/url\(|@import/);
    expect(document.querySelector('meta[http-equiv="Content-Security-Policy"]')?.getAttribute('content')).toContain(
      "default-src 'none'",
    );
  });

  it('gives the same bytes for the same facts and settings', () => {
    expect(reportHtml(facts(), settings())).toBe(text);
  });

  it('has a place for every link, whatever parts are left out', () => {
    fc.assert(
      fc.property(fc.subarray([...reportSections]), (without) => {
        const document = parse(reportHtml(facts(), settings({ without })));
        const lost = [...document.querySelectorAll('a[href^="#"]')]
          .map((link) => link.getAttribute('href')?.slice(1) ?? '')
          .filter((id) => document.getElementById(id) === null);
        expect(lost).toEqual([]);
        expect(document.querySelectorAll('section').length).toBe(1 + reportSections.length - without.length);
      }),
    );
  });

  it('has something to say about an empty workspace', () => {
    const base = facts();
    const empty = facts({
      contacts: 0,
      run: { ...base.run, findings: 0, contactCount: 0 },
      checks: base.checks.map((check) => ({ ...check, open: 0, affected: 0, fixable: 0, checked: 0 })),
      affectedByTheme: {},
      evidence: new Map(),
    });
    expect(parse(reportHtml(empty, settings())).querySelectorAll('.empty').length).toBeGreaterThan(4);
    expect(reportHtml(empty, settings())).not.toMatch(/NaN|undefined|Infinity/);
  });

  it('leads from the summary to the rows of the check', () => {
    const document = parse(text);
    const link = document.querySelector('#executive .problem a');
    const place = document.querySelector(link?.getAttribute('href') ?? 'none');
    expect(place?.textContent).toContain('jane@@x.org');
    expect(place?.textContent).toContain('row 12');
    expect(place?.textContent).toContain('C-7');
  });

  it('accepts pictures as logo and nothing else', () => {
    const isLogo = (logo: string): boolean => reportSettings.safeParse({ logo }).success;
    expect(isLogo('data:image/png;base64,iVBORw0KGgo=')).toBe(true);
    for (const bad of [
      'https://x.org/a.png',
      'data:text/html;base64,AAAA',
      'data:image/svg+xml;base64,AAAA',
      'data:image/png;base64,A"onload="x',
    ])
      expect(isLogo(bad)).toBe(false);
  });
});

describe('redaction', () => {
  it('masks by the same rule everywhere', () => {
    expect(maskEmail('jane.miller@example.com')).toBe('j***@e***.com');
    expect(maskWords('Anna-Lena Müller')).toBe('A*** M***');
    expect(maskWords('王小明')).toBe('王***');
    expect(maskPhone('+44 7911 123456')).toBe('+44 *** 56');
    expect(maskPhone('0911')).toBe('***');
  });

  it('leaves no name, email or phone of the evidence', () => {
    const row = {
      contact: 7, name: 'Quentin Zorawski', email: 'quentin@zorawski.example', column: 'phone', fieldLabel: 'Phone', current: '+44 7911 998877',
      proposed: null, detail: 'Last name Zorawski; read from quentin@zorawski.example, 07911 998877', source: null,
    }; // biome-ignore format: reads better in rows
    const columns = [
      { column: 'given_name', label: 'First name', top: [{ value: 'Quentin', count: 2 }] },
      { column: 'custom.note', label: 'Note', top: [{ value: 'Quentin', count: 2 }] },
      { column: 'job_title', label: 'Job', top: [{ value: 'see quentin@zorawski.example', count: 2 }] },
    ].map((column) => ({
      ...column,
      rows: 2,
      filled: 2,
      distinct: 1,
      types: [],
      shortest: 1,
      longest: 1,
      meanLength: 1,
      lengths: [],
      ruleField: null,
    }));
    const member = {
      id: 1,
      name: 'Quentin Zorawski',
      email: 'quentin@zorawski.example',
      phone: '+447911998877',
      company: null,
      city: null,
      orders: 0,
      source: null,
    };
    const duplicates = {
      contactCount: 100, certain: { clusters: 1, contacts: 2 }, review: { clusters: 0, contacts: 0 }, surplus: 1, doubleEmails: 1, doubleLetters: 0,
      splitCustomers: 0, customers: { counted: 0, merged: 0 }, sizes: [{ members: '2', groups: 1 }],
      examples: [{ cluster: 1, isCertain: true, probability: 1, members: [member, { ...member, id: 2 }] }],
    }; // biome-ignore format: reads better in rows
    const world = facts({ evidence: new Map([['email-invalid', [row]]]), columns, duplicates });
    expect(reportHtml(world, settings({ redact: false }))).toMatch(/Zorawski/);
    expect(reportHtml(world, settings({ redact: true }))).not.toMatch(/zorawski|quentin|998877/i);
  });
});

it('words figures so that nothing is rounded away', () => {
  expect(share(1, 100_000)).toBe('<0.1%');
  expect(share(99_999, 100_000)).toBe('>99%');
  expect(share(0, 0)).toBe('–');
  expect([effort(0.4), effort(59), effort(90), effort(600), effort(3000)]).toEqual([
    '1 min',
    '59 min',
    '1½ h',
    '1 day',
    '6 days',
  ]);
});
