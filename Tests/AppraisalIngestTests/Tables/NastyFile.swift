@testable import AppraisalIngest

/// A file as people hand it in, and the verdict it must get.
struct NastyFile: Sendable, CustomStringConvertible {
  /// What is nasty about it.
  let description: String
  let reader: SmallReader
  let bytes: [UInt8]
  var options = TextOptions()
  /// All issues in the order of the log, as ``Issue/verdict`` writes them.
  let verdicts: [String]
  var accepted = 0
  var quarantined = 0
  var refused = 0
  /// Rows above the header.
  var rowsAboveHeader = 0
  /// Whether the records can be counted: not when the text or the header cannot be read.
  var isCountable = true

  /// A file that can be used.
  static func used(
    _ description: String, _ reader: SmallReader, _ text: String, accepted: Int,
    quarantined: Int = 0, rowsAboveHeader: Int = 0, _ verdicts: String...
  ) -> NastyFile {
    NastyFile(
      description: description, reader: reader, bytes: Array(text.utf8), verdicts: verdicts,
      accepted: accepted, quarantined: quarantined, rowsAboveHeader: rowsAboveHeader)
  }

  /// A file that is refused after its records were seen.
  static func refused(
    _ description: String, _ reader: SmallReader, _ text: String, seen: Int, _ verdicts: String...
  ) -> NastyFile {
    NastyFile(
      description: description, reader: reader, bytes: Array(text.utf8), verdicts: verdicts,
      refused: seen)
  }

  /// A file of which no record can be seen.
  static func unreadable(
    _ description: String, _ reader: SmallReader, _ bytes: [UInt8], _ verdicts: String...
  ) -> NastyFile {
    NastyFile(
      description: description, reader: reader, bytes: bytes, verdicts: verdicts,
      isCountable: false)
  }
}

extension NastyFile {
  static let all: [NastyFile] =
    bytes + lines + quotes + shapes + headers + totals + numbers + words + dates + repetitions

  private static let roster = "编号,姓名,类别,人数\n"
  private static let ballots = "票号,主体,对象,项目,评价\n"

