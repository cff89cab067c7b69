// What stands in a screen's place until its content is there: its title at once, quiet bars if it takes longer.
import { PageHeader } from './PageHeader.tsx';

/** @param title as the screen will have it */
export function PageSkeleton({ title }: { title: string }) {
  return (
    <div className="page" aria-busy="true">
      <PageHeader title={title} />
      <Bars />
    </div>
  );
}

const widths = [92, 64, 78, 56, 84, 70];

/** Quiet bars where lines of text will be; seen only when it takes longer than a blink. */
export function Bars() {
  return (
    <div className="skeleton" aria-hidden>
      {widths.map((width) => (
        <span key={width} className="skeleton__bar" style={{ width: `${width}%` }} />
      ))}
    </div>
  );
}
