"""Reads a file with one other program's reader and prints a line of JSON.

usage: peers.py PEER KIND FILE     PEER: polars duckdb pyarrow calamine fastexcel openpyxl
                                   KIND: long wide wide-gb18030 workbook

`long` groups the scores by subject and item; n, sum and squares go over all groups, so that readers can
be compared to the digit. `wide` and `workbook` count the answers per subject and question, and sum the
positions of the grades. Two threads, and the settings that each project's manual names as the fastest.
"""

import json
import os
import resource
import sys
import time

THREADS = 2
os.environ["POLARS_MAX_THREADS"] = str(THREADS)
RATED = "被评对象"
QUESTIONS = [f"Q{number:02d}" for number in range(1, 25)]
POSITIONS = {"差": 0, "2": 0, "一般": 1, "3": 1, "较好": 2, "4": 2, "好": 3, "5": 3}
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


def sums(counts):
    """n, sum and squares of the positions of grades, from how often each answer was given."""
    given = [(POSITIONS[answer], count) for answer, count in counts if answer]
    return {
        "n": sum(count for _, count in given),
        "sum": sum(position * count for position, count in given),
        "squares": sum(position**2 * count for position, count in given),
    }


def added(pairs):
    total = {}
    for answer, count in pairs:
        total[answer] = total.get(answer, 0) + count
    return total.items()


def polars_wide(path, encoding):
    import polars as pl

    names = [RATED, *QUESTIONS]
    if encoding == "utf8":
        table = pl.scan_csv(path, infer_schema=False).select(names).collect(engine="streaming")
    else:
        table = pl.read_csv(path, encoding=encoding, infer_schema=False, columns=names)
    return polars_counts(table)


def polars_counts(table):
    import polars as pl

    pairs = []
    for question in QUESTIONS:
        groups = table.lazy().group_by(RATED, question).len().collect()
        pairs += groups.group_by(question).agg(pl.col("len").sum()).iter_rows()
    return sums(added(pairs))


def duckdb_wide(path, encoding):
    connection = duckdb_connection()
    option = ""
    if encoding != "utf8":
        connection.execute("install encodings")
        connection.execute("load encodings")
        option = ", encoding = 'gb18030'"
    questions = ", ".join(QUESTIONS)
    wide = f"select {RATED}, {questions} from read_csv(?, header = true, all_varchar = true{option})"
    long = f"unpivot ({wide}) on {questions} into name question value answer"
    groups = f"select {RATED}, question, answer, count(*) n from ({long}) group by all"
    return sums(connection.execute(f"select answer, sum(n)::bigint from ({groups}) group by answer", [path]).fetchall())


def pyarrow_wide(path, encoding):
    import pyarrow

    types = {name: pyarrow.string() for name in [RATED, *QUESTIONS]}
    table = pyarrow_table(path, list(types), types, encoding)
    pairs = []
    for question in QUESTIONS:
        groups = table.select([RATED, question]).group_by([RATED, question]).aggregate([([], "count_all")])
        answers = groups.group_by(question).aggregate([("count_all", "sum")])
        pairs += zip(answers[question].to_pylist(), answers["count_all_sum"].to_pylist())
    return sums(added(pairs))


def text(value):
    """A cell as text; readers of workbooks make doubles of digits."""
    return str(int(value)) if isinstance(value, float) else "" if value is None else str(value)


def counted_rows(rows):
    """Counts the answers per subject and question of rows that come one by one."""
    rows = iter(rows)
    header = [text(value) for value in next(rows)]
    rated, first = header.index(RATED), header.index(QUESTIONS[0])
    groups = {}
    for row in rows:
        subject = row[rated]
        for question in range(len(QUESTIONS)):
            key = (subject, question, row[first + question])
            groups[key] = groups.get(key, 0) + 1
    return sums(added((text(answer), count) for (_, _, answer), count in groups.items()))


def calamine_workbook(path):
    from python_calamine import CalamineWorkbook

    return counted_rows(CalamineWorkbook.from_path(path).get_sheet_by_index(0).iter_rows())


def fastexcel_workbook(path):
    import fastexcel
    import polars as pl

    sheet = fastexcel.read_excel(path).load_sheet(0, dtypes={name: "string" for name in [RATED, *QUESTIONS]})
    return polars_counts(pl.DataFrame(sheet.to_arrow()))


def openpyxl_workbook(path):
    import openpyxl

    return counted_rows(openpyxl.load_workbook(path, read_only=True).worksheets[0].iter_rows(values_only=True))


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
