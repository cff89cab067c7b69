// The two building blocks of the inspector: a titled part, and a line with its label.
import type { ReactNode } from 'react';

export function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="contact-part">
      <h3>{title}</h3>
      {children}
    </section>
  );
}

export function Line({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className="contact-line">
      <span className="contact-line__label truncate" title={label}>
        {label}
      </span>
      {children}
    </div>
  );
}
