// The two building blocks of the inspector: a titled part, and a line with its label.
import type { ReactNode } from 'react';
import { OriginLabel } from './contact-origins.tsx';

export function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="contact-part">
      <h3>{title}</h3>
      {children}
    </section>
  );
}

interface LineProps {
  label: string;
  /** Key of the value's origin, see contract/batches.ts; hovering the label then says where it came from. */
  origin?: string;
  children: ReactNode;
}

export function Line({ label, origin, children }: LineProps) {
  const className = 'contact-line__label truncate';
  return (
    <div className="contact-line">
      {origin === undefined ? (
        <span className={className} title={label}>
          {label}
        </span>
      ) : (
        <OriginLabel of={origin} className={className}>
          {label}
        </OriginLabel>
      )}
      {children}
    </div>
  );
}
