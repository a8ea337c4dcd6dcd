#!/usr/bin/env bash
# Measures Bezoar: ./bench.sh matrix-product|descriptors|digits|certify|crafting|evaluate|start|newcomer|all, and ./bench.sh tables, which writes the
# measured figures into README.md and docs/. One JSON line per measurement; files go to results/. --help shows more.
set -euo pipefail
cd "$(dirname "$0")"
log=$(dotnet build bench/Bezoar.Benchmarks --configuration Release --nologo --verbosity quiet 2>&1) || { echo "$log" >&2; exit 3; }
exec dotnet artifacts/bin/Bezoar.Benchmarks/release/Bezoar.Benchmarks.dll "$@"
