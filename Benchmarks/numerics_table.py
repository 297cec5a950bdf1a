"""Prints the medians of one comparison; ends with status 1 when somebody finds something else than we.

usage: numerics_table.py KIND RUNS.jsonl
"""

import json
import statistics
import sys

# How far figures may lie apart, relatively, and why.
TOLERANCES = {
    # Sums of a million Doubles in another order.
    None: 1e-9,
    # Scores in single precision.
    "numpy32": 1e-5,
    # Scores rounded to four decimals share places that Doubles split; half of a tie's width a row.
    "pingyi-exact": 2e-4,
}
# Which rows near the cut-off are beyond it depends on the subset, of which the best is not known.
FLAGS = (0.01, 20)
LOG_DETERMINANT = 0.02
# A search that stops so far above the best minimum found is no peer of one that does not.
QUALITY = 0.0005


def medians(runs):
    return {key: statistics.median(run[key] for run in runs) for key in ("wall", "cpu", "peakMB")}


def agree(name, ours, theirs, peer):
    if name == "flags":
        return abs(ours - theirs) <= max(FLAGS[0] * ours, FLAGS[1])
    if name == "logdet":
        return abs(ours - theirs) <= LOG_DETERMINANT
    return abs(ours - theirs) <= TOLERANCES.get(peer, TOLERANCES[None]) * abs(ours)


def disagreement(rows):
    """What somebody finds different from our first way, by name."""
    reference = next(peer for peer in rows if peer.startswith("pingyi"))
    ours = rows[reference][0]["figures"]
    for peer, runs in rows.items():
        for name, figure in ((name, figure) for run in runs for name, figure in run["figures"].items()):
            allowed = "pingyi-exact" if reference == "pingyi-exact" and peer != reference else peer
            if name in ours and not agree(name, ours[name], figure, allowed):
                return f"{name}: {reference} {ours[name]}, {peer} {figure}"
    return None


def comparable(rows):
    """The peers that did the whole work, and whose answer is as good as the best one."""
    found = {peer: runs[0]["figures"].get("logdet", 0) for peer, runs in rows.items()}
    least = min(found.values())
    partial = {peer for peer, runs in rows.items() if "medcoupleOf10000" in runs[0]["figures"]}
    return [
        peer for peer in rows
        if not peer.startswith("pingyi") and peer not in partial and found[peer] <= least + QUALITY
    ]


def main():
    kind, path = sys.argv[1:]
    rows, scans = {}, []
    with open(path, encoding="utf-8") as lines:
        for run in map(json.loads, lines):
            if run["kind"] == "floor":
                scans.append(run)
            else:
                rows.setdefault(run["peer"], []).append(run)
    middle = {peer: medians(runs) for peer, runs in rows.items()}
    peers = [middle[peer] for peer in comparable(rows)]
    if not peers:
        sys.exit(f"{kind}: no peer took part")
    best = {key: min(row[key] for row in peers) for key in ("wall", "cpu")}
    scan = medians(scans)
    print(f"| {kind} | wall s | CPU s | peak MB | wall ÷ best peer | CPU ÷ best peer | found |")
    print("| --- | --- | --- | --- | --- | --- | --- |")
    for peer, row in sorted(middle.items(), key=lambda item: item[1]["cpu"]):
        found = ", ".join(f"{name} {value:.6g}" for name, value in rows[peer][-1]["figures"].items())
        print(
            f"| {peer} | {row['wall']:.4f} | {row['cpu']:.4f} | {row['peakMB']:.0f} "
            f"| {row['wall'] / best['wall']:.2f} | {row['cpu'] / best['cpu']:.2f} | {found} |"
        )
    for peer, runs in rows.items():
        if "bytes" in runs[0]:
            share = runs[0]["bytes"] / scans[0]["bytes"]
            print(
                f"| floor of {peer}: {runs[0]['bytes'] / 1e6:.0f} MB | {scan['wall'] * share:.4f} "
                f"| {scan['cpu'] * share:.4f} | | {scan['wall'] * share / best['wall']:.2f} "
                f"| {scan['cpu'] * share / best['cpu']:.2f} | |"
            )
    found = disagreement(rows)
    if found:
        sys.exit(f"{kind}: they disagree, {found}")


if __name__ == "__main__":
    main()
