import { mix, readableOn } from './colour.js';
import { axis, frame, percent, whole } from './theme.js';

// Right predictions in one hue, mistakes in another; a mistake's strength is relative to the worst one, so that a good
// model's few mistakes remain visible.
export function confusion(data, theme, { description, result }) {
  const { confusion: counts, classNames } = data.results[result];
  const classes = classNames ?? counts.map((_, i) => `${i}`);
  // Numbers need to be told what they are; names stand aslant, and say it themselves.
  const name = text => classNames ? undefined : text;
  const names = classNames ? { color: theme.soft, width: 76, overflow: 'truncate', interval: classNames.length <= 20 ? 0 : 'auto' } : undefined;
  const axisOf = (text, more) => axis(theme, name(text), {
    type: 'category', data: classes, splitLine: { show: false }, axisTick: { show: false }, ...more,
  });
  const rows = counts.map(row => Math.max(1, row.reduce((sum, count) => sum + count, 0)));
  const worst = Math.max(1e-9, ...counts.flatMap((row, i) => row.filter((_, j) => j !== i).map(count => count / rows[i])));
  const cells = counts.flatMap((row, i) => row.map((count, j) => {
    const share = count / rows[i];
    const strength = i === j ? 0.15 + 0.75 * share : Math.sqrt(share / worst) * 0.9;
    const colour = mix(theme.paper, i === j ? theme.accent : theme.wrong, strength);
    return {
      value: [j, i, count],
      share,
      itemStyle: { color: colour, borderColor: theme.paper, borderWidth: 1 },
      label: { color: readableOn(colour) },
    };
  }));
  return {
    ...frame(theme, description),
    grid: { ...frame(theme).grid, top: 8, ...classNames ? { bottom: 8 } : { left: 28 } },
    tooltip: {
      ...frame(theme).tooltip,
      formatter: ({ data: cell }) => `label ${classes[cell.value[1]]}, predicted ${classes[cell.value[0]]}<br>`
        + `${whole(cell.value[2])} (${percent(cell.share)} of the label)`,
    },
    xAxis: axisOf('prediction', names && { axisLabel: { ...names, rotate: 45 } }),
    yAxis: axisOf('label', { inverse: true, ...names && { axisLabel: names } }),
    series: [{
      name: 'test inputs',
      type: 'heatmap',
      data: cells,
      label: { show: classes.length <= 12, fontSize: 11, formatter: ({ value }) => value[2] > 0 ? `${value[2]}` : '' },
    }],
  };
}
