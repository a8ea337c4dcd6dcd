import { axis, frame, whole } from './theme.js';

// How many test inputs withstand how much; wrong predictions stand apart, hatched.
export function histogram(data, theme, { description, result }) {
  const { bins, wrong } = data.results[result];
  const hatch = { symbol: 'rect', dashArrayX: [1, 0], dashArrayY: [2, 5], rotation: -Math.PI / 4, color: theme.paper };
  return {
    ...frame(theme, description),
    tooltip: {
      ...frame(theme).tooltip,
      trigger: 'axis',
      axisPointer: { type: 'shadow' },
      formatter: ([bar]) => `${bar.name === 'wrong' ? 'wrong prediction' : `radius ${bar.name}`}<br>${whole(bar.value)} test inputs`,
    },
    xAxis: axis(theme, 'certified radius', {
      type: 'category',
      data: ['wrong', ...bins.map(bin => bin.from === bin.to ? `${bin.from}` : `${bin.from}–${bin.to}`)],
      axisTick: { show: false },
    }),
    yAxis: axis(theme, undefined, { type: 'value', axisLabel: { color: theme.soft, formatter: whole } }),
    series: [{
      name: 'test inputs',
      type: 'bar',
      barCategoryGap: '12%',
      data: [
        { value: wrong, itemStyle: { color: theme.wrong, decal: hatch } },
        ...bins.map(bin => ({ value: bin.count, itemStyle: { color: theme.accent } })),
      ],
    }],
  };
}
