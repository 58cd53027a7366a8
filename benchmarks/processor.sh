#!/usr/bin/env bash
# The processor's name for the folder of its results: what it calls itself, family and model, since names are shared by generations.
LC_ALL=C lscpu | awk -F ': *' '/^Model name/ {name = $2} /^CPU family/ {family = $2} /^Model:/ {model = $2}
  END {print tolower(name) " family " family " model " model}' |
  sed -e 's/([a-z]*)//g' -e 's/[^a-z0-9]\+/-/g' -e 's/^-//' -e 's/-$//'
