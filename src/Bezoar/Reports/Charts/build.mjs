// Bundles the charts of the report into one script: node build.mjs OUTPUT
import { readFileSync, renameSync } from 'node:fs';
import { build } from 'esbuild';

const output = process.argv[2];
const licences = ['echarts/LICENSE', 'echarts/NOTICE', 'echarts/licenses/LICENSE-d3', 'zrender/LICENSE', 'tslib/LICENSE.txt']
  .map(path => `${path}\n\n${readFileSync(`node_modules/${path}`, 'utf8').trim()}`)
  .join('\n\n----\n\n');

await build({
  entryPoints: ['charts.js'],
  outfile: `${output}.part`,
  bundle: true,
  minify: true,
  format: 'iife',
  target: 'es2020',
  charset: 'ascii',
  // A page that carries the bundle distributes these works: their notices travel with it.
  banner: { js: `/*! Bundled works and their licences\n\n${licences.replaceAll('*/', '* /')}\n*/` },
  logLevel: 'warning',
});
renameSync(`${output}.part`, output);
