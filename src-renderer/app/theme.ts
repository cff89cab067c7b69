// The Mantine theme: colours, type scale and control sizes of the product. Owns defaults of library components;
// colours by meaning are variables in ui/tokens.css.
import {
  ActionIcon,
  Badge,
  Button,
  Checkbox,
  type CSSVariablesResolver,
  createTheme,
  Input,
  type MantineColorsTuple,
  Menu,
  Modal,
  NavLink,
  Popover,
  SegmentedControl,
  Select,
  Tabs,
  TextInput,
  Tooltip,
} from '@mantine/core';

/** Deep teal, light to dark; shade 7 carries white text at 5.9:1. */
const teal: MantineColorsTuple = [
  '#eef8f7',
  '#d8eeec',
  '#b0dcd8',
  '#84c8c2',
  '#5bb4ad',
  '#3a9f98',
  '#1f8781',
  '#0f6f6b',
  '#0b5956',
  '#084443',
];

/** Shade 7, of buttons that archive or delete, carries white text at 5.6:1. */
const red: MantineColorsTuple = [
  '#fdecea',
  '#fad6d3',
  '#f3aca7',
  '#ec817a',
  '#ea6a62',
  '#dd4a42',
  '#cf3b34',
  '#c0302b',
  '#a3241f',
  '#841b17',
];

const gray: MantineColorsTuple = [
  '#f7f9f9',
  '#eff2f2',
  '#e1e6e6',
  '#d0d7d7',
  '#b4bebe',
  '#8d9999',
  '#5b6668',
  '#465052',
  '#2f3738',
  '#1a2122',
];

const dark: MantineColorsTuple = [
  '#e2e7e7',
  '#bac4c5',
  '#a6b1b2',
  '#667173',
  '#3e4849',
  '#2a3132',
  '#1e2425',
  '#15191a',
  '#111516',
  '#0c0f10',
];

const systemFont =
  'system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", Ubuntu, Cantarell, "Helvetica Neue", Arial, sans-serif, "Apple Color Emoji", "Segoe UI Emoji", "Noto Color Emoji"';

export const theme = createTheme({
  primaryColor: 'teal',
  primaryShade: { light: 7, dark: 7 },
  colors: { teal, red, gray, dark },
  black: '#1a2122',
  fontFamily: systemFont,
  fontFamilyMonospace: 'ui-monospace, "SF Mono", "Cascadia Mono", "DejaVu Sans Mono", Menlo, Consolas, monospace',
  fontSizes: { xs: '12px', sm: '13px', md: '14px', lg: '16px', xl: '20px' },
  lineHeights: { xs: '1.35', sm: '1.4', md: '1.45', lg: '1.4', xl: '1.3' },
  spacing: { xs: '8px', sm: '12px', md: '16px', lg: '24px', xl: '32px' },
  radius: { xs: '2px', sm: '4px', md: '6px', lg: '8px', xl: '16px' },
  defaultRadius: 'sm',
  headings: {
    fontFamily: systemFont,
    fontWeight: '600',
    sizes: {
      h1: { fontSize: '20px', lineHeight: '28px' },
      h2: { fontSize: '16px', lineHeight: '24px' },
      h3: { fontSize: '14px', lineHeight: '20px' },
      h4: { fontSize: '13px', lineHeight: '20px' },
    },
  },
  shadows: { xs: 'none', sm: '0 1px 2px rgb(0 0 0 / 12%)', md: '0 6px 20px rgb(0 0 0 / 16%)' },
  cursorType: 'pointer',
  respectReducedMotion: true,
  components: {
    Button: Button.extend({ defaultProps: { size: 'xs', fz: 13 } }),
    ActionIcon: ActionIcon.extend({ defaultProps: { variant: 'subtle', color: 'gray', size: 28 } }),
    Input: Input.extend({ defaultProps: { size: 'xs' } }),
    TextInput: TextInput.extend({ defaultProps: { size: 'xs' } }),
    Select: Select.extend({ defaultProps: { size: 'xs', comboboxProps: { shadow: 'md' } } }),
    Checkbox: Checkbox.extend({ defaultProps: { size: 'xs' } }),
    SegmentedControl: SegmentedControl.extend({ defaultProps: { size: 'xs' } }),
    Badge: Badge.extend({ defaultProps: { variant: 'light', tt: 'none', fw: 500 } }),
    Tabs: Tabs.extend({ defaultProps: { keepMounted: false } }),
    Tooltip: Tooltip.extend({ defaultProps: { openDelay: 350, withArrow: true, multiline: true, maw: 320, fz: 12 } }),
    Menu: Menu.extend({ defaultProps: { shadow: 'md', transitionProps: { duration: 100 } } }),
    Popover: Popover.extend({ defaultProps: { shadow: 'md', transitionProps: { duration: 100 } } }),
    Modal: Modal.extend({
      defaultProps: {
        transitionProps: { duration: 120 },
        padding: 'lg',
        overlayProps: { blur: 0, backgroundOpacity: 0.35 },
        closeButtonProps: { 'aria-label': 'Close' },
      },
    }),
    NavLink: NavLink.extend({ defaultProps: { noWrap: true } }),
  },
});

/** Ties the library's own variables to ours, so that a Mantine control and a plain element share one surface. */
export const cssVariables: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    '--mantine-color-body': '#ffffff',
    '--mantine-color-text': 'var(--ink)',
    '--mantine-color-dimmed': 'var(--ink-quiet)',
    '--mantine-color-placeholder': 'var(--ink-faint)',
    '--mantine-color-default-border': 'var(--line-strong)',
    '--mantine-color-anchor': 'var(--accent-ink)',
    '--mantine-color-error': 'var(--wrong-ink)',
  },
  dark: {
    '--mantine-color-body': '#15191a',
    '--mantine-color-text': 'var(--ink)',
    '--mantine-color-dimmed': 'var(--ink-quiet)',
    '--mantine-color-placeholder': 'var(--ink-faint)',
    '--mantine-color-default-border': 'var(--line-strong)',
    '--mantine-color-anchor': 'var(--accent-ink)',
    '--mantine-color-error': 'var(--wrong-ink)',
    '--mantine-color-default': 'var(--surface-quiet)',
    '--mantine-color-default-hover': 'var(--surface-hover)',
  },
});
