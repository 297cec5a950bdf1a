"""Writes the workbooks with xlwt 1.3.0 and lists what xlrd 2.0.2 reads in them.

    python3 make.py             the files of this folder
    python3 make.py list FILE   the number of cells and the SHA-256 of the list of another file
"""

import datetime
import decimal
import hashlib
import sys

import xlrd
import xlwt

KINDS = {1: "text", 2: "number", 3: "date", 4: "boolean", 5: "error"}


def features():
    book = xlwt.Workbook(encoding="utf-8")
    sheet = book.add_sheet("综合")
    style = lambda code: xlwt.easyxf(num_format_str=code)
    for column, value in enumerate([1, 2, 3.5, -7, 1234567890123, 0.1, 12.34, 8.46]):
        sheet.write(0, column, value)
    for column, text in enumerate(["张三", "abc", "é", "𠮷", "A政", "8.5"]):
        sheet.write(1, column, text)
    sheet.write_rich_text(1, 6, ["王", ("五", xlwt.easyfont("bold true")), "六"])
    sheet.write(2, 0, True)
    sheet.write(2, 1, False)
    sheet.row(2).set_cell_error(2, "#DIV/0!")
    sheet.row(2).set_cell_error(3, 0x2A)
    sheet.row(2).set_cell_mulblanks(4, 9, xlwt.XFStyle())
    dates(sheet, 3)
    sheet.write(4, 0, 0.85, style("0%"))
    sheet.write(4, 1, 0.0725, style("0.00%"))
    sheet.write(4, 2, 0.12345, style("0.0%"))
    sheet.write(4, 3, 8.46, style("0.0"))
    sheet.write_merge(5, 7, 0, 1, "合并")
    sheet.write(8, 0, "hidden row")
    sheet.row(8).hidden = True
    sheet.col(7).hidden = True
    sheet.write(9, 0, xlwt.Formula("A1+B1"))
    sheet.write(65535, 255, "last")
    long = book.add_sheet("长")
    for row in range(130):
        # Widths and lengths vary, so that the shared texts go over into further records anywhere.
        long.write(row, 0, ("甲乙丙丁戊己庚辛壬癸" if row % 3 else "abcdefghij") * 9 + str(row))
    book.add_sheet("藏").write(0, 0, 5)
    book.get_sheet(2).visibility = 1
    book.save("features.xls")


def dates(sheet, row):
    style = lambda code: xlwt.easyxf(num_format_str=code)
    sheet.write(row, 0, datetime.date(2025, 3, 9), style("yyyy-mm-dd"))
    sheet.write(row, 1, datetime.datetime(2025, 12, 31, 23, 59, 58), style("yyyy/m/d h:mm:ss"))
    sheet.write(row, 2, datetime.time(8, 5), style("h:mm"))
    sheet.write(row, 3, datetime.date(2024, 2, 29), style('yyyy"年"m"月"d"日"'))
    sheet.write(row, 4, datetime.date(2025, 6, 30), style("D-MMM-YY"))
    sheet.write(row, 5, datetime.datetime(2025, 1, 1, 12), style("M/D/YY h:mm"))


def year1904():
    book = xlwt.Workbook(encoding="utf-8")
    book.dates_1904 = True
    sheet = book.add_sheet("一")
    dates(sheet, 0)
    # Rows from below to above, and from right to left.
    for row in range(9, 3, -1):
        sheet.write(row, 2, row)
        sheet.write(row, 0, "r%d" % row)
    book.save("year1904.xls")


def spelled(book, cell):
    if cell.ctype == 1:
        return cell.value
    if cell.ctype == 4:
        return "TRUE" if cell.value else "FALSE"
    if cell.ctype == 5:
        return xlrd.error_text_from_code[cell.value]
    if cell.ctype == 3:
        if cell.value < 1:
            moment = xlrd.xldate_as_datetime(cell.value, book.datemode)
            return moment.strftime("%H:%M:%S")
        moment = xlrd.xldate_as_datetime(cell.value, book.datemode)
        moment = (moment + datetime.timedelta(microseconds=500000)).replace(microsecond=0)
        return str(moment).replace(" 00:00:00", "")
    number = decimal.Decimal(repr(cell.value))
    code = book.format_map[book.xf_list[cell.xf_index].format_key].format_str
    number = number * 100 if "%" in code else number
    text = format(number, "f")
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return text + ("%" if "%" in code else "")


def lines(path):
    book = xlrd.open_workbook(path, formatting_info=True)
    for position, sheet in enumerate(book.sheets()):
        for row in range(sheet.nrows):
            for column, cell in enumerate(sheet.row(row)):
                if cell.ctype in KINDS and cell.value != "":
                    kind = KINDS[cell.ctype]
                    yield f"{position}\t{row + 1}\t{column}\t{kind}\t{spelled(book, cell)}\n"


if __name__ == "__main__":
    if sys.argv[1:2] == ["list"]:
        listed = list(lines(sys.argv[2]))
        print(len(listed), hashlib.sha256("".join(listed).encode()).hexdigest())
    else:
        features()
        year1904()
        for name in ["features", "year1904"]:
            with open(name + ".tsv", "w", encoding="utf-8") as file:
                file.writelines(lines(name + ".xls"))
