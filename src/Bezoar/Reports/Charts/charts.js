import { BarChart, HeatmapChart, LineChart, ScatterChart } from 'echarts/charts';
import { AriaComponent, GridComponent, LegendComponent, MarkLineComponent, TooltipComponent } from 'echarts/components';
import { init, use } from 'echarts/core';
import { LabelLayout } from 'echarts/features';
import { SVGRenderer } from 'echarts/renderers';
import { classes, kept, success } from './attacks.js';
import { confusion } from './confusion.js';
import { accuracy, loss, rate } from './course.js';
import { curve } from './curve.js';
import { defence } from './defence.js';
import { frontier } from './frontier.js';
import { histogram } from './histogram.js';
import { sweep } from './sweep.js';
import { angles, confidence, poisoned, projection, turning } from './targeted.js';
import { readTheme } from './theme.js';

use([
  AriaComponent, BarChart, GridComponent, HeatmapChart, LabelLayout, LegendComponent, LineChart,
  MarkLineComponent, ScatterChart, SVGRenderer, TooltipComponent,
]);

const kinds = {
  accuracy, angles, classes, confidence, confusion, curve, defence, frontier, histogram, kept, loss, poisoned, projection, rate, success, sweep, turning,
};
const data = JSON.parse(document.getElementById('chart-data').textContent);
const drawn = new Map();

function draw(element) {
  const about = {
    description: element.getAttribute('aria-label'),
    result: Number(element.dataset.result),
    width: element.clientWidth,
  };
  const chart = drawn.get(element) ?? init(element, null, { renderer: 'svg' });
  drawn.set(element, chart);
  chart.resize();
  chart.setOption(kinds[element.dataset.chart](data, readTheme(), about), true);
}

// A chart in a hidden panel has no size: it is drawn when its panel is chosen.
const sizes = new ResizeObserver(entries => {
  for (const { target, contentRect } of entries) {
    if (contentRect.width > 0) draw(target);
  }
});

document.documentElement.classList.add('charts');
for (const element of document.querySelectorAll('[data-chart]')) sizes.observe(element);
for (const query of ['print', '(prefers-color-scheme: dark)', '(prefers-reduced-motion: reduce)'])
  matchMedia(query).addEventListener('change', () => [...drawn.keys()].forEach(draw));
