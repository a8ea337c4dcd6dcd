import { axis, frame, hatch, legend, percent, seriesStyle, whole } from './theme.js';

// How sure the victim is that a target is what the attacker wants, without and with poison.
export function confidence(data, theme, { description, result, width }) {
  const { before, after } = data.attacks[result];
  const names = before.map((_, i) => `${percent(i / before.length, 0).replace(' %', '')}–${percent((i + 1) / before.length, 0)}`);
  const bars = [
    { name: 'without poison', color: theme.series[1], data: before, itemStyle: { decal: hatch(theme) } },
    { name: 'with poison', color: theme.accent, data: after },
  ].map(bar => ({ type: 'bar', barCategoryGap: '18%', barGap: '8%', ...bar }));
  return {
    ...frame(theme, description),
    ...legend(theme, bars, width),
    tooltip: {
      ...frame(theme).tooltip,
      trigger: 'axis',
      axisPointer: { type: 'shadow' },
      formatter: shown => [shown[0].name, ...shown.map(bar => `${bar.seriesName}: ${whole(bar.value)} targets`)].join('<br>'),
    },
    xAxis: axis(theme, 'confidence in the wrong class', { type: 'category', data: names, axisTick: { show: false } }),
    yAxis: axis(theme, undefined, { type: 'value', minInterval: 1, axisLabel: { color: theme.soft, formatter: whole } }),
    series: bars,
  };
}

// How far the decision boundary turns.
export function angles(data, theme, { description, result }) {
  const { angles: bins } = data.attacks[result];
  return {
    ...frame(theme, description),
    tooltip: {
      ...frame(theme).tooltip,
      trigger: 'axis',
      axisPointer: { type: 'shadow' },
      formatter: ([bar]) => `${bar.name}°<br>${whole(bar.value)} targets`,
    },
    xAxis: axis(theme, 'angle between the boundaries without and with poison, in degrees', {
      type: 'category', data: bins.map(bin => `${bin.from}–${bin.to}`), axisTick: { show: false },
    }),
    yAxis: axis(theme, undefined, { type: 'value', minInterval: 1, axisLabel: { color: theme.soft, formatter: whole } }),
    series: [{ type: 'bar', name: 'targets', barCategoryGap: '12%', color: theme.accent, data: bins.map(bin => bin.count) }],
  };
}

// The same, epoch by epoch: means over targets.
export function turning(data, theme, { description, width }) {
  const lines = data.turning.map(({ name, epochs, degrees }, i) => {
    const style = seriesStyle(theme, i);
    return {
      name,
      type: 'line',
      data: epochs.map((epoch, j) => [epoch, degrees[j]]),
      symbol: style.symbol,
      symbolSize: 7,
      color: style.colour,
      lineStyle: { width: 2.5, type: style.dash },
    };
  });
  return {
    ...frame(theme, description),
    ...legend(theme, lines, width),
    tooltip: {
      ...frame(theme).tooltip,
      trigger: 'item',
      formatter: ({ seriesName, value: [epoch, angle] }) => `${seriesName}<br>${angle.toFixed(1)}° after epoch ${epoch}`,
    },
    xAxis: axis(theme, 'epoch', { type: 'value', min: 0, minInterval: 1, splitLine: { show: false } }),
    yAxis: axis(theme, undefined, { type: 'value', min: 0, axisLabel: { color: theme.soft, formatter: value => `${value}°` } }),
    series: lines,
  };
}

// Features along the line through both classes' centroids, and across it: of the victims without and with poison.
export const projection = (data, theme, about) => features(data.attacks[about.result], 0, theme, about);
export const poisoned = (data, theme, about) => features(data.attacks[about.result], 1, theme, about);

function features({ points: both, classes }, victim, theme, { description, width }) {
  const points = both[victim];
  const kinds = [
    { name: classes[0], kind: 'Training', label: 0, color: theme.series[0], symbol: 'circle', symbolSize: 5, opacity: 0.45 },
    { name: classes[1], kind: 'Training', label: 1, color: theme.series[1], symbol: 'rect', symbolSize: 5, opacity: 0.45 },
    { name: 'target instance', kind: 'Target', color: theme.wrong, symbol: 'diamond', symbolSize: 19, opacity: 1 },
    { name: 'base instances', kind: 'Base', color: theme.series[3], symbol: 'triangle', symbolSize: 11, opacity: 0.9 },
    { name: 'poison instances', kind: 'Poison', color: theme.ink, symbol: 'path://M0,0L2,0L5,3L8,0L10,0L10,2L7,5L10,8L10,10L8,10L5,7L2,10L0,10L0,8L3,5L0,2Z', symbolSize: 10, opacity: 1 },
  ];
  const clouds = kinds.map(({ kind, label, opacity, ...look }) => ({
    ...look,
    type: 'scatter',
    itemStyle: { opacity },
    data: points.filter(point => point.kind === kind && (label === undefined || point.label === label)).map(point => [point.x, point.y]),
  }));
  return {
    ...frame(theme, description),
    ...legend(theme, clouds, width),
    tooltip: { ...frame(theme).tooltip, trigger: 'item', formatter: ({ seriesName }) => seriesName },
    xAxis: axis(theme, 'along the line through the centroids', { type: 'value', scale: true, splitLine: { show: false } }),
    yAxis: axis(theme, undefined, { type: 'value', scale: true }),
    series: clouds,
  };
}
