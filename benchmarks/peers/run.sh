#!/usr/bin/env bash
# Times everybody's solver and ours on the same members and checks them against a tight reference, on Debian:
#   bash benchmarks/peers/run.sh [--members 256] [--passes 5] [--quick] [--only NAME]
# Writes benchmarks/results/<processor>/peers.md and peers.csv; with --quick (16 members, 1 pass, for trying it out) artifacts/peers/.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 DOTNET_CLI_UI_LANGUAGE=en LC_ALL=C.UTF-8 OMP_NUM_THREADS=1 OPENBLAS_NUM_THREADS=1

members="" passes="" quick=() only=()
while (($#)); do
  case $1 in
    --members) members=$2; shift 2 ;;
    --passes) passes=$2; shift 2 ;;
    --only) only=(--only "$2"); shift 2 ;;
    --quick) quick=(--quick); shift ;;
    *) echo "Unknown option $1" >&2; exit 2 ;;
  esac
done

packages=(g++ libboost-dev libsundials-dev libgsl-dev python3-scipy python3-numba r-base-core r-cran-desolve util-linux)
missing=()
for package in "${packages[@]}"; do
  dpkg -s "$package" >/dev/null 2>&1 || missing+=("$package")
done
if ((${#missing[@]})); then
  as_root=()
  [ "$(id -u)" = 0 ] || as_root=(sudo)
  "${as_root[@]}" apt-get update -q
  DEBIAN_FRONTEND=noninteractive "${as_root[@]}" apt-get install -yq --no-install-recommends "${missing[@]}"
fi

source=benchmarks/peers
build=artifacts/peers/build
mkdir -p "$build"
flags=(-std=c++17 -O3 -march=native -Wall -Wextra)
dotnet build -c Release -v quiet benchmarks/NeuroBalance.Benchmarks
g++ "${flags[@]}" $source/boost_dopri5.cpp -o $build/boost_dopri5
g++ "${flags[@]}" -ffast-math $source/boost_dopri5.cpp -o $build/boost_dopri5_fast_math
g++ "${flags[@]}" $source/sundials_peers.cpp -o $build/sundials_peers \
  -lsundials_arkode -lsundials_cvode -lsundials_nvecserial -lsundials_sunmatrixdense -lsundials_sunlinsoldense
g++ "${flags[@]}" $source/gsl_peers.cpp -o $build/gsl_peers -lgsl -lgslcblas
g++ "${flags[@]}" -shared -fPIC $source/desolve_model.cpp -o $build/desolve_model.so

processor=$(bash benchmarks/processor.sh)
out=benchmarks/results/$processor
if ((${#quick[@]})); then
  out=artifacts/peers
  members=${members:-16} passes=${passes:-1}
fi
/usr/bin/python3 $source/peers.py --root . --source $source --build $build --out "$out" \
  --ours benchmarks/NeuroBalance.Benchmarks/bin/Release/net10.0/NeuroBalance.Benchmarks.dll \
  --members "${members:-256}" --passes "${passes:-5}" "${quick[@]}" "${only[@]}"
echo "Wrote $out/peers.md"
