// The first pages of the report as they will look, scaled into the dialog. The finished HTML is parsed without running
// anything and stands in a shadow root, so that neither its styles nor the app's reach each other.
import { Loader, Text } from '@mantine/core';
import { useLayoutEffect, useRef } from 'react';

export function ReportPreview({ html }: { html: string | null }) {
  const host = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const element = host.current;
    if (element === null || html === null) return;
    const root = element.shadowRoot ?? element.attachShadow({ mode: 'open' });
    const parsed = new DOMParser().parseFromString(html, 'text/html');
    const style = document.createElement('style');
    style.textContent = `${parsed.querySelector('style')?.textContent ?? ''}
      .report { background: none; } .sheet { margin: 0 0 6mm; width: 210mm; min-height: 297mm; }
      a { pointer-events: none; }`;
    const pages = document.createElement('div');
    pages.className = 'report';
    pages.append(...parsed.body.childNodes);
    root.replaceChildren(style, pages);
  }, [html]);
  return (
    <section className="report-preview" aria-label="Preview of the first pages">
      {html === null && (
        <div className="report-preview__wait">
          <Loader size="sm" />
          <Text size="sm" c="dimmed">
            Making the preview
          </Text>
        </div>
      )}
      <div className="report-preview__paper" ref={host} inert />
    </section>
  );
}
