// The frame every screen lives in: rail, top bar, page outlet, inspector. Owns the layout; fetches nothing.
import { useMediaQuery } from '@mantine/hooks';
import type { ReactNode } from 'react';
import { Group, Panel, Separator, usePanelRef } from 'react-resizable-panels';
import { ErrorBoundary } from './ErrorScreen.tsx';
import { arrangeFrame, inspectorLimits, setInspectorHost, useFrameStore } from './frame-store.ts';
import { Rail, type RailBadge, type RailScreen } from './Rail.tsx';
import { navigate, usePresentPlace } from './routes.ts';

/** Below this window width, in CSS pixels, the inspector lies over the page instead of beside it. */
const narrowBelow = 1100;

interface AppFrameProps {
  topBar: ReactNode;
  /** A line above the page: reconnecting, sample data… */
  banner?: ReactNode;
  badges: Partial<Record<RailScreen, RailBadge>>;
  jobTray: ReactNode;
  children: ReactNode;
}

export function AppFrame({ topBar, banner, badges, jobTray, children }: AppFrameProps) {
  const { visit, route } = usePresentPlace();
  const collapsed = useFrameStore((state) => state.railCollapsed);
  return (
    <div className="frame">
      <a className="skip-link" href="#page">
        Skip to the page
      </a>
      <Rail
        current={route.kind}
        collapsed={collapsed}
        badges={badges}
        onGo={(screen) => navigate({ kind: screen })}
        onCollapse={(railCollapsed) => arrangeFrame({ railCollapsed })}
      />
      <div className="frame__right">
        {topBar}
        {banner}
        <PageAndInspector>
          <main id="page" className="frame__page" tabIndex={-1}>
            <ErrorBoundary resetKey={visit} onLeave={() => navigate({ kind: 'home' })}>
              {children}
            </ErrorBoundary>
          </main>
        </PageAndInspector>
      </div>
      {jobTray}
    </div>
  );
}

function PageAndInspector({ children }: { children: ReactNode }) {
  const isNarrow = useMediaQuery(`(max-width: ${narrowBelow - 1}px)`, false, { getInitialValueInEffect: false });
  const isShown = useFrameStore((state) => state.inspectorPanes.length > 0);
  const width = useFrameStore((state) => state.inspectorWidth);
  const panel = usePanelRef();
  const beside = isShown && !isNarrow;
  return (
    <div className="frame__middle">
      <Group
        orientation="horizontal"
        onLayoutChanged={(_layout, { isUserInteraction }) => {
          const size = panel.current?.getSize().inPixels;
          if (isUserInteraction && size) arrangeFrame({ inspectorWidth: Math.round(size) });
        }}
      >
        <Panel id="page-panel" minSize={320}>
          {children}
        </Panel>
        {beside && <Separator className="frame__separator" aria-label="Width of the inspector" />}
        {beside && (
          <Panel
            id="inspector-panel"
            panelRef={panel}
            defaultSize={width}
            minSize={inspectorLimits.min}
            maxSize={inspectorLimits.max}
            groupResizeBehavior="preserve-pixel-size"
          >
            <div className="frame__inspector" ref={setInspectorHost} />
          </Panel>
        )}
      </Group>
      {isNarrow && isShown && <div className="frame__inspector frame__inspector--over" ref={setInspectorHost} />}
    </div>
  );
}
