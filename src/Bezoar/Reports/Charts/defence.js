import { axis, frame, legend, narrow, percent, places, seriesStyle, shareAxis, whole } from './theme.js';

// What the certificate allows at most. Between two numbers of poison instances the bound of the larger one is safe; closer is what is known
// of both ends of the proof, even where nothing was mounted there: half of the targets out of reach, or one at least.
function ceilingOf(counts, bound, half, end) {
  const next = count => bound[counts.findIndex(other => other >= count)];
  const known = [[half, 0.5], [end, 1]].filter(([count]) => count !== null && count <= counts.at(-1) && !counts.includes(count))
    .map(([count, share]) => [count, Math.min(share, next(count))]);
  return [...counts.map((count, i) => [count, bound[i]]), ...half === end ? known.slice(0, 1) : known].sort(([a], [b]) => a - b);
}

// More and more poison against victims without a defence and against a certified ensemble, under what its certificate allows at most.
export function defence(data, theme, { description, result, width }) {
  const { name, counts, success, defended, bound, undefended, half, end } = data.defences[result];
  // Like a logarithm, with a place for 0.
  const place = count => Math.log10(1 + count);
  const line = (title, shares, i, more) => {
    const style = seriesStyle(theme, i);
    return {
      name: title,
      type: 'line',
      data: shares.map((share, at) => ({ value: [place(counts[at]), share], count: counts[at] })).filter(({ value }) => value[1] !== null),
      symbol: style.symbol,
      symbolSize: 8,
      color: style.colour,
      lineStyle: { width: 2.5, type: style.dash },
      ...more,
    };
  };
  const mark = (count, text, position) => count === null ? [] : [{
    xAxis: place(count),
    label: { show: !narrow(width), formatter: text, position, color: theme.soft },
  }];
  const ends = half === end
    ? mark(end, 'half and last proof', 'insideEndTop')
    : [...mark(half, 'half proven', 'insideEndTop'), ...mark(end, 'last proof', 'insideEndBottom')];
  const ceiling = bound.every(share => share === null) ? [] : [line('at most, by the certificate', bound, 5, {
    data: ceilingOf(counts, bound, half, end).map(([count, share]) => ({ value: [place(count), share], count })),
    step: 'start',
    symbol: 'none',
    color: theme.ink,
    lineStyle: { width: 2, type: [3, 3] },
    markLine: {
      silent: true,
      symbol: 'none',
      lineStyle: { color: theme.soft, type: [2, 4] },
      data: ends,
    },
  })];
  const lines = [line(`defended: ${name}`, defended, 0), ...undefended.map((victim, i) => line(victim.name, victim.shares, i + 1)), ...ceiling];
  const shares = lines.flatMap(({ data: points }) => points.map(({ value }) => value[1]));
  // Both ends of the proof stand on the axis even where nothing was measured there.
  const last = Math.max(...counts, half ?? 0, end ?? 0);
  return {
    ...frame(theme, description),
    ...legend(theme, lines, width),
    tooltip: {
      ...frame(theme).tooltip,
      trigger: 'item',
      formatter: point => `${point.seriesName}<br>${percent(point.value[1], 2)} with ${whole(point.data.count)} poison instances`,
    },
    xAxis: axis(theme, 'poison instances', { ...places(theme, counts, place, whole), min: 0, max: place(last) * 1.02, splitLine: { show: false } }),
    yAxis: shareAxis(theme, success ? [0, 1] : [...shares, 1]),
    series: lines,
  };
}
