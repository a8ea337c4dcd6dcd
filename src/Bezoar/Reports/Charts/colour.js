// Colours as #rrggbb, the form in which the stylesheet gives them.
const channels = colour => [1, 3, 5].map(start => parseInt(colour.slice(start, start + 2), 16));

// From a (share 0) to b (share 1).
export function mix(a, b, share) {
  const [from, to] = [channels(a), channels(b)];
  return `#${from.map((value, i) => Math.round(value + share * (to[i] - value)).toString(16).padStart(2, '0')).join('')}`;
}

// Relative luminance as WCAG 2 defines it.
function luminance(colour) {
  const [r, g, b] = channels(colour).map(value => value / 255)
    .map(value => value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4);
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

// On every background one of the two has a contrast of at least 4.58.
export const readableOn = background =>
  1.05 / (luminance(background) + 0.05) > (luminance(background) + 0.05) / 0.05 ? '#ffffff' : '#000000';
