import { axis, frame, legend, percent, places, seriesStyle, shareAxis, whole } from './theme.js';

// A 95 % interval: a thin line between two short ones. A line series with gaps, so that a click in the legend hides it, too.
function interval(line, points) {
  return {
    name: line.name,
    type: 'line',
    data: points.flatMap(({ place, low, high }) => [[place, low], [place, high], ['-', '-']]),
    symbol: 'rect',
    symbolSize: [9, 1.5],
    color: line.color,
    lineStyle: { width: 1.5, type: 'solid' },
    silent: true,
    z: 1,
    tooltip: { show: false },
  };
}

// Success, or the accuracy that is left, against one option that takes several values.
export function sweep(data, theme, { description, result, width }) {
  const { axis: name, isShare, isLogarithmic, success, lines: all } = data.sweeps[result];
  const values = [...new Set(all.flatMap(({ points }) => points.map(point => point.value)))].sort((a, b) => a - b);
  const show = value => isShare ? `${Number((100 * value).toPrecision(3))} %` : value >= 100 ? whole(value) : `${Number(value.toPrecision(3))}`;
  const place = value => isLogarithmic ? Math.log10(value) : value;
  const lines = all.map(({ name: title, points }, i) => {
    const style = seriesStyle(theme, i);
    return {
      name: title,
      type: 'line',
      data: points.map(point => ({ value: [place(point.value), point.share], point })),
      symbol: style.symbol,
      symbolSize: 9,
      color: style.colour,
      lineStyle: { width: 2.5, type: style.dash },
    };
  });
  const intervals = lines.map((line, i) => interval(line, all[i].points.map(({ value, low, high }) => ({ place: place(value), low, high }))));
  const shares = all.flatMap(({ points }) => points.flatMap(({ low, high }) => [low, high]));
  return {
    ...frame(theme, description),
    ...legend(theme, lines, width),
    tooltip: {
      ...frame(theme).tooltip,
      trigger: 'item',
      formatter: ({ seriesName, data: { point } }) => `${seriesName}<br>${percent(point.share, 2)} at ${show(point.value)}`
        + `<br>95 %: ${percent(point.low)} to ${percent(point.high)}`,
    },
    xAxis: axis(theme, name, { ...places(theme, values, place, show), splitLine: { show: false } }),
    yAxis: shareAxis(theme, success ? [0, ...shares] : [...shares, 1]),
    series: [...lines, ...intervals],
  };
}
