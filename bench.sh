#!/usr/bin/env bash
# Measures Bezoar: ./bench.sh matrix-product|descriptors|digits|certify|start|newcomer|all, and ./bench.sh tables, which writes the

set -euo pipefail
cd "$(dirname "$0")"
log=$(dotnet build bench/Bezoar.Benchmarks --configuration Release --nologo --verbosity quiet 2>&1) || { echo "$log" >&2; exit 3; }
exec dotnet artifacts/bin/Bezoar.Benchmarks/release/Bezoar.Benchmarks.dll "$@"
