"""Prints the medians of one comparison; ends with status 1 when readers disagree.

usage: table.py KIND RUNS.jsonl
"""

import json
import statistics
import sys


def medians(runs):
    def median(key):
        return statistics.median(run[key] for run in runs)

    return {key: median(key) for key in ("wall", "cpu", "peakMB", "bytes")}


def disagreement(rows):
    """What readers find different, by name; the scan counts lines and is no reader."""
    for name in ("n", "sum", "squares"):
        values = {run[name] for runs in rows.values() for run in runs if name in run and run["peer"] != "scan"}
        if len(values) > 1:
            return f"{name}: {sorted(values)}"
    return None


def main():
    kind, path = sys.argv[1:]
    rows = {}
    with open(path, encoding="utf-8") as lines:
        for run in map(json.loads, lines):
            rows.setdefault(run["peer"], []).append(run)
    middle = {peer: medians(runs) for peer, runs in rows.items()}
    peers = [row for peer, row in middle.items() if peer not in ("scan", "pingyi")]
    if not peers:
        sys.exit(f"{kind}: no peer could read the file")
    best = {key: min(row[key] for row in peers) for key in ("wall", "cpu")}
    print(f"| {kind} | wall s | CPU s | MB/s | wall ÷ best peer | CPU ÷ best peer | CPU ÷ scan | peak MB |")
    print("| --- | --- | --- | --- | --- | --- | --- | --- |")
    for peer, row in sorted(middle.items(), key=lambda item: item[1]["cpu"]):
        print(
            f"| {peer} | {row['wall']:.2f} | {row['cpu']:.2f} | {row['bytes'] / row['wall'] / 1e6:.0f} "
            f"| {row['wall'] / best['wall']:.2f} | {row['cpu'] / best['cpu']:.2f} "
            f"| {row['cpu'] / max(middle['scan']['cpu'], 0.001):.1f} | {row['peakMB']:.0f} |"
        )
    found = disagreement(rows)
    if found:
        sys.exit(f"{kind}: readers disagree, {found}")


if __name__ == "__main__":
    main()