  /// Empty files, encodings, and what is no text at all.
  private static let bytes: [NastyFile] = [
    .unreadable("no bytes", .roster, [], "refused text-undecodable"),
    .unreadable(
      "nothing but line breaks", .roster, Array("\n\r\n\r\n".utf8), "refused text-undecodable"),
    .unreadable(
      "nothing but blanks and delimiters", .roster, Array(" ,,\n,,\n".utf8),
      "refused text-undecodable"),
    .unreadable(
      "only a byte-order mark", .roster, [0xEF, 0xBB, 0xBF], "refused text-undecodable"),
    .used(
      "a byte-order mark", .roster, "\u{FEFF}\(roster)1,甲,社区,5\n", accepted: 1,
      "note byte-order-mark"),
    .unreadable(
      "UTF-16, big end first, without mark", .services,
      "ab,cd\n".utf16.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }, "refused text-undecodable"),
    .unreadable(
      "郑 in GB18030 passes for UTF-8", .roster, Array("id,name\n1,".utf8) + [0xD6, 0xA3, 0x0A],
      "refused text-undecodable"),
    .unreadable(
      "UTF-8 with a row in GB18030", .roster,
      Array("\(roster)1,甲,社区,5\n2,".utf8) + [0xC4, 0xE3] + Array(",x,5\n".utf8),
      "refused text-undecodable @3"),
    .unreadable(
      "GB18030 with a byte that no code has", .roster, [0xC4, 0xE3, 0xFF, 0x2C, 0x38],
      "refused text-undecodable @1"),
    .used(
      "rare characters in names", .roster,
      "\(roster)1,𬭚,社区,5\n2,㛃,社区,5\n3,䶮,社区,5\n4,𠮷,社区,5\n", accepted: 4),
    .unreadable(
      "a zero byte", .roster, Array("\(roster)1,甲\0,社区,5\n".utf8), "refused text-undecodable @2"),
    .unreadable(
      "a workbook named .csv", .roster, [0x50, 0x4B, 0x03, 0x04, 0x14, 0x00],
      "refused workbook-unreadable"),
    .unreadable(
      "an old workbook named .csv", .roster, [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1],
      "refused workbook-unreadable"),
    .unreadable(
      "a web page named .csv", .roster, Array("\n<TABLE><tr><td>编号".utf8),
      "refused text-undecodable"),
    .unreadable(
      "a PDF named .csv", .roster, Array("%PDF-1.7\n".utf8), "refused text-undecodable"),
    .unreadable(
      "cut in the middle of a character", .roster,
      Array("\(roster)1,甲,社区,5\n2,乙".utf8.dropLast()), "refused text-undecodable @3"),
  ]

  /// Line breaks and what belongs to no record.
  private static let lines: [NastyFile] = [
    .refused("header only", .roster, roster, seen: 0, "refused no-records"),
    .refused(
      "header only, without line break", .projects, "编号,对象,状态,金额", seen: 0,
      "refused no-records"),
    .refused("header only, of ballots", .ballots, ballots, seen: 0, "refused no-records"),
    .refused(
      "header and empty rows", .roster, "\(roster),,,\n\n \n", seen: 0, "note blank-records",
      "refused no-records"),
    .used("CR alone ends lines", .roster, "编号,姓名,类别,人数\r1,甲,社区,5\r2,乙,社区,5", accepted: 2),
    .used(
      "CRLF and LF mixed, no line break at the end", .roster,
      "编号,姓名,类别,人数\r\n1,甲,社区,5\n2,乙,社区,5\r\n3,丙,社区,x", accepted: 2, quarantined: 1,
      "quarantined not-a-number @4#3 D=人数"),
    .used("U+2028 is no line break", .roster, "\(roster)1,甲\u{2028}乙,社区,5\n", accepted: 1),
    .used(
      "empty rows between records", .roster, "\(roster)\n1,甲,社区,5\n,,,\n\"\",,,\n\n2,,社区,5\n",
      accepted: 1, quarantined: 1, "note blank-records", "quarantined field-blank @7#2 B=姓名"),
    .used(
      "empty rows above the header", .roster, ",,,\n\n\(roster)1,甲,社区,5\n", accepted: 1),
    .used(
      "a title above the header", .roster, "二〇二五年名册,,,\n\(roster)1,甲,社区,5\n", accepted: 1,
      rowsAboveHeader: 1, "note header-found"),
    .used(
      "cut in the middle of a record", .roster, "\(roster)1,甲,社区,5\n2,乙", accepted: 1,
      quarantined: 1, "quarantined field-count @3#2"),
  ]

  private static let quotes: [NastyFile] = [
    .refused(
      "text behind a closing quote", .roster, "\(roster)1,甲,社区,5\n2,\"老\"王\",社区,8\n", seen: 2,
      "refused fields-malformed @3#2"),
    .refused(
      "a quote that is never closed", .roster,
      "\(roster)1,甲,社区,5\n2,\"乙,社区,8\n3,丙,社区,5\n4,丁,社区,5\n", seen: 2,
      "refused fields-malformed @3#2"),
    .refused(
      "a quote of ballots that is never closed", .ballots,
      "\(ballots)1,居民,S1,服务,优秀\n2,居民,S1,服务,\"优秀\n", seen: 2, "refused fields-malformed @3#2"),
    .unreadable(
      "a quote in the header that is never closed", .roster,
      Array("编号,\"姓名,类别,人数\n1,甲,社区,5\n".utf8), "refused fields-malformed @1"),
    .used("a quote inside a cell is content", .roster, "\(roster)1,5\"寸,社区,5\n", accepted: 1),
    .used(
      "a cell over four lines, and a fault two records on", .roster,
      "\(roster)1,\"甲\n乙\r\n丙\n丁\",社区,5\n2,乙,社区,5\n3,,社区,5\n", accepted: 2, quarantined: 1,
      "quarantined field-blank @7#3 B=姓名"),
  ]

  /// Ragged rows and delimiters.
  private static let shapes: [NastyFile] = [
    .used(
      "one cell too few", .roster, "\(roster)1,甲,社区\n2,乙,社区,5\n", accepted: 1, quarantined: 1,
      "quarantined field-count @2#1"),
    .used(
      "one cell too many", .roster, "\(roster)1,甲,社区,5,x\n2,乙,社区,5\n", accepted: 1,
      quarantined: 1, "quarantined field-count @2#1"),
    .used(
      "nothing but ragged rows", .projects, "编号,对象,状态,金额\nP1,S1,完成\n", accepted: 0,
      quarantined: 1, "quarantined field-count @2#1"),
    .used(
      "trailing commas on all rows", .roster, "编号,姓名,类别,人数,,\n1,甲,社区,5,,\n2,乙,社区,5,,\n",
      accepted: 2, "note empty-trailing-fields @2#1", "note empty-trailing-fields @3#2"),
    .used(
      "a trailing cell of blanks", .roster, "\(roster)1,甲,社区,5, \u{3000}\n", accepted: 1,
      "note empty-trailing-fields @2#1"),
    .used("semicolons", .roster, "编号;姓名;类别;人数\n1;甲;社区;5\n", accepted: 1),
    .used("tabs", .roster, "编号\t姓名\t类别\t人数\n1\t甲\t社区\t5\n", accepted: 1),
    .unreadable(
      "full-width commas", .roster, Array("编号，姓名，类别，人数\n1，甲，社区，5\n".utf8),
      "refused full-width-delimiter @1"),
    .used(
      "a sep= line", .roster, "sep=;\n编号;姓名;类别;人数\n1;甲;社区;5\n2;乙,丙;社区;5\n", accepted: 2,
      "note separator-line"),
    .used(
      "a sep= line below an empty line", .roster, "\nsep=;\n编号;姓名;类别;人数\n1;甲;社区;5\n",
      accepted: 1, "note separator-line"),
    .refused(
      "another delimiter than declared", .services, "经办;日期\nS1;2025-03-09\n", seen: 1,
      "refused column-missing @1", "refused column-missing @1"
    ).declaring(UInt8(ascii: ",")),
    .unreadable(
      "more columns than any table has", .roster, Array(String(repeating: ",", count: 16_384).utf8),
      "refused fields-malformed @1"),
  ]

  private static let headers: [NastyFile] = [
    .refused(
      "a column that is needed stands there twice", .roster,
      "编号,姓名,人数,类别,人数\n1,甲,5,社区,6\n2,乙,5,社区,6\n", seen: 2, "refused column-repeated @1"),
    .used(
      "a column that is not needed stands there twice", .roster,
      "编号,备注,姓名,类别,人数,备注\n1,a,甲,社区,5,b\n", accepted: 1),
    .refused(
      "a header cell is empty", .roster, "编号,,类别,人数\n1,甲,社区,5\n", seen: 1,
      "refused column-missing @1"),
    .refused(
      "a no-break space inside a header", .roster, "编号,姓\u{A0}名,类别,人数\n1,甲,社区,5\n", seen: 1,
      "refused column-missing @1"),
    .used(
      "blanks around headers", .roster, " 编号,姓名\u{A0},\u{3000}类别,人数\t\n1,甲,社区,5\n",
      accepted: 1),
    .used(
      "two header rows", .roster, "\(roster)\(roster)1,甲,社区,5\n", accepted: 1, quarantined: 1,
      "quarantined record-repeated @2#1"),
    .refused(
      "a column missing below an empty line and a sep= line", .services,
      "\nsep=;\n经办;日子\nS1;2025-03-09\n", seen: 1, "note separator-line",
      "refused column-missing @3"),
    .refused(
      "no header at all", .roster, "1,甲,社区,5\n2,乙,社区,5\n", seen: 1, "refused column-missing @1",
      "refused column-missing @1", "refused column-missing @1", "refused column-missing @1"),
    .refused(
      "columns missing and a quote open", .services, "经办人,日子\nS1,\"2025-03-09\n", seen: 1,
      "refused column-missing @1", "refused column-missing @1"),
  ]

  private static let totals: [NastyFile] = [
    .used(
      "a row of totals", .roster, "\(roster)1,甲,社区,5\n合计,,,5\n", accepted: 1, quarantined: 1,
      "quarantined totals-row @3#2"),
    .used(
      "totals with blanks and colons", .roster,
      "\(roster)1,甲,社区,5\n小　计：,甲,社区,5\n 平 均:,乙,社区,5\n总计,丙,社区,5\n", accepted: 1,
      quarantined: 3, "quarantined totals-row @3#2", "quarantined totals-row @4#3",
      "quarantined totals-row @5#4"),
    .used(
      "a row of totals that begins in the second column", .values, "对象,得分,扣分\nS1,80,1\n,合计,80\n",
      accepted: 1, quarantined: 1, "quarantined totals-row @3#2"),
    .used(
      "names that only begin like totals", .roster,
      "\(roster)合计处,甲,社区,5\n小计划社区,乙,社区,5\nTotalsburg,丙,社区,5\n", accepted: 3),
  ]

  private static let numbers: [NastyFile] = [
    .used(
      "full-width digits and outer blanks", .roster, "\(roster)1,甲,社区,１２\n2, 乙,社区, 5\u{A0}\n",
      accepted: 2, "note full-width-digits @2#1 D=人数", "note outer-blanks @3#2 B=姓名",
      "note outer-blanks @3#2 D=人数"),
    .used(
      "numbers as nobody should write them", .roster,
      "\(roster)1,甲,社区,8.\n2,甲,社区,+8\n3,甲,社区,８分\n4,甲,社区,\"8,5\"\n5,甲,社区,.5\n", accepted: 0,
      quarantined: 5, "quarantined not-a-number @2#1 D=人数", "quarantined not-a-number @3#2 D=人数",
      "quarantined not-a-number @4#3 D=人数", "quarantined not-a-number @5#4 D=人数",
      "quarantined not-a-number @6#5 D=人数"),
    .used(
      "numbers of programs and other scripts", .values,
      "对象,得分,扣分\nS1,nan,0\nS1,inf,0\nS1,1e3,0\nS1,0x1F,0\nS1,1e400,0\nS1,−0,0\n"
        + "S1,99999999999999999999,0\nS1,٣,0\n", accepted: 0, quarantined: 8,
      "quarantined not-a-number @2#1 B=得分", "quarantined not-a-number @3#2 B=得分",
      "quarantined not-a-number @4#3 B=得分", "quarantined not-a-number @5#4 B=得分",
      "quarantined not-a-number @6#5 B=得分", "quarantined not-a-number @7#6 B=得分",
      "quarantined number-out-of-range @8#7 B=得分", "quarantined not-a-number @9#8 B=得分"),
    .used(
      "range and precision", .values,
      "对象,得分,扣分\nS1,100.0001,0\nS1,-0.0001,0\nS1,8.50001,0\nS1,8.4999999999999999,0\n"
        + "S1,100.0000,0.00000\n", accepted: 1, quarantined: 4,
      "quarantined number-out-of-range @2#1 B=得分", "quarantined number-out-of-range @3#2 B=得分",
      "quarantined too-many-places @4#3 B=得分", "quarantined too-many-places @5#4 B=得分"),
    .used(
      "half a person", .roster, "\(roster)1,甲,社区,8.5\n", accepted: 0, quarantined: 1,
      "quarantined too-many-places @2#1 D=人数"),
    .used(
      "a negative budget and a state of one's own", .projects,
      "编号,对象,状态,金额\nP1,S1,完成,-1\nP2,S2,已完成,1\nP3,S3,完成,1\n", accepted: 1, quarantined: 2,
      "quarantined number-out-of-range @2#1 D=金额", "quarantined unknown-word @3#2 C=状态"),
    .used(
      "several faults of one record are all told", .commitments,
      "编号,对象,期限,完成日,重要性\n,S9,2025-02-30,6.30,急\n", accepted: 0, quarantined: 1,
      "quarantined field-blank @2#1 A=编号", "quarantined unknown-roster @2#1 B=对象",
      "quarantined date-impossible @2#1 C=期限", "quarantined date-ambiguous @2#1 D=完成日",
      "quarantined unknown-word @2#1 E=重要性"),
  ]

  /// Missing answers, identifiers and texts of all kinds.
  private static let words: [NastyFile] = [
    .used(
      "only words that the scale lists mean missing", .ballots,
      "\(ballots)1,居民,S1,服务,-\n2,居民,S1,服务,NA\n3,居民,S1,服务,null\n4,居民,S1,服务,不了解\n"
        + "5,居民,S1,服务,#N/A\n6,居民,S1,服务,0\n7,居民,S1,服务,\n8,居民,S1,服务,弃权\n",
      accepted: 2, quarantined: 6, "quarantined answer-off-scale @2#1 E=评价",
      "quarantined answer-off-scale @3#2 E=评价", "quarantined answer-off-scale @4#3 E=评价",
      "quarantined answer-off-scale @5#4 E=评价", "quarantined answer-off-scale @6#5 E=评价",
      "quarantined answer-off-scale @7#6 E=评价"),
    .used(
      "identifiers that only look alike", .services,
      "经办,日期\nS1\u{200B},2025-03-09\nS\u{FEFF}1,2025-03-09\nＳ1,2025-03-09\ns1,2025-03-09\n"
        + "S 1,2025-03-09\n\u{202E}S1,2025-03-09\n", accepted: 0, quarantined: 6,
      "quarantined lookalike-roster @2#1 A=经办", "quarantined lookalike-roster @3#2 A=经办",
      "quarantined lookalike-roster @4#3 A=经办", "quarantined lookalike-roster @5#4 A=经办",
      "quarantined lookalike-roster @6#5 A=经办", "quarantined lookalike-roster @7#6 A=经办"),
    .used(
      "formulas and markup are text", .roster,
      "\(roster)1,\"=HYPERLINK(\"\"x\"\",\"\"y\"\")\",社区,5\n2,@SUM,社区,5\n3,＝1+1,社区,5\n"
        + "4,<img onerror=1>,社区,5\n5,{{7*7}},社区,5\n6,%00,社区,5\n", accepted: 6),
    .used(
      "whoever is on no list", .ballots,
      "\(ballots)1,居民,S9,服务,优秀\n2,路人,S1,服务,优秀\n3,居民,S1,态度,优秀\n,居民,S1,服务,优秀\n", accepted: 0,
      quarantined: 4, "quarantined unknown-roster @2#1 C=对象",
      "quarantined unknown-groups @3#2 B=主体", "quarantined unknown-items @4#3 D=项目",
      "quarantined field-blank @5#4 A=票号"),
    .used(
      "somebody without identifier", .roster, "\(roster),甲,社区,5\n,甲,社区,5\n3,甲,社区,5\n", accepted: 1,
      quarantined: 2, "quarantined field-blank @2#1 A=编号", "quarantined field-blank @3#2 A=编号"),
  ]

  private static let dates: [NastyFile] = [
    .used(
      "days that are none, or several", .services,
      "经办,日期\nS1,2025-02-30\nS1,2025-02-29\nS1,6.30\nS1,3/4\nS1,25-1-5\nS1,45678\nS1,明天\n"
        + "S1,2025-03-01 24:00\nS1,2025-03-01T08:00Z\nS1,\n", accepted: 0, quarantined: 10,
      "quarantined date-impossible @2#1 B=日期", "quarantined date-impossible @3#2 B=日期",
      "quarantined date-ambiguous @4#3 B=日期", "quarantined date-ambiguous @5#4 B=日期",
      "quarantined date-ambiguous @6#5 B=日期", "quarantined date-ambiguous @7#6 B=日期",
      "quarantined not-a-date @8#7 B=日期", "quarantined not-a-date @9#8 B=日期",
      "quarantined not-a-date @10#9 B=日期", "quarantined field-blank @11#10 B=日期"),
    .used(
      "days just inside and outside the period", .services,
      "经办,日期\nS1,2024-12-31\nS1,2025-01-01\nS1,2025年12月31日\nS1,2026/1/1\n", accepted: 2,
      quarantined: 2, "quarantined date-outside-period @2#1 B=日期",
      "quarantined date-outside-period @5#4 B=日期"),
    .used(
      "a day with blanks around it", .services, "经办,日期\nS1, 2025-03-09 23:59\n", accepted: 1,
      "note outer-blanks @2#1 B=日期"),
    .used(
      "a deadline is missing", .commitments,
      "编号,对象,期限,完成日,重要性\nC1,S1,,2025-06-01,重要\nC2,S1,2025-06-30,,重要\n", accepted: 1,
      quarantined: 1, "quarantined field-blank @2#1 C=期限"),
  ]

  private static let repetitions: [NastyFile] = [
    .used(
      "a ledger record twice", .projects,
      "编号,对象,状态,金额\nP1,S1,完成,1\nP1,S1,完成,1\nP1,S2,完成,1\nP1,S1,完成,1\n", accepted: 2,
      quarantined: 2, "quarantined record-repeated @3#2",
      "warning identifier-shared @4#3 A=编号", "quarantined record-repeated @5#4"),
    .used(
      "a ballot twice, and one in two minds", .ballots,
      "\(ballots)1,居民,S1,服务,优秀\n1,居民,S1,服务,好\n2,居民,S1,服务,优秀\n2,居民,S1,服务,合格\n", accepted: 1,
      quarantined: 3, "quarantined record-repeated @3#2", "quarantined ratings-conflict @4#3",
      "quarantined ratings-conflict @5#4"),
    .refused(
      "an identifier twice", .roster, "\(roster)1,甲,社区,5\n2,乙,社区,5\n1,丙,社区,5\n", seen: 3,
      "refused identifier-repeated @4#3 A=编号"),
    .refused(
      "two rows of values for one subject", .values, "对象,得分,扣分\nS1,1,1\nS2,1,1\nS1,1,1\n", seen: 3,
      "refused identifier-repeated @4#3 A=对象"),
  ]

  private func declaring(_ delimiter: UInt8) -> NastyFile {
    var file = self
    file.options = TextOptions(delimiter: delimiter)
    return file
  }
}
