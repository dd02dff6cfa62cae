/** The look, once for all parts. Where a colour is needed, use `var(--c-<token>)`. */
import { type CSSVariablesResolver, createTheme } from '@mantine/core';
import { dark, light, type Tokens } from './tokens.ts';

export const theme = createTheme({
  primaryColor: 'moss',
  primaryShade: { light: 7, dark: 6 },
  autoContrast: true,
  luminanceThreshold: 0.32,
  black: '#23211e',
  white: '#ffffff',
  cursorType: 'default',
  focusRing: 'auto',
  respectReducedMotion: true,
  colors: {
    moss: ['#eef9f4', '#dbf0e8', '#bce0d1', '#93c8b4', '#6bae96', '#489279', '#317861', '#246450', '#1a4b3b', '#0f3327'],
    gray: ['#fbfaf8', '#f6f4f1', '#eeede9', '#e4e2dd', '#d4d1ca', '#afaca5', '#89867e', '#67645e', '#46433e', '#23211e'],
    dark: ['#e9e6e0', '#cfccc6', '#a3a098', '#838079', '#3b3935', '#2d2b27', '#242320', '#1a1917', '#141310', '#0e0d0b'],
    slate: ['#edf4fd', '#d7e6f8', '#b6d1ef', '#90b5de', '#6e99c8', '#547dab', '#406995', '#32567e', '#244162', '#172d44'],
    ochre: ['#fbf2e6', '#f4e2ca', '#e8c89e', '#d4a96c', '#bd8b40', '#a07020', '#8a5b00', '#744a00', '#5a3800', '#3e2500'],
    brick: ['#ffefea', '#ffdbd2', '#fcbcad', '#ef9683', '#d97560', '#ba5945', '#a34431', '#8a3524', '#6b2619', '#4b190f'],
  },
  fontFamily: 'Inter, system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif',
  fontFamilyMonospace: 'ui-monospace, "SF Mono", "Cascadia Mono", "DejaVu Sans Mono", monospace',
  fontSizes: { xs: '0.6875rem', sm: '0.75rem', md: '0.8125rem', lg: '0.875rem', xl: '1rem' },
  lineHeights: { xs: '1rem', sm: '1rem', md: '1.25rem', lg: '1.25rem', xl: '1.5rem' },
  spacing: { xs: '0.25rem', sm: '0.5rem', md: '0.75rem', lg: '1rem', xl: '1.5rem' },
  radius: { xs: '3px', sm: '4px', md: '6px', lg: '8px', xl: '12px' },
  defaultRadius: 'md',
  headings: {
    fontWeight: '600',
    sizes: {
      h1: { fontSize: '1.125rem', lineHeight: '1.5rem' },
      h2: { fontSize: '1rem', lineHeight: '1.5rem' },
      h3: { fontSize: '0.8125rem', lineHeight: '1.25rem' },
    },
  },
  // Measures of the parts are in mantine.css; here is what only a property can say.
  components: {
    Button: { defaultProps: { size: 'sm' } },
    ActionIcon: { defaultProps: { variant: 'subtle', color: 'gray', size: 'md' } },
    Input: { defaultProps: { size: 'xs' } },
    InputWrapper: { defaultProps: { size: 'xs' } },
    TextInput: { defaultProps: { size: 'xs' } },
    Textarea: { defaultProps: { size: 'xs' } },
    NumberInput: { defaultProps: { size: 'xs' } },
    Select: { defaultProps: { size: 'xs', comboboxProps: { shadow: 'md', radius: 'lg' } } },
    MultiSelect: { defaultProps: { size: 'xs', comboboxProps: { shadow: 'md', radius: 'lg' } } },
    Checkbox: { defaultProps: { size: 'xs', radius: 'sm' } },
    Switch: { defaultProps: { size: 'xs' } },
    Radio: { defaultProps: { size: 'xs' } },
    SegmentedControl: { defaultProps: { size: 'xs', withItemsBorders: false } },
    Tabs: { defaultProps: { variant: 'pills' } },
    Badge: { defaultProps: { variant: 'light', radius: 'xl' } },
    Menu: { defaultProps: { shadow: 'md', radius: 'lg', transitionProps: { duration: 90 } } },
    Popover: { defaultProps: { shadow: 'md', radius: 'lg', transitionProps: { duration: 90 } } },
    Tooltip: { defaultProps: { openDelay: 350, withArrow: false, transitionProps: { duration: 90 } } },
    // The page itself never scrolls, so there is nothing to lock; the lock would write a style sheet of its own.
    Modal: {
      defaultProps: {
        radius: 'xl',
        transitionProps: { duration: 160, transition: 'fade' },
        centered: true,
        lockScroll: false,
        // A <header> would be a second banner of the page.
        attributes: { header: { role: 'presentation' } },
      },
    },
    ModalRoot: { defaultProps: { radius: 'xl', lockScroll: false } },
    Drawer: { defaultProps: { lockScroll: false } },
    Progress: { defaultProps: { size: '0.25rem' } },
    Table: { defaultProps: { horizontalSpacing: 0, highlightOnHover: true } },
  },
});

const tone = (mantine: string, name: string) => ({
  [`--mantine-color-${mantine}-light`]: `var(--c-${name}-soft)`,
  [`--mantine-color-${mantine}-light-hover`]: `var(--c-${name}-soft)`,
  [`--mantine-color-${mantine}-light-color`]: `var(--c-${name})`,
});

/** Makes stock parts follow the tokens. */
const bridge = {
  '--mantine-color-body': 'var(--c-bg)',
  '--mantine-color-text': 'var(--c-text)',
  '--mantine-color-dimmed': 'var(--c-text-3)',
  '--mantine-color-placeholder': 'var(--c-text-3)',
  '--mantine-color-error': 'var(--c-bad)',
  '--mantine-color-default': 'var(--c-bg-raised)',
  '--mantine-color-default-hover': 'var(--c-bg-rail)',
  '--mantine-color-default-color': 'var(--c-text)',
  '--mantine-color-default-border': 'var(--c-line-2)',
  ...tone('moss', 'good'),
  ...tone('slate', 'info'),
  ...tone('ochre', 'warn'),
  ...tone('brick', 'bad'),
  ...tone('gray', 'quiet'),
};

const variables = (tokens: Tokens, shadow: string, ring: string) => ({
  ...Object.fromEntries(Object.entries(tokens).map(([name, value]) => [`--c-${name}`, value])),
  ...bridge,
  '--mantine-shadow-sm': `0 1px 3px ${shadow}`,
  '--mantine-shadow-md': `0 4px 12px ${shadow}, 0 0 0 1px ${ring}`,
  '--mantine-shadow-lg': `0 16px 48px ${shadow}, 0 0 0 1px ${ring}`,
});

export const cssVariablesResolver: CSSVariablesResolver = () => ({
  variables: { '--row': '2.125rem', '--rail': '13rem', '--dur-1': '90ms', '--dur-2': '160ms', '--ease': 'cubic-bezier(.2, 0, 0, 1)' },
  light: variables(light, 'rgb(35 33 30 / .14)', 'rgb(35 33 30 / .08)'),
  dark: variables(dark, 'rgb(0 0 0 / .5)', 'rgb(255 250 240 / .09)'),
});
