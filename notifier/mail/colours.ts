/** The portal's colours (app/globals.css); every text has a contrast of at least 4.5 with its background. */
export const LIGHT = {
  paper: '#f6f7f9',
  card: '#ffffff',
  ink: '#15181e',
  quiet: '#545b69',
  line: '#dfe3ea',
  edge: '#7d8696',
} as const;
export const DARK: Record<keyof typeof LIGHT, string> = {
  paper: '#0f1115',
  card: '#171a20',
  ink: '#eceef3',
  quiet: '#a4acba',
  line: '#2b303a',
  edge: '#737d8f',
};

const HEX = /^#[\da-f]{6}$/i;
/** The portal's own accent, for an invalid colour of a host. */
const ACCENT = '#2a47c8';

/** https://www.w3.org/TR/WCAG22/#dfn-relative-luminance */
function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** From 1 to 21: https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio */
export function contrast(one: string, other: string): number {
  const [light = 0, dark = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

/** A host's colour and the text colour on it: black or white, one of which always has a contrast of 4.5. */
export function hostColours(colour: string): { fill: string; ink: string } {
  const fill = HEX.test(colour) ? colour : ACCENT;
  return { fill, ink: contrast(fill, '#ffffff') >= 4.5 ? '#ffffff' : '#000000' };
}
