"""Reads a file with one other program's reader and prints a line of JSON.

usage: peers.py PEER KIND FILE     PEER: polars duckdb pyarrow calamine fastexcel openpyxl
                                   KIND: long wide wide-gb18030 workbook

`long` groups the scores by subject and item; n, sum and squares go over all groups, so that readers can
be compared to the digit. `wide` counts the answers per subject and question. Two threads, and the
settings that each project's manual names as the fastest.
"""

import json
import os
import resource
import sys
import time

THREADS = 2
os.environ["POLARS_MAX_THREADS"] = str(THREADS)
QUESTIONS = [f"Q{number:02d}" for number in range(1, 25)]
TYPES = {
    "ballot_id": "BIGINT", "submitted_at": "VARCHAR", "community_id": "VARCHAR",
    "rater_id": "VARCHAR", "subject_id": "VARCHAR", "item_id": "VARCHAR", "score": "BIGINT",
}


def polars_long(path):
    import polars as pl

    schema = {name: pl.Int64 if kind == "BIGINT" else pl.String for name, kind in TYPES.items()}
    score = pl.col("score")
    groups = (
        pl.scan_csv(path, schema=schema)
        .filter(score.is_not_null())
        .group_by("subject_id", "item_id")
        .agg(score.count().alias("n"), score.sum().alias("sum"), (score * score).sum().alias("squares"))
        .collect(engine="streaming")
    )
    return {name: int(groups[name].sum()) for name in ("n", "sum", "squares")}


def duckdb_connection():
    import duckdb

    connection = duckdb.connect(config={"threads": THREADS})
    connection.execute("set preserve_insertion_order = false")
    return connection


def duckdb_long(path):
    groups = (
        "select subject_id, item_id, count(score) n, sum(score) s, sum(score * score) q "
        "from read_csv(?, header = true, columns = %s) where score is not null group by all" % TYPES
    )
    row = duckdb_connection().execute(f"select sum(n), sum(s), sum(q) from ({groups})", [path]).fetchone()
    return dict(zip(("n", "sum", "squares"), map(int, row)))


def pyarrow_table(path, columns, types, encoding="utf8"):
    import pyarrow
    from pyarrow import csv

    pyarrow.set_cpu_count(THREADS)
    return csv.read_csv(
        path,
        read_options=csv.ReadOptions(block_size=8 << 20, encoding=encoding),
        convert_options=csv.ConvertOptions(include_columns=columns, column_types=types),
    )


def pyarrow_long(path):
    import pyarrow
    from pyarrow import compute

    types = {"score": pyarrow.int64(), "subject_id": pyarrow.string(), "item_id": pyarrow.string()}
    table = pyarrow_table(path, list(types), types)
    table = table.append_column("square", compute.multiply(table["score"], table["score"]))
    groups = table.group_by(["subject_id", "item_id"]).aggregate(
        [("score", "count"), ("score", "sum"), ("square", "sum")]
    )
    names = {"n": "score_count", "sum": "score_sum", "squares": "square_sum"}
    return {name: compute.sum(groups[column]).as_py() for name, column in names.items()}


def polars_wide(path, encoding):
    import polars as pl

    if encoding == "utf8":
        table = pl.scan_csv(path, infer_schema=False).select("被评对象", *QUESTIONS).collect(engine="streaming")
    else:
        table = pl.read_csv(path, encoding=encoding, infer_schema=False, columns=["被评对象", *QUESTIONS])
    counted = 0
    for question in QUESTIONS:
        counts = table.lazy().group_by("被评对象", question).len().filter(pl.col(question).is_not_null())
        counted += int(counts.collect()["len"].sum())
    return {"n": counted}


def duckdb_wide(path, encoding):
    connection = duckdb_connection()
    option = ""
    if encoding != "utf8":
        connection.execute("install encodings")
        connection.execute("load encodings")
        option = ", encoding = 'gb18030'"
    wide = f"select 被评对象, {', '.join(QUESTIONS)} from read_csv(?, header = true, all_varchar = true{option})"
    long = f"unpivot ({wide}) on {', '.join(QUESTIONS)} into name question value answer"
    groups = f"select 被评对象, question, answer, count(*) n from ({long}) group by all"
    return {"n": int(connection.execute(f"select sum(n) from ({groups})", [path]).fetchone()[0])}


def pyarrow_wide(path, encoding):
    import pyarrow
    from pyarrow import compute

    types = {name: pyarrow.string() for name in ["被评对象", *QUESTIONS]}
    table = pyarrow_table(path, list(types), types, encoding)
    counted = 0
    for question in QUESTIONS:
        groups = table.select(["被评对象", question]).group_by(["被评对象", question]).aggregate([([], "count_all")])
        kept = compute.not_equal(groups[question], "")
        counted += compute.sum(groups.filter(kept)["count_all"]).as_py()
    return {"n": counted}


def calamine_workbook(path):
    from python_calamine import CalamineWorkbook

    return {"n": sum(len(row) for row in CalamineWorkbook.from_path(path).get_sheet_by_index(0).iter_rows())}


def fastexcel_workbook(path):
    import fastexcel

    sheet = fastexcel.read_excel(path).load_sheet(0).to_arrow()
    return {"n": (sheet.num_rows + 1) * sheet.num_columns}


def polars_workbook(path):
    import polars as pl

    table = pl.read_excel(path)
    return {"n": (table.height + 1) * table.width}


def openpyxl_workbook(path):
    import openpyxl

    sheet = openpyxl.load_workbook(path, read_only=True).worksheets[0]
    return {"n": sum(len(row) for row in sheet.iter_rows(values_only=True))}


def main():
    peer, kind, path = sys.argv[1:]
    work = globals()[f"{peer}_{kind.partition('-')[0]}"]
    arguments = [path]
    if kind.startswith("wide"):
        arguments.append("gb18030" if kind.endswith("gb18030") else "utf8")
    wall, processor = time.perf_counter(), time.process_time()
    result = work(*arguments)
    result |= {
        "peer": peer, "kind": kind, "bytes": os.path.getsize(path),
        "wall": round(time.perf_counter() - wall, 3),
        "cpu": round(time.process_time() - processor, 3),
        "peakMB": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024,
    }
    print(json.dumps(result))


if __name__ == "__main__":
    main()
