// Colours come from the page's own stylesheet, so that charts follow it into dark mode.
export function readTheme() {
  const style = getComputedStyle(document.documentElement);
  const colour = name => style.getPropertyValue(name).trim();
  return {
    ink: colour('--ink'),
    soft: colour('--ink-soft'),
    rule: colour('--rule'),
    paper: colour('--card'),
    accent: colour('--accent'),
    wrong: colour('--wrong'),
    series: [1, 2, 3, 4, 5, 6].map(i => colour(`--series-${i}`)),
    font: style.getPropertyValue('--sans').trim(),
    still: matchMedia('print, (prefers-reduced-motion: reduce)').matches,
  };
}

// Lines differ by dash as well as by colour.
const dashes = ['solid', [7, 4], [2, 3], [10, 3, 2, 3], [14, 4], [4, 2]];

const symbols = ['circle', 'diamond', 'rect', 'triangle', 'path://M0,0 L10,0 L5,9 Z', 'path://M3,0h4v3h3v4h-3v3h-4v-3h-3v-4h3Z'];

// From the seventh on colours come again, with other dashes and symbols.
export const seriesStyle = (theme, i) => {
  const again = i + Math.floor(i / theme.series.length);
  return {
    colour: theme.series[i % theme.series.length],
    dash: dashes[again % dashes.length],
    symbol: symbols[again % symbols.length],
  };
};

// Bars side by side need more than a colour to be told apart.
export const hatch = theme => ({ symbol: 'rect', dashArrayX: [1, 0], dashArrayY: [2, 5], rotation: -Math.PI / 4, color: theme.paper });

export const percent = (share, digits = 1) => `${(100 * share).toFixed(digits)} %`;
export const whole = number => Math.round(number).toLocaleString('en-US');

const grid = { left: 8, right: 20, top: 16, bottom: 30, containLabel: true };

// What all charts share: text, margins, tooltip; motion only where the reader has nothing against it.
export function frame(theme, description) {
  return {
    animation: !theme.still,
    animationDuration: 400,
    aria: { enabled: true, label: { description } },
    textStyle: { fontFamily: theme.font, color: theme.ink, fontSize: 13 },
    grid,
    tooltip: {
      confine: true,
      backgroundColor: theme.paper,
      borderColor: theme.rule,
      textStyle: { color: theme.ink, fontSize: 13 },
      transitionDuration: theme.still ? 0 : 0.2,
    },
  };
}

export function axis(theme, name, more) {
  return {
    name,
    nameLocation: 'middle',
    nameGap: 30,
    nameTextStyle: { color: theme.soft },
    axisLabel: { color: theme.soft, hideOverlap: true },
    axisLine: { lineStyle: { color: theme.rule } },
    axisTick: { lineStyle: { color: theme.rule } },
    splitLine: { lineStyle: { color: theme.rule, opacity: 0.6 } },
    ...more,
  };
}

// Shares, as close to each other as they are: steps that people count in.
export function shareAxis(theme, shares) {
  const [lowest, highest] = [Math.min(...shares), Math.max(...shares)];
  const step = [0.002, 0.005, 0.01, 0.02, 0.05, 0.1].find(size => 5 * size >= highest - lowest) ?? 0.2;
  const min = Math.min(Math.max(0, Math.floor(lowest / step) * step), 1 - step);
  return axis(theme, undefined, {
    type: 'value',
    min,
    max: Math.min(1, Math.max(Math.ceil(highest / step) * step, min + step)),
    interval: step,
    axisLabel: { color: theme.soft, formatter: value => percent(value, step < 0.01 ? 1 : 0) },
  });
}

// An axis whose ticks are the values that were measured, each at its place.
export function places(theme, values, place, show) {
  const ticks = values.map(place);
  const [first, last] = [ticks[0], ticks.at(-1)];
  const margin = 0.04 * (last - first || 1);
  const names = new Map(ticks.map((tick, i) => [tick, show(values[i])]));
  const label = tick => names.get(tick) ?? names.get(ticks.find(other => Math.abs(other - tick) < 1e-9)) ?? '';
  return {
    type: 'value',
    min: first - margin,
    max: last + margin,
    axisTick: { customValues: ticks, lineStyle: { color: theme.rule } },
    axisLabel: { customValues: ticks, formatter: label, color: theme.soft, hideOverlap: true },
  };
}

// Below this width, labels inside a chart would lie on each other.
export const narrow = width => width < 560;

// Entries wrap; the drawing area begins below their last row. Lines show as lines, without a symbol.
export function legend(theme, entries, width) {
  let [rows, used] = [1, 0];
  for (const { name } of entries) {
    const needed = 46 + 7.5 * name.length;
    if (used + needed > width) [rows, used] = [rows + 1, 0];
    used += needed;
  }
  return {
    grid: { ...grid, top: 18 + 22 * rows },
    legend: {
      top: 0,
      left: 0,
      itemWidth: 26,
      itemHeight: 11,
      textStyle: { color: theme.ink },
      data: entries.map(({ name, symbol }) => symbol === 'none' ? { name, itemStyle: { opacity: 0 } } : { name }),
    },
  };
}
