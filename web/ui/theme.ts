import {
  createTheme,
  type CSSVariablesResolver,
  defaultVariantColorsResolver,
  type MantineColorsTuple,
  type VariantColorsResolver,
} from '@mantine/core'

/** The colours of one scheme. Text pairs are at least 4.5:1; control borders and marks that mean something 3:1. */
type Colours = Record<
  | 'paper'
  | 'wash'
  | 'wash-2'
  | 'sheet'
  | 'ink'
  | 'ink-2'
  | 'ink-3'
  | 'hair'
  | 'rule'
  | 'edge'
  | 'green'
  | 'green-wash'
  | 'amber'
  | 'amber-wash'
  | 'brick'
  | 'brick-wash'
  | 'pen'
  | 'pen-wash'
  | 'band'
  | 'shadow',
  string
>

const light: Colours = {
  paper: '#FCFBF8',
  wash: '#F4F2EC',
  'wash-2': '#EAE7DE',
  sheet: '#FFFFFF',
  ink: '#1B1F1D',
  'ink-2': '#474D4A',
  'ink-3': '#626864',
  hair: '#DDDAD1',
  rule: '#B9B7AE',
  edge: '#7F8581',
  green: '#14573D',
  'green-wash': '#E5EFE8',
  amber: '#7A4A00',
  'amber-wash': '#F8EDD6',
  brick: '#96291D',
  'brick-wash': '#F8E6E1',
  pen: '#24408E',
  'pen-wash': '#E9EDF8',
  band: '#24408E',
  shadow: '0 1px 2px rgb(27 31 29 / 6%), 0 12px 40px rgb(27 31 29 / 16%)',
}

const dark: Colours = {
  paper: '#141715',
  wash: '#1C201E',
  'wash-2': '#272C29',
  sheet: '#1A1E1C',
  ink: '#EDECE6',
  'ink-2': '#BFC3BD',
  'ink-3': '#9BA19B',
  hair: '#2E3430',
  rule: '#4B524D',
  edge: '#7D857F',
  green: '#83CBA6',
  'green-wash': '#1B2F26',
  amber: '#E6B866',
  'amber-wash': '#33290F',
  brick: '#F39A8B',
  'brick-wash': '#3A1F1A',
  pen: '#A6BCF7',
  'pen-wash': '#1F2740',
  band: '#4B63B0',
  shadow: '0 0 0 1px #2E3430, 0 16px 48px rgb(0 0 0 / 55%)',
}

/** Mantine wants ten shades; ours are the wash (0), the dark scheme's colour (3) and the light scheme's (8). */
const shades = (wash: string, onDark: string, onLight: string): MantineColorsTuple => [
  wash,
  onDark,
  onDark,
  onDark,
  onDark,
  onLight,
  onLight,
  onLight,
  onLight,
  onLight,
]

type Hue = 'green' | 'amber' | 'brick' | 'pen'
const HUES: readonly Hue[] = ['green', 'amber', 'brick', 'pen']
const tupleOf = (hue: Hue): MantineColorsTuple => shades(light[`${hue}-wash`], dark[hue], light[hue])

/** Mantine's own neutrals, so that parts we do not style still sit on our paper. */
const gray: MantineColorsTuple = [
  light.wash,
  light.wash,
  light['wash-2'],
  light.hair,
  light.rule,
  light.edge,
  light['ink-3'],
  light['ink-2'],
  light.ink,
  light.ink,
]
const darkGray: MantineColorsTuple = [
  dark.ink,
  dark.ink,
  dark['ink-2'],
  dark['ink-3'],
  dark.rule,
  dark['wash-2'],
  dark.sheet,
  dark.paper,
  dark.paper,
  dark.paper,
]

/** A filled control's label is the page's colour, 9:1 in both schemes; Mantine's own choice looks at the light shade only. */
const variantColorResolver: VariantColorsResolver = input => {
  const colors = defaultVariantColorsResolver(input)
  return input.variant === 'filled' ? { ...colors, color: 'var(--gs-paper)' } : colors
}

const SERIF = '"Newsreader Variable", Georgia, serif'
const SANS = '"Source Sans 3 Variable", "Segoe UI", Arial, sans-serif'

/** The design language as Mantine's theme. */
export const theme = createTheme({
  colors: {
    ink: shades(light.wash, dark.ink, light.ink),
    green: tupleOf('green'),
    amber: tupleOf('amber'),
    brick: tupleOf('brick'),
    pen: tupleOf('pen'),
    gray,
    dark: darkGray,
  },
  primaryColor: 'pen',
  primaryShade: { light: 8, dark: 3 },
  black: light.ink,
  variantColorResolver,
  fontFamily: SANS,
  fontFamilyMonospace: SANS, // numbers are tabular; nothing is monospaced
  headings: { fontFamily: SERIF, fontWeight: '500', textWrap: 'balance' },
  fontSizes: { xs: '0.875rem', sm: '0.9375rem', md: '1.0625rem', lg: '1.25rem', xl: '1.5rem' },
  lineHeights: { xs: '1.43', sm: '1.47', md: '1.53', lg: '1.4', xl: '1.33' },
  spacing: { xs: '0.5rem', sm: '0.75rem', md: '1.25rem', lg: '2rem', xl: '2.75rem' },
  radius: { xs: '1px', sm: '3px', md: '3px', lg: '4px', xl: '4px' },
  defaultRadius: 'sm',
  shadows: { xs: 'none', sm: 'none', md: 'var(--gs-shadow)', lg: 'var(--gs-shadow)', xl: 'var(--gs-shadow)' },
  focusClassName: 'gs-focus',
  cursorType: 'pointer',
  respectReducedMotion: true,
  components: {
    Button: { defaultProps: { color: 'ink' } },
    Checkbox: { defaultProps: { color: 'ink', iconColor: 'var(--gs-paper)' } },
    Radio: { defaultProps: { color: 'ink', iconColor: 'var(--gs-paper)' } },
  },
})

const names = (colours: Colours): Record<string, string> =>
  Object.fromEntries(Object.entries(colours).map(([name, value]) => [`--gs-${name}`, value]))

const mantines = (of: Colours): Record<string, string> => ({
  '--mantine-color-body': of.paper,
  '--mantine-color-text': of.ink,
  '--mantine-color-dimmed': of['ink-2'],
  '--mantine-color-placeholder': of['ink-3'],
  '--mantine-color-default': of.sheet,
  '--mantine-color-default-hover': of.wash,
  '--mantine-color-default-border': of.edge,
  '--mantine-color-error': of.brick,
  '--mantine-color-anchor': of.pen,
  ...Object.fromEntries(
    HUES.flatMap(hue => [
      [`--mantine-color-${hue}-light`, of[`${hue}-wash`]],
      [`--mantine-color-${hue}-light-hover`, of[`${hue}-wash`]],
      [`--mantine-color-${hue}-light-color`, of[hue]],
    ]),
  ),
})

/** Every colour as a CSS variable, for Mantine's parts and, as `--gs-*`, for ours. */
export const cssVariablesResolver: CSSVariablesResolver = () => ({
  variables: { '--gs-serif': SERIF, '--gs-sans': SANS, '--gs-radius': '3px' },
  light: { ...names(light), ...mantines(light) },
  dark: { ...names(dark), ...mantines(dark) },
})
