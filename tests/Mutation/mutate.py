#!/usr/bin/env python3
"""Mutation testing of the comparisons of Integration and Lanes. See README.md."""
import argparse
import csv
import os
import queue
import re
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

from rewrite import File

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
FOLDERS = ["Integration", "Lanes"]
TESTS = ["NeuroBalance.Tests.Integration.", "NeuroBalance.Tests.Lanes.", "NeuroBalance.Tests.Simulation.ClosedForms", "NeuroBalance.Tests.Simulation.TriggeredDosing"]

# With these switched off the code for processors without them runs. The first is the machine as it is.
PROCESSORS = {"as it is": {}, "no AVX": {"DOTNET_EnableAVX": "0"}, "no intrinsics": {"DOTNET_EnableHWIntrinsic": "0"}}

PROJECT = """<Project Sdk="Microsoft.NET.Sdk">
  <PropertyGroup>
    <OutputType>Exe</OutputType><TargetFramework>net10.0</TargetFramework><Nullable>enable</Nullable><ImplicitUsings>enable</ImplicitUsings>
    <GenerateDependencyFile>false</GenerateDependencyFile>
  </PropertyGroup>
  <ItemGroup>{references}</ItemGroup>
</Project>
"""


def run(command, **options):
    result = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, **options)
    if result.returncode:
        sys.exit(f"{' '.join(map(str, command))}\n{result.stdout[-6000:]}")


def rewrite(source):
    mutants, skipped = [], []
    number = 1
    for folder in FOLDERS:
        for path in sorted((source / "src/NeuroBalance" / folder).rglob("*.cs")):
            name = path.relative_to(source / "src/NeuroBalance").as_posix()
            file = File(name, path.read_text(encoding="utf-8"), number)
            text = file.render()
            number = file.number
            mutants += file.mutants
            skipped += file.skipped
            path.write_text(text, encoding="utf-8")
    shutil.copy(HERE / "Mutant.cs", source / "src/NeuroBalance/Mutant.cs")
    return mutants, skipped


def prepare(work, tests):
    """A folder with the tests, the rewritten library and the driver."""
    source, place = work / "source", work / "run"
    for name in ["src", "Directory.Build.props", "Directory.Packages.props", "global.json", "README.md", "LICENSE"]:
        origin = ROOT / name
        if origin.is_dir():
            shutil.copytree(origin, source / name, ignore=shutil.ignore_patterns("bin"))
        else:
            source.mkdir(exist_ok=True)
            shutil.copy(origin, source / name)
    mutants, skipped = rewrite(source)
    shutil.copytree(tests, place)
    flags = ["-c", "Release", "-v", "q", "-nologo", "-p:RunAnalyzers=false", "-p:EnforceCodeStyleInBuild=false", "-p:TreatWarningsAsErrors=false", "-p:GenerateDocumentationFile=false"]
    run(["dotnet", "build", source / "src/NeuroBalance", *flags])
    shutil.copy(source / "src/NeuroBalance/bin/Release/net10.0/NeuroBalance.dll", place)
    driver = work / "driver"
    driver.mkdir()
    shutil.copy(HERE / "Driver.cs", driver)
    references = "".join(f'<Reference Include="{name}"><HintPath>{place / name}.dll</HintPath><Private>false</Private></Reference>' for name in ["NeuroBalance.Tests", "xunit.v3.core", "xunit.v3.common", "xunit.v3.assert"])
    (driver / "Driver.csproj").write_text(PROJECT.format(references=references))
    run(["dotnet", "build", driver, "-c", "Release", "-v", "q", "-nologo"])
    for name in ["Driver.dll", "Driver.runtimeconfig.json"]:
        shutil.copy(driver / "bin/Release/net10.0" / name, place)
    return place, mutants, skipped


