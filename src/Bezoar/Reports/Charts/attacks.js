import { axis, frame, hatch, legend, percent, seriesStyle, shareAxis } from './theme.js';

// How far poisoned victims are after each epoch: one line for each attack on a victim. Measured epochs are marked where there is room.
function course(data, theme, { description, width }, value, axisOf) {
  const most = Math.max(...data.courses.flatMap(({ looks }) => looks.map(look => look.epoch)), 1);
  const lines = data.courses.map(({ name, looks }, i) => {
    const style = seriesStyle(theme, i);
    return {
      name,
      type: 'line',
      data: looks.map(look => [look.epoch, value(look)]).filter(([, height]) => height !== null),
      symbol: looks.length > 30 ? 'none' : style.symbol,
      symbolSize: 7,
      color: style.colour,
      lineStyle: { width: 2.5, type: style.dash },
    };
  }).filter(line => line.data.length > 0);
  return {
    ...frame(theme, description),
    ...legend(theme, lines, width),
    tooltip: {
      ...frame(theme).tooltip,
      trigger: 'axis',
      formatter: points => [`epoch ${points[0].value[0]}`, ...points.map(point => `${point.seriesName}: ${percent(point.value[1], 2)}`)].join('<br>'),
    },
    xAxis: axis(theme, 'epoch', {
      type: 'value', min: most > 1 ? 1 : 0, max: most > 1 ? most : 2, minInterval: 1, splitLine: { show: false },
    }),
    yAxis: axisOf(theme, lines.flatMap(line => line.data.map(([, share]) => share))),
    series: lines,
  };
}

export const success = (data, theme, about) => course(data, theme, about, look => look.success, (style, shares) => shareAxis(style, [0, ...shares]));

// Where all is close to 100 %, the differences are what matters.
export const kept = (data, theme, about) => course(data, theme, about, look => look.accuracy, (style, shares) => shareAxis(style, [...shares, 1]));

// What an attack does to each class: accuracy without and with poison, and how often the trigger works.
export function classes(data, theme, { description, result, width }) {
  const rows = data.attacks[result].classes;
  const bars = [
    { name: 'accuracy without poison', value: row => row.before, colour: theme.series[5] },
    { name: 'accuracy with poison', value: row => row.after, colour: theme.series[0], decal: hatch(theme) },
    { name: 'attack success rate', value: row => row.success, colour: theme.series[1] },
  ].filter(bar => rows.some(row => bar.value(row) !== null));
  return {
    ...frame(theme, description),
    ...legend(theme, bars, width),
    tooltip: {
      ...frame(theme).tooltip,
      trigger: 'axis',
      axisPointer: { type: 'shadow' },
      formatter: points => [`true class ${points[0].name}`, ...points.filter(point => point.value !== null)
        .map(point => `${point.seriesName}: ${percent(point.value, 2)}`)].join('<br>'),
    },
    xAxis: axis(theme, 'true class', { type: 'category', data: rows.map(row => row.name), axisTick: { show: false } }),
    yAxis: shareAxis(theme, [0, 1]),
    series: bars.map(bar => ({
      name: bar.name,
      type: 'bar',
      barCategoryGap: '28%',
      barGap: '0%',
      color: bar.colour,
      itemStyle: { color: bar.colour, decal: bar.decal },
      data: rows.map(bar.value),
    })),
  };
}
