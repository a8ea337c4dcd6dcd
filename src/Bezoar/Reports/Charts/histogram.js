import { axis, frame, hatch, whole } from './theme.js';

// How many test inputs withstand how much; wrong predictions stand apart, hatched.
export function histogram(data, theme, { description, result }) {
  const { bins, wrong } = data.results[result];
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
        { value: wrong, itemStyle: { color: theme.wrong, decal: hatch(theme) } },
        ...bins.map(bin => ({ value: bin.count, itemStyle: { color: theme.accent } })),
      ],
    }],
  };
}
