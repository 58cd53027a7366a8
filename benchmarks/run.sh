#!/usr/bin/env bash
# Measures our own parts:
#   bash benchmarks/run.sh [--quick]
# Writes benchmarks/results/<processor>/{benchmarks.md,guards.txt,peak.txt,scaling.csv,scaling.svg}; with --quick artifacts/benchmarks/.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 DOTNET_CLI_UI_LANGUAGE=en LC_ALL=C.UTF-8

processor=$(bash benchmarks/processor.sh)
out=benchmarks/results/$processor
job=(--job short) scaling=(--members 1000000 --doses 10000 --thread-members 256 --seconds 60) peak=(--passes 21 --count 64)
if [ "${1:-}" = --quick ]; then
  out=artifacts/benchmarks
  job=(--job dry) scaling=(--members 1000 --doses 1000 --thread-members 32 --seconds 2) peak=(--passes 3 --count 16)
elif (($#)); then
  echo "Unknown option $1" >&2
  exit 2
fi

project=benchmarks/NeuroBalance.Benchmarks
dotnet build -c Release -v quiet $project
mkdir -p "$out"
ours=(dotnet "$project/bin/Release/net10.0/NeuroBalance.Benchmarks.dll")
last=$(($(nproc) - 1))
"${ours[@]}" guards | tee "$out/guards.txt"
taskset -c "$last" "${ours[@]}" peak "${peak[@]}" | tee "$out/peak.txt"
"${ours[@]}" scaling "${scaling[@]}" --out "$out"

scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
# BenchmarkDotNet looks for the project file from the folder it is started in.
(cd $project && dotnet run -c Release --no-build -- --filter '*' "${job[@]}" --artifacts "$scratch" --exporters GitHub --buildTimeout 900 >"$scratch/log.txt") || { tail -40 "$scratch/log.txt" >&2; exit 1; }
if grep -q '^Benchmarks with issues' "$scratch/log.txt"; then
  tail -40 "$scratch/log.txt" >&2
  exit 1
fi
{
  printf '# Our parts\n\n    bash benchmarks/run.sh\n\nDate: %s. Commit: %s.\n' "$(date -u +%F)" "$(git rev-parse --short HEAD)"
  for table in "$scratch"/results/*-github.md; do
    name=$(basename "$table" -report-github.md)
    printf '\n## %s\n\n' "${name##*.}"
    cat "$table"
  done
} >"$out/benchmarks.md"
echo "Wrote $out"
