"""Makes a workbook of the first rows of the wide form.

usage: workbook.py WIDE.csv ROWS OUT.xlsx
"""

import csv
import itertools
import sys

import xlsxwriter


def main():
    source, rows, target = sys.argv[1:]
    workbook = xlsxwriter.Workbook(target, {"strings_to_numbers": False})
    sheet = workbook.add_worksheet("答卷")
    with open(source, encoding="utf-8", newline="") as lines:
        for row, fields in enumerate(itertools.islice(csv.reader(lines), int(rows) + 1)):
            for column, field in enumerate(fields):
                if field.isascii() and field.isdigit():
                    sheet.write_number(row, column, int(field))
                elif field:
                    sheet.write_string(row, column, field)
    workbook.close()


if __name__ == "__main__":
    main()
