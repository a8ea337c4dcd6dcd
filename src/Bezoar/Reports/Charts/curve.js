import { axis, frame, legend, narrow, percent, seriesStyle, whole } from './theme.js';

// Certified accuracy is a staircase: every step holds up to and including its radius, then falls.
export function curve(data, theme, { description, width }) {
  const shown = data.results.filter(result => result.shown);
  const lines = shown.map((result, i) => {
    const style = seriesStyle(theme, i);
    return {
      name: result.name,
      type: 'line',
      step: 'start',
      data: [...result.curve, [result.curve.at(-1)[0], 0]],
      symbol: 'none',
      color: style.colour,
      lineStyle: { width: 2.5, type: style.dash },
      markLine: i > 0 ? undefined : {
        silent: true,
        symbol: 'none',
        data: [{ yAxis: 0.5 }],
        lineStyle: { color: theme.soft, type: [2, 4] },
        label: { show: !narrow(width), formatter: 'half', position: 'insideStartTop', color: theme.soft },
      },
    };
  });
  const points = data.published.flatMap((figure, i) => {
    // A published point has the colour of the line to compare it with; labels go above and below in turn.
    const match = shown.findIndex(result => result.family === figure.family && result.setting === figure.setting);
    const look = {
      figure,
      itemStyle: { opacity: 1, borderColor: match < 0 ? theme.ink : seriesStyle(theme, match).colour },
      label: { position: i % 2 === 0 ? 'top' : 'bottom' },
    };
    return [{ value: [0, figure.clean], ...look }, ...(figure.median === null ? [] : [{ value: [figure.median, 0.5], ...look }])];
  });
  const published = points.length === 0 ? [] : [{
    name: data.publishedName,
    type: 'scatter',
    data: points,
    symbol: 'diamond',
    symbolSize: 13,
    z: 5,
    itemStyle: { color: theme.paper, borderColor: theme.ink, borderWidth: 2, opacity: 1 },
    label: {
      show: !narrow(width),
      formatter: point => point.value[0] > 0 ? `published, ${point.data.figure.setting}` : '',
      distance: 8,
      color: theme.ink,
      textBorderColor: theme.paper,
      textBorderWidth: 3,
    },
    tooltip: {
      formatter: point => `${point.data.figure.name}<br>${percent(point.value[1])} at ${whole(point.value[0])}`,
    },
  }];
  return {
    ...frame(theme, description),
    ...legend(theme, [...lines, ...published], width),
    tooltip: {
      ...frame(theme).tooltip,
      trigger: 'item',
      formatter: point => `${point.seriesName}<br>${percent(point.value[1])} at ${whole(point.value[0])}`,
    },
    xAxis: axis(theme, data.budget, { type: 'value', min: 0, splitLine: { show: false } }),
    yAxis: axis(theme, undefined, {
      type: 'value', min: 0, max: 1, interval: 0.25, axisLabel: { color: theme.soft, formatter: value => percent(value, 0) },
    }),
    series: [...lines, ...published],
  };
}
