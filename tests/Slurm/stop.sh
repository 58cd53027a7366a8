#!/bin/bash
# Stops the Slurm that start.sh started in FOLDER, by its pid files. Usage: stop.sh FOLDER
dir=$(realpath -m "$1")
for file in "$dir/run/slurmd.n1.pid" "$dir/run/slurmd.n2.pid" "$dir/run/slurmctld.pid" "$dir/run/munged.pid"; do
    [ -s "$file" ] && kill "$(cat "$file")" 2>/dev/null
done
exit 0
