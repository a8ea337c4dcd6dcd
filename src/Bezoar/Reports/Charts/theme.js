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

export const seriesStyle = (theme, i) => ({
  colour: theme.series[i % theme.series.length],
  dash: dashes[i % dashes.length],
});

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