class Driver:
    def __init__(self, place, order, longest, processor):
        environment = dict(os.environ, DOTNET_GCHeapHardLimit="0x60000000", DOTNET_TieredPGO="0", **PROCESSORS[processor])
        self.process = subprocess.Popen(["dotnet", place / "Driver.dll", order, str(longest), *TESTS], cwd=place, env=environment, text=True,
                                        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
        self.notes = []
        while not (line := self.process.stdout.readline()).startswith("ready"):
            if not line:
                sys.exit("the driver did not start")
            self.notes.append(line.strip())
        self.count = line.split()[1]

    def ask(self, number):
        """What became of a mutant; None when the driver is gone."""
        try:
            self.process.stdin.write(f"{number}\n")
            self.process.stdin.flush()
        except BrokenPipeError:
            return None
        answer = None
        while line := self.process.stdout.readline():
            word, _, rest = line.strip().partition(" ")
            if word == "begin":
                continue
            answer = (word, rest.partition(" ")[2] if word == "killed" else rest)
            break
        return answer

    def close(self):
        self.process.kill()
        self.process.wait()


def may_write_beyond(mutant):
    """A loop that goes one too far writes where nothing checks it: such a mutant gets a process of its own."""
    return mutant.mutated == "i <= dimension" and re.search("LinearCombination|ExplicitRungeKutta", mutant.file) is not None


def test_all(place, work, mutants, longest, processor, jobs, report):
    """The killer of each mutant by number; survivors are missing."""
    order = work / f"order-{processor.replace(' ', '-')}"
    first = Driver(place, order, longest, processor)
    for note in first.notes:
        print(note, flush=True)
    print(f"{first.count} test cases, processor {processor}", flush=True)
    if first.ask(0)[0] != "sane":
        sys.exit("the tests fail without a mutant")
    first.close()
    todo = queue.Queue()
    for mutant in sorted(mutants, key=may_write_beyond):
        todo.put(mutant)
    killers, lock = {}, threading.Lock()

    def work_through():
        driver, unproved = None, []

        def settle(mutant, answer):
            with lock:
                if answer[0] == "killed":
                    killers[mutant.number] = answer[1]
                report(mutant, answer)

        def single(mutant):
            alone = Driver(place, order, longest, processor)
            answer = alone.ask(mutant.number) or ("killed", "crash of the process")
            alone.close()
            settle(mutant, answer)

        def prove():
            nonlocal driver, unproved
            if driver is not None and unproved and (driver.ask(0) or ("gone", ""))[0] != "sane":
                driver.close()
                driver = None
                for mutant, _ in unproved:
                    single(mutant)
            else:
                for mutant, answer in unproved:
                    settle(mutant, answer)
            unproved = []

        while True:
            try:
                mutant = todo.get_nowait()
            except queue.Empty:
                break
            if may_write_beyond(mutant):
                prove()
                single(mutant)
                continue
            driver = driver or Driver(place, order, longest, processor)
            answer = driver.ask(mutant.number)
            if answer is None or answer[1].startswith("timeout"):
                # The driver is gone and cannot be asked whether it was still sane: its answers stand.
                settle(mutant, answer or ("killed", "crash of the process"))
                driver.close()
                driver = None
                for earlier, word in unproved:
                    settle(earlier, word)
                unproved = []
                continue
            unproved.append((mutant, answer))
            if len(unproved) == 40:
                prove()
        prove()
        if driver is not None:
            driver.close()

    threads = [threading.Thread(target=work_through) for _ in range(jobs)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return killers


def main():
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--tests", type=Path, default=ROOT / "tests/NeuroBalance.Tests/bin/Release/net10.0", help="the compiled tests")
    options.add_argument("--only", help="a regular expression on 'file:line'")
    options.add_argument("--numbers", help="mutants by number, with commas")
    options.add_argument("--longest", type=float, default=0.5, help="test cases that take longer than this are left to the survivors (seconds)")
    options.add_argument("--slowest", type=float, default=60.0, help="the longest test case at all")
    options.add_argument("--jobs", type=int, default=2)
    options.add_argument("--out", type=Path, default=Path("mutants.csv"))
    chosen = options.parse_args()
    started = time.time()
    with tempfile.TemporaryDirectory(prefix="mutation-") as folder:
        work = Path(folder)
        place, mutants, skipped = prepare(work, chosen.tests)
        if chosen.only:
            mutants = [m for m in mutants if re.search(chosen.only, f"{m.file}:{m.line}")]
        if chosen.numbers:
            mutants = [m for m in mutants if m.number in set(map(int, chosen.numbers.split(",")))]
        print(f"{len(mutants)} mutants, built after {time.time() - started:.0f} s", flush=True)
        for file, line, why in skipped:
            print(f"not rewritten {file}:{line} {why}", flush=True)
        done = 0

        def report(mutant, answer):
            nonlocal done
            done += 1
            print(f"{done}/{len(mutants)} {time.time() - started:.0f}s {mutant.number} {mutant.file}:{mutant.line} {' '.join(answer)[:110]}", flush=True)

        killers = test_all(place, work, mutants, chosen.longest, "as it is", chosen.jobs, report)
        left = [m for m in mutants if m.number not in killers]
        if left and chosen.slowest > chosen.longest:
            killers |= test_all(place, work, left, chosen.slowest, "as it is", chosen.jobs, report)
        for processor in list(PROCESSORS)[1:]:
            left = [m for m in mutants if m.number not in killers and m.file.startswith("Lanes/Lane")]
            if left:
                killers |= {number: f"{killer} ({processor})" for number, killer in test_all(place, work, left, chosen.longest, processor, chosen.jobs, report).items()}
        with open(chosen.out, "w", newline="", encoding="utf-8") as file:
            table = csv.writer(file)
            table.writerow(["mutant", "file", "line", "original", "mutated", "killed by"])
            for m in mutants:
                table.writerow([m.number, m.file, m.line, m.original, m.mutated, killers.get(m.number, "")])
    print(f"{len(killers)} of {len(mutants)} killed, {100 * len(killers) / len(mutants):.1f} %, {time.time() - started:.0f} s")


if __name__ == "__main__":
    main()
