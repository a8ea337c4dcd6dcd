import { axis, frame, legend, narrow, percent, seriesStyle, whole } from './theme.js';

// A line for each method, a point for each of its settings: accuracy given up against budget withstood.
export function frontier(data, theme, { description, width }) {
  const groups = new Map();
  for (const result of data.results) {
    if (!groups.has(result.family)) groups.set(result.family, []);
    groups.get(result.family).push({ value: [result.median, result.clean], setting: result.setting });
  }
  const own = [...groups].map(([family, points], i) => ({
    name: family,
    points,
    style: seriesStyle(theme, i),
    filled: true,
  }));
  const published = data.published.filter(figure => figure.median !== null).map(figure => (
    { value: [figure.median, figure.clean], setting: `${figure.family}, ${figure.setting}` }));
  const all = published.length === 0 ? own : [...own, {
    name: data.publishedName, points: published, style: { colour: theme.ink, dash: [3, 3] }, filled: false,
  }];
  const shares = all.flatMap(group => group.points.map(point => point.value[1]));
  const range = Math.max(...shares) - Math.min(...shares);
  const step = [0.01, 0.02, 0.05, 0.1].find(size => 5 * size >= range) ?? 0.2;
  const lowest = Math.max(0, Math.floor(Math.min(...shares) / step - 0.5) * step);
  const highest = Math.min(1, Math.ceil(Math.max(...shares) / step + 0.5) * step);
  return {
    ...frame(theme, description),
    ...legend(theme, all, width),
    tooltip: {
      ...frame(theme).tooltip,
      formatter: point => `${point.seriesName}, ${point.data.setting}<br>`
        + `clean accuracy ${percent(point.value[1])}<br>median certified radius ${whole(point.value[0])}`,
    },
    xAxis: axis(theme, 'median certified radius', { type: 'value', min: 0, splitLine: { show: false } }),
    yAxis: axis(theme, undefined, {
      type: 'value', min: lowest, max: highest, interval: step, axisLabel: { color: theme.soft, formatter: value => percent(value, 0) },
    }),
    series: all.map(group => ({
      name: group.name,
      type: 'line',
      data: group.points.toSorted((a, b) => a.value[0] - b.value[0]),
      symbol: group.filled ? 'circle' : 'diamond',
      symbolSize: group.filled ? 11 : 13,
      color: group.style.colour,
      lineStyle: { color: group.style.colour, width: group.filled ? 2 : 1.5, type: group.style.dash },
      itemStyle: group.filled ? undefined : { color: theme.paper, borderColor: theme.ink, borderWidth: 2 },
      label: {
        show: true,
        position: group.filled ? 'top' : 'bottom',
        distance: 8,
        formatter: point => point.data.setting,
        color: theme.ink,
        textBorderColor: theme.paper,
        textBorderWidth: 3,
      },
      labelLayout: narrow(width) ? { hideOverlap: true } : { moveOverlap: 'shiftY' },
    })),
  };
}
