#!/usr/bin/env python3
"""Writes workbooks with XlsxWriter and openpyxl, and beside each what openpyxl reads in it.

One line of the text per cell: sheet, row, column, kind, text. See README.md."""
import datetime
import decimal
import pathlib

import openpyxl
import openpyxl.utils.escape
import xlsxwriter

HERE = pathlib.Path(__file__).parent


def spell(number):
    """The shortest decimal that reads back as the same double, without exponent."""
    text = format(decimal.Decimal(repr(number)), "f")
    return (text.rstrip("0").rstrip(".") if "." in text else text) or "0"


def with_xlsxwriter(path, date_1904):
    book = xlsxwriter.Workbook(str(path), {"date_1904": date_1904, "strings_to_urls": False})
    book.set_properties({"created": datetime.datetime(2025, 1, 1)})
    sheet = book.add_worksheet("答卷")
    day = book.add_format({"num_format": 'yyyy"年"m"月"d"日"'})
    moment = book.add_format({"num_format": "yyyy-mm-dd hh:mm:ss"})
    clock = book.add_format({"num_format": "hh:mm"})
    share = book.add_format({"num_format": "0.0%"})
    rounded = book.add_format({"num_format": "0.0"})
    bold = book.add_format({"bold": True})
    sheet.write_row(0, 0, ["序号", " 提交时间 ", "得分<&>\"'", "备注\n两行", "八 𬭚"])
    for row in range(1, 40):
        sheet.write_number(row, 0, row)
        sheet.write_datetime(row, 1, datetime.datetime(2025, 2, 27, 8, 5, 0) + datetime.timedelta(hours=7 * row), moment)
        sheet.write_number(row, 2, row / 7, rounded)
        sheet.write_number(row, 3, row / 40, share)
        sheet.write_string(row, 4, ["优秀", "良好", "007", "8.5", "_x41_"][row % 5])
        sheet.write_boolean(row, 5, row % 2 == 0)
        sheet.write_formula(row, 6, "=A2+1", None, row + 1)
        sheet.write_datetime(row, 7, datetime.datetime(2024, 2, 29) + datetime.timedelta(days=row), day)
        sheet.write_number(row, 8, [1e21, -2.5e-7, 123456789012345678, 0.1 + 0.2, -0.25][row % 5])
        sheet.write_datetime(row, 9, datetime.time(row % 24, row, 0), clock)
    sheet.write_rich_string(41, 0, "甲", bold, "乙", "丙")
    sheet.write_string(41, 1, "a\x07b\rc")
    sheet.merge_range(43, 0, 45, 2, "合并")
    sheet.set_column(10, 11, None, None, {"hidden": True})
    sheet.set_row(5, None, None, {"hidden": True})
    sheet.autofilter(0, 0, 39, 9)
    book.add_worksheet("空").hide()
    far = book.add_worksheet("R&D")
    far.write_string(1048575, 16383, "角")
    book.close()


def with_openpyxl(path):
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "台账"
    sheet.append(["组织", "时间", "值", "公式"])
    for row in range(2, 30):
        sheet.append([f"第{row % 4}支部", datetime.datetime(2025, 3, row - 1, 23, 59, 59), row * 1.1, f"=C{row}*2"])
        sheet.cell(row, 5, datetime.time(row % 24, 30))
        sheet.cell(row, 6, row % 3 == 0)
        sheet.cell(row, 7, row / 8).number_format = "0.00%"
    sheet.merge_cells("A31:C31")
    sheet["A31"] = "合计"
    sheet.column_dimensions["F"].hidden = True
    book.save(path)


def kind_and_text(cell, date_1904):
    value = cell.value
    if isinstance(value, bool):
        return "boolean", str(value).upper()
    if isinstance(value, datetime.datetime):
        midnight = value.time() == datetime.time()
        return "date", value.strftime("%Y-%m-%d" if midnight else "%Y-%m-%d %H:%M:%S")
    if isinstance(value, datetime.time):
        return "date", value.strftime("%H:%M:%S")
    if isinstance(value, (int, float)):
        if "%" in cell.number_format:
            exact = decimal.Decimal(repr(value)) * 100
            text = format(exact, "f")
            return "number", (text.rstrip("0").rstrip(".") if "." in text else text) + "%"
        return "number", spell(value)
    return "text", openpyxl.utils.escape.unescape(value)


def expectation(path):
    book = openpyxl.load_workbook(path, data_only=True)
    lines = []
    for sheet in book.worksheets:
        cells = sorted(sheet._cells.items())
        for (row, column), cell in cells:
            if cell.value is None:
                continue
            kind, text = kind_and_text(cell, book.epoch)
            text = text.replace("\\", "\\\\").replace("\n", "\\n").replace("\r", "\\r")
            lines.append(f"{sheet.title}\t{row}\t{column - 1}\t{kind}\t{text}\n")
    path.with_suffix(".tsv").write_text("".join(lines), newline="")


with_xlsxwriter(HERE / "xlsxwriter-1900.xlsx", False)
with_xlsxwriter(HERE / "xlsxwriter-1904.xlsx", True)
with_openpyxl(HERE / "openpyxl.xlsx")
for book in ["xlsxwriter-1900.xlsx", "xlsxwriter-1904.xlsx", "openpyxl.xlsx"]:
    expectation(HERE / book)
