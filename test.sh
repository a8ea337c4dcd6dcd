#!/usr/bin/env bash
# Builds, checks the format and runs the tests; what they need is installed where it is absent. Ends with the line
# "N passed, N failed, N skipped", summed over all runs. An argument selects tests by a part of their name: ./test.sh Digits
set -uo pipefail
cd -P "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")" || exit 1

if (($# > 1)) || [[ ${1:-} == -* ]]; then
  printf 'usage: ./test.sh [PART-OF-A-TEST-NAME]\nexample: ./test.sh Digits\n' >&2
  exit 1
fi
filter=${1:+FullyQualifiedName~$1}
results=artifacts/test-results
broken=()

stage() { printf '\n== %s (after %d s)\n' "$1" "$SECONDS"; }

# Ends with the summary, as every way out of this script does.
finish() {
  local passed=0 failed=0 skipped=0 file
  for file in "$results"/*.trx; do
    [[ -f $file ]] || continue
    passed=$((passed + $(grep -c '<UnitTestResult .*outcome="Passed"' "$file")))
    failed=$((failed + $(grep -c '<UnitTestResult .*outcome="Failed"' "$file")))
    skipped=$((skipped + $(grep -c '<UnitTestResult .*outcome="NotExecuted"' "$file")))
    # Name and reason of what was skipped: the message follows the name within a few lines.
    sed -nE 's/.*<UnitTestResult .*testName="([^"]*)".*outcome="NotExecuted".*/skipped: \1/p; /outcome="NotExecuted"/,/<\/UnitTestResult>/s/.*<Message>(.*)<\/Message>.*/         \1/p' "$file"
  done
  # A step that broke without a failed test to show for it still counts as a failure.
  for step in "${broken[@]}"; do printf 'FAILED: %s\n' "$step"; done
  failed=$((failed + ${#broken[@]}))
  if ((passed + failed + skipped == 0)); then
    printf 'FAILED: no test ran%s\n' "${filter:+; no name contains \"$1\"}"
    failed=1
  fi
  printf '%d passed, %d failed, %d skipped\n' "$passed" "$failed" "$skipped"
  exit $((failed > 0))
}

# Runs as root, or by sudo where that asks for no password.
as_root() {
  if ((EUID == 0)); then "$@"; else sudo -n "$@"; fi
}

# need WHAT-FOR PACKAGES COMMAND...: one of the commands must be there, or is installed.
need() {
  local purpose=$1 packages=$2 name
  for name in "${@:3}"; do command -v "$name" >/dev/null && return; done
  printf 'installing %s (%s)\n' "$packages" "$purpose"
  if ! command -v apt-get >/dev/null; then
    printf 'cannot: this machine has no apt-get. Install %s by hand; without it tests fail.\n' "$packages"
    return
  fi
  # shellcheck disable=SC2086 # several packages are several words
  { as_root apt-get update -qq && DEBIAN_FRONTEND=noninteractive as_root apt-get install -y -qq --no-install-recommends $packages; } \
    >/dev/null 2>artifacts/install.log </dev/null ||
    printf 'cannot: apt-get says: %s\nInstall %s by hand (as root); without it tests fail.\n' "$(tail -n 1 artifacts/install.log)" "$packages"
}

# run_tests NAME FILTER [VARIABLE=VALUE...]: one run of the built tests under some settings of the processor.
run_tests() {
  local name=$1 tests=$2
  stage "tests, $name"
  # Failed tests are counted from the results; a crash or a hang leaves none.
  env "${@:3}" dotnet test artifacts/bin/Bezoar.Tests/release/Bezoar.Tests.dll --nologo ${tests:+--filter "$tests"} \
    --logger 'console;verbosity=minimal' --logger "trx;LogFileName=$name.trx" --results-directory "$results" --blame-hang-timeout 5min </dev/null
  local code=$?
  if ((code != 0)) && ! grep -qs 'outcome="Failed"' "$results/$name.trx"; then broken+=("tests, $name: exit code $code"); fi
}

# The code that ./bezoar compiles ahead of time must vote as the code that is compiled while it runs.
run_tool() {
  local runs=artifacts/tool-check
  rm -rf "$runs"
  ./bezoar certify --copies 0 --out "$runs/published" &&
    dotnet artifacts/bin/Bezoar.Cli/release/Bezoar.Cli.dll certify --copies 0 --out "$runs/built" >/dev/null 2>&1 &&
    cmp "$runs"/published/votes-*.npy "$runs"/built/votes-*.npy &&
    ./bezoar verify "$runs/published"
}

mkdir -p artifacts
rm -rf "$results"
stage 'what the tests need'
if ! dotnet --version >/dev/null 2>&1; then
  broken+=('the .NET 10 SDK is missing: install it from https://dotnet.microsoft.com/download')
  finish "$@"
fi
need 'charts in reports' 'nodejs npm' npm
need 'reports are looked at in a browser' 'chromium' chromium chromium-browser google-chrome chrome

stage 'build'
if ! dotnet build Bezoar.slnx --configuration release --nologo --verbosity quiet </dev/null; then
  broken+=('build')
  finish "$@"
fi

if [[ -z $filter ]]; then
  stage 'format'
  dotnet format Bezoar.slnx --verify-no-changes --no-restore --verbosity quiet </dev/null || broken+=("format: run 'dotnet format'")
  stage 'the tool as users run it'
  run_tool </dev/null || broken+=('./bezoar')
fi

run_tests default "$filter"
determinism="Category=Determinism${filter:+&$filter}"
run_tests no-avx512 "$determinism" DOTNET_EnableAVX512=0
run_tests no-avx2 "$determinism" DOTNET_EnableAVX2=0 DOTNET_EnableFMA=0
run_tests no-vectors "$determinism" DOTNET_EnableHWIntrinsic=0

stage 'result'
finish "$@"
