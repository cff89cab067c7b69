// The left rail: the screens of the product with the counts that need a person. Presentation only.
import { Tooltip, UnstyledButton, VisuallyHidden } from '@mantine/core';
import {
  type Icon,
  IconAddressBook,
  IconCircleDashedCheck,
  IconCopy,
  IconFilter,
  IconHelpCircle,
  IconHistory,
  IconHome,
  IconLayoutSidebarLeftCollapse,
  IconLayoutSidebarLeftExpand,
  IconSettings,
  IconTags,
} from '@tabler/icons-react';
import { formatCount } from '../ui/numbers.ts';
import { type RouteKind, screenName } from './routes.ts';

export type RailScreen = Exclude<RouteKind, 'import' | 'imports' | 'readiness' | 'clean' | 'recipes'>;

const icons: Record<RailScreen, Icon> = {
  home: IconHome,
  contacts: IconAddressBook,
  audit: IconCircleDashedCheck,
  duplicates: IconCopy,
  tags: IconTags,
  segments: IconFilter,
  history: IconHistory,
  settings: IconSettings,
  help: IconHelpCircle,
};

/** The screens in the order of the rail; Settings and Help sit below. */
export const railScreens = ['home', 'contacts', 'audit', 'duplicates', 'tags', 'segments', 'history'] as const;
const lowerScreens = ['settings', 'help'] as const;

export interface RailBadge {
  count: number;
  /** What is counted, for people and screen readers: '38 possible duplicates to review'. */
  meaning: string;
}

interface RailProps {
  current: RouteKind;
  collapsed: boolean;
  badges: Partial<Record<RailScreen, RailBadge>>;
  onGo: (screen: RailScreen) => void;
  onCollapse: (collapsed: boolean) => void;
}

export function Rail({ current, collapsed, badges, onGo, onCollapse }: RailProps) {
  const item = (screen: RailScreen) => (
    <RailItem
      key={screen}
      screen={screen}
      current={screen === current}
      collapsed={collapsed}
      badge={badges[screen]}
      onGo={onGo}
    />
  );
  const Toggle = collapsed ? IconLayoutSidebarLeftExpand : IconLayoutSidebarLeftCollapse;
  const toggleLabel = collapsed ? 'Widen the menu' : 'Narrow the menu';
  return (
    <nav className="rail" aria-label="Screens" data-collapsed={collapsed || undefined}>
      <ul className="rail__list">{railScreens.map(item)}</ul>
      <ul className="rail__list">{lowerScreens.map(item)}</ul>
      <Tooltip label={toggleLabel} position="right" disabled={!collapsed}>
        <UnstyledButton
          className="rail__item rail__toggle"
          aria-label={toggleLabel}
          aria-expanded={!collapsed}
          onClick={() => onCollapse(!collapsed)}
        >
          <Toggle size={18} stroke={1.6} aria-hidden />
          {!collapsed && <span className="rail__word">Narrow</span>}
        </UnstyledButton>
      </Tooltip>
    </nav>
  );
}

interface RailItemProps {
  screen: RailScreen;
  current: boolean;
  collapsed: boolean;
  badge: RailBadge | undefined;
  onGo: (screen: RailScreen) => void;
}

function RailItem({ screen, current, collapsed, badge, onGo }: RailItemProps) {
  const ScreenIcon = icons[screen];
  const shown = badge && badge.count > 0 ? badge : undefined;
  const tip = collapsed ? [screenName[screen], shown?.meaning].filter(Boolean).join(': ') : shown?.meaning;
  return (
    <li>
      <Tooltip label={tip} position="right" disabled={!tip}>
        <UnstyledButton className="rail__item" aria-current={current ? 'page' : undefined} onClick={() => onGo(screen)}>
          <ScreenIcon size={18} stroke={1.6} aria-hidden />
          {collapsed ? (
            <VisuallyHidden>{screenName[screen]}</VisuallyHidden>
          ) : (
            <span className="rail__word truncate">{screenName[screen]}</span>
          )}
          {shown && <VisuallyHidden>, {shown.meaning}</VisuallyHidden>}
          {shown &&
            (collapsed ? (
              <span className="rail__dot" aria-hidden />
            ) : (
              <span className="rail__badge figures" aria-hidden>
                {formatCount(shown.count, 'short')}
              </span>
            ))}
        </UnstyledButton>
      </Tooltip>
    </li>
  );
}
