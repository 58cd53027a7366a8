#!/usr/bin/env bash
# Our Ode.Solve beside SciPy's RK45 and DOP853 and Hairer's dopri5 and dop853 on DETEST, on Debian:
#   bash benchmarks/peers/work_precision.sh
# Writes benchmarks/results/work-precision.md. Counts and errors, no times: any machine will do.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 LC_ALL=C.UTF-8
if ! dpkg -s python3-scipy >/dev/null 2>&1; then
  as_root=()
  [ "$(id -u)" = 0 ] || as_root=(sudo)
  "${as_root[@]}" apt-get update -q
  DEBIAN_FRONTEND=noninteractive "${as_root[@]}" apt-get install -yq --no-install-recommends python3-scipy
fi
dotnet build -c Release -v quiet benchmarks/NeuroBalance.Benchmarks
mkdir -p benchmarks/results
/usr/bin/python3 benchmarks/peers/work_precision.py --ours benchmarks/NeuroBalance.Benchmarks/bin/Release/net10.0/NeuroBalance.Benchmarks.dll \
  --references tests/NeuroBalance.Tests/Integration/Problems/references.txt --out benchmarks/results/work-precision.md
echo "Wrote benchmarks/results/work-precision.md"
