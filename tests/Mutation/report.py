#!/usr/bin/env python3
"""Writes results.md from the tables that mutate.py wrote and the arguments of equivalent.txt.

The first table is that of a full run. Any further ones are runs of its survivors with the tests that were written for them.
"""
import csv
import datetime
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent


def reasons(name):
    """file, original and mutant on one line between tabs, the argument on the lines that follow, indented."""
    found, key = {}, None
    for line in (HERE / name).read_text(encoding="utf-8").splitlines():
        if line.startswith("    ") and key is not None:
            found[key] = (found[key] + " " + line.strip()).strip()
        elif line and not line.startswith("#"):
            key = tuple(part.strip() for part in line.split("\t"))
            found[key] = ""
    return found


def cell(text):
    return "`" + text.replace("|", "\\|") + "`"


def main():
    rows, before = [], 0
    for name in sys.argv[1:]:
        with open(name, newline="", encoding="utf-8") as file:
            table = list(csv.DictReader(file))
        if not rows:
            rows, before = table, sum(bool(row["killed by"]) for row in table)
            continue
        again = {row["mutant"]: row for row in table}
        for row in rows:
            if row["mutant"] in again and again[row["mutant"]]["killed by"]:
                row["killed by"] = again[row["mutant"]]["killed by"]
    argued, alive = reasons("equivalent.txt"), reasons("survivors.txt")
    key = lambda row: (row["file"], row["original"], row["mutated"])
    killed = [row for row in rows if row["killed by"]]
    left = [row for row in rows if not row["killed by"]]
    equivalent = [row for row in left if key(row) in argued]
    survivors = [row for row in left if key(row) not in argued]
    real = len(rows) - len(equivalent)
    out = ["# Mutants of the comparisons of Integration and Lanes", "",
           f"Made on {datetime.date.today().isoformat()} by `python3 tests/Mutation/mutate.py --out mutants.csv` and `python3 tests/Mutation/report.py mutants.csv`"
           + (f", survivors once more by `--numbers` with the tests written for them: before those, {before} were killed." if len(sys.argv) > 2 else "."), "",
           f"{len(rows)} mutants, {len(killed)} killed ({100 * len(killed) / len(rows):.1f} %). Of the other {len(left)}, {len(equivalent)} mean the same as the original, "
           f"as argued below, and {len(survivors)} survive: {100 * len(killed) / real:.1f} % of the {real} that can be told apart are killed.", "",
           "The constants of the tableaus are spoilt by the quick tests (see README.md).", ""]
    out += ["| file | mutants | killed | equivalent | survived |", "| --- | --- | --- | --- | --- |"]
    for name in dict.fromkeys(row["file"] for row in rows):
        count = lambda some: sum(row["file"] == name for row in some)
        out.append(f"| {name} | {count(rows)} | {count(killed)} | {count(equivalent)} | {count(survivors)} |")
    out += ["", "## Survivors", ""]
    if survivors:
        out += ["| mutant | place | original | mutant | why it lives |", "| --- | --- | --- | --- | --- |"]
        out += [f"| {row['mutant']} | {row['file']}:{row['line']} | {cell(row['original'])} | {cell(row['mutated'])} | {alive.get(key(row), '')} |" for row in survivors]
    else:
        out.append("None.")
    out += ["", "## Equivalent mutants", ""]
    if equivalent:
        out += ["| mutant | place | original | mutant | why no test can tell them apart |", "| --- | --- | --- | --- | --- |"]
        out += [f"| {row['mutant']} | {row['file']}:{row['line']} | {cell(row['original'])} | {cell(row['mutated'])} | {argued[key(row)]} |" for row in equivalent]
    else:
        out.append("None.")
    out += ["", "## Killed", "", "| mutant | place | original | mutant | killed by |", "| --- | --- | --- | --- | --- |"]
    for row in killed:
        killer = row["killed by"].replace("NeuroBalance.Tests.", "").replace("|", "\\|")
        out.append(f"| {row['mutant']} | {row['file']}:{row['line']} | {cell(row['original'])} | {cell(row['mutated'])} | {killer} |")
    (HERE / "results.md").write_text("\n".join(out) + "\n", encoding="utf-8")
    print("\n".join(out[2:6]))
    for row in survivors:
        print(row["mutant"], f"{row['file']}:{row['line']}", row["original"], "=>", row["mutated"])


if __name__ == "__main__":
    main()
