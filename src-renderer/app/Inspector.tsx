// The inspector on the right. A page renders <Inspector> with what it wants shown; the frame gives it the place.
import { ActionIcon, Tooltip } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { type ReactNode, useEffect, useId } from 'react';
import { createPortal } from 'react-dom';
import { announcePane, useFrameStore } from './frame-store.ts';

interface InspectorProps {
  /** What is inspected, for screen readers: 'Contact Ada Lovelace'. */
  label: string;
  /** The heading row; the close button is added to it. */
  title: ReactNode;
  onClose: () => void;
  children: ReactNode;
  /** Buttons that stay at the bottom. */
  footer?: ReactNode;
}

/** Shows its children in the inspector for as long as it is rendered. Of several, the newest is seen. */
export function Inspector({ label, title, onClose, children, footer }: InspectorProps) {
  const id = useId();
  const host = useFrameStore((state) => state.inspectorHost);
  const isTop = useFrameStore((state) => state.inspectorPanes.at(-1) === id);
  useEffect(() => announcePane(id), [id]);
  if (!host || !isTop) return null;
  return createPortal(
    <section className="inspector" aria-label={label}>
      <header className="inspector__head">
        <h2 className="inspector__title">{title}</h2>
        <Tooltip label="Close">
          <ActionIcon aria-label="Close the inspector" onClick={onClose}>
            <IconX size={16} aria-hidden />
          </ActionIcon>
        </Tooltip>
      </header>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard */}
      <div className="inspector__body" tabIndex={0}>
        {children}
      </div>
      {footer && <footer className="inspector__foot">{footer}</footer>}
    </section>,
    host,
  );
}
