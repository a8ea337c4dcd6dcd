import { axis, frame, legend, percent, seriesStyle, shareAxis } from './theme.js';

const MOST_MARKED = 30;

// Every place of the x axis is an epoch. A single one stands in the middle.
const epochs = (data, theme) => axis(theme, 'epoch', {
  type: 'value',
  min: data.epochs.length > 1 ? 1 : 0,
  max: data.epochs.length > 1 ? data.epochs.length : 2,
  minInterval: 1,
  splitLine: { show: false },
});

function line(data, theme, index, name, value, more) {
  const style = seriesStyle(theme, index);
  return {
    name,
    type: 'line',
    data: data.epochs.map(epoch => [epoch.epoch, value(epoch)]).filter(([, height]) => height !== null),
    symbol: data.epochs.length > MOST_MARKED ? 'none' : 'circle',
    symbolSize: 6,
    color: style.colour,
    lineStyle: { width: 2.5, type: style.dash },
    ...more,
  };
}

const tooltip = (theme, show) => ({
  ...frame(theme).tooltip,
  trigger: 'axis',
  formatter: points => [`epoch ${points[0].value[0]}`, ...points.map(point => `${point.seriesName} ${show(point.value[1])}`)].join('<br>'),
});

export function accuracy(data, theme, { description, width }) {
  const tested = data.epochs.some(epoch => epoch.test !== null);
  const lines = [
    ...(tested ? [line(data, theme, 0, 'test', epoch => epoch.test)] : []),
    line(data, theme, 1, 'training', epoch => epoch.train),
  ];
  return {
    ...frame(theme, description),
    ...legend(theme, lines, width),
    tooltip: tooltip(theme, share => percent(share, 2)),
    xAxis: epochs(data, theme),
    // Where all is close to 100 %, the differences are what matters.
    yAxis: shareAxis(theme, [...lines.flatMap(({ data: points }) => points.map(([, share]) => share)), 1]),
    series: lines,
  };
}

export const loss = (data, theme, { description }) => ({
  ...frame(theme, description),
  tooltip: tooltip(theme, value => value.toFixed(4)),
  xAxis: epochs(data, theme),
  yAxis: axis(theme, undefined, { type: 'value', min: 0 }),
  series: [line(data, theme, 0, 'loss', epoch => epoch.loss)],
});

// The rate holds for a whole epoch.
export const rate = (data, theme, { description }) => ({
  ...frame(theme, description),
  tooltip: tooltip(theme, value => `${Number(value.toPrecision(4))}`),
  xAxis: epochs(data, theme),
  yAxis: axis(theme, undefined, { type: 'value', min: 0 }),
  series: [line(data, theme, 0, 'learning rate', epoch => epoch.rate, { step: 'middle' })],
});
