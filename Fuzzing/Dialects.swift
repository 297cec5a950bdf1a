@testable import AppraisalIngest

/// The first rows of tables, patterns of headers, and numbers as offices write them.
///
/// The first byte chooses which, the rest are choices of words.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzDialects(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  withInput(start, count) { input in
    guard let choice = input.first else { return }
    let rest = Array(input.dropFirst())
    switch choice % 5 {
    case 0: checkSurvey(rows(rest, of: headerWords))
    case 1: checkHeader(rows(rest, of: ledgerWords))
    case 2: checkPattern(rest)
    case 3: checkNumeral(rest)
    default: checkOfficeNumber(rest)
    }
  }
}

/// Rows of words: the highest bytes begin a new row, those below them go on in the same cell.
private func rows(_ choices: [UInt8], of words: [String]) -> [[String]] {
  var rows: [[String]] = [[]]
  for choice in choices {
    let word = words[Int(choice) % words.count]
    if choice >= 0xF8 {
      rows.append([])
    } else if choice >= 0xC0, let last = rows[rows.count - 1].indices.last {
      rows[rows.count - 1][last] += word
    } else {
      rows[rows.count - 1].append(word)
    }
  }
  return rows
}

// MARK: - Survey platforms

private func checkSurvey(_ rows: [[String]]) {
  let recognised = recogniseSurvey(rows)
  if let recognised { checkLayout(recognised, rows) }
  for dialect in SurveyDialect.allCases {
    guard let layout = surveyLayout(dialect, rows: rows) else {
      requireAgreement(recognised?.dialect != dialect, "recognised and not laid out")
      continue
    }
    checkLayout(layout, rows)
    requireAgreement(layout.dialect == dialect, "another dialect than declared")
    if let recognised, recognised.dialect == dialect {
      requireAgreement(
        recognised.columns == layout.columns && recognised.headerRows == layout.headerRows,
        "recognised and declared differ")
    }
  }
}

private func checkLayout(_ layout: SurveyLayout, _ rows: [[String]]) {
  requireAgreement((1...rows.count).contains(layout.headerRows), "more header rows than rows")
  requireAgreement(
    layout.columns.map(\.index) == Array(layout.columns.indices), "columns in disorder")
  let named = layout.columns.map { Array($0.name.utf8) }.filter { !$0.isEmpty }
  requireAgreement(Set(named).count == named.count, "two columns of one name")
  requireAgreement(!layout.alternatives.contains(layout.dialect), "an alternative to itself")
  requireAgreement(
    Set(layout.alternatives).count == layout.alternatives.count, "an alternative twice")
}

private let headerWords: [String] = [
  "序号", "提交答卷时间", "所用时间", "来源", "来源详情", "来自IP", "1、满意度", "2、甲—服务", "2、作风", "第3题(甲)",
  "(1)", "(2)", "总分", "编号", "开始答题时间", "结束答题时间", "答题时长", "昵称", "自定义字段", "提交时间", "提交人",
  "填写设备", "修改时间", "浏览器", "操作系统", "部门", "工号", "姓名", "所属部门", "考勤组", "职位", "日期", "出勤天数",
  "打卡结果", "打卡时间", "上班", "下班", "id", "submitdate", "lastpage", "startlanguage", "seed", "token",
  "Q1[SQ001]", "Q1[other]", "Q1", "startdate", "datestamp", "ipaddr", "_id", "_uuid",
  "_submission_time", "a", "a/b", "a/c", "start", "end", "KEY", "SubmissionDate", "meta-instanceID",
  "Timestamp", "时间戳记", "Username", "Score", "StartDate", "EndDate", "Status", "ResponseId",
  "Start Date", "End Date", "Response Type", "IP Address", "Progress", "{\"ImportId\":\"QID1\"}",
  "{\"ImportId\":\"startDate\"}", "Respondent ID", "Collector ID", "Response", "Email Address", "甲",
  "满意", "1", "-3", "0", "2025-03-09", "", " ", "—", "#2", "评价 [甲]", "优秀", "1日", "迟到",
]

// MARK: - Headers of lists

private let wanted = ["编号", "对象", "得分"]
private let ledgerWords = ["编号", "对象", "得分", "上", "/", "名单", "", "S1", "5", "上/得分", " ", "编号 "]

/// What is found holds all names; a row that holds them all is not overlooked; and the order of the
/// names wanted makes no difference.
private func checkHeader(_ rows: [[String]]) {
  let reading = findHeader(rows: rows, wanted: wanted)
  switch reading {
  case .found(let header):
    requireAgreement((1...3).contains(header.rowCount), "a header of more than three rows")
    requireAgreement(header.firstDataRow <= rows.count, "a header behind the end")
    requireAgreement(
      wanted.allSatisfy { name in header.names.contains { isSame($0, name) } }, "a name is missing")
    requireAgreement(
      header.passedOver.allSatisfy { $0 < header.firstRow }, "passed over what was read")
    requireAgreement(reading == findHeader(rows: rows, wanted: reversed(header)), "order matters")
  case .ambiguous(let rows): requireAgreement(Set(rows).count > 0, "ambiguous between nothing")
  case .missing(let names):
    requireAgreement(!names.isEmpty && Set(names).isSubset(of: wanted), "missing nothing wanted")
    let isWhole = rows.prefix(20).contains { row in
      wanted.allSatisfy { name in row.contains { isSame($0, name) } }
    }
    requireAgreement(!isWhole, "a whole header is overlooked")
  }
}

/// The names wanted in another order, unless the header repeats some, which are told in order.
private func reversed(_ header: LedgerHeader) -> [String] {
  header.repeated.count > 1 ? wanted : wanted.reversed()
}

private func isSame(_ left: String, _ right: String) -> Bool { left.utf8.elementsEqual(right.utf8) }

// MARK: - Patterns of headers

private let patternWords = [
  "a", "b", "—", "{*}", "{rated}", "{item}", "{group}", "{{", "}}", "{", "}",
]
private let cutWords = ["a", "b", "—", "{", "}", "甲"]

/// A pattern against all ways to cut a header.
private func checkPattern(_ choices: [UInt8]) {
  let parts = choices.split(separator: 255, maxSplits: 1)
  guard parts.count == 2 else { return }
  let text = parts[0].prefix(12).map { patternWords[Int($0) % patternWords.count] }.joined()
  let header = parts[1].prefix(16).map { cutWords[Int($0) % cutWords.count] }.joined()
  guard let pattern = try? HeaderPattern(text) else { return }
  let ways = cuts(pattern, Array(header.utf8)[...])
  let match = pattern.match(header)
  switch ways.count {
  case 0: requireAgreement(match == .none, "matches without a cut")
  case 1: requireAgreement(match == ways.first.map { .found($0) }, "another cut")
  default: requireAgreement(match == .ambiguous, "several cuts")
  }
}

/// All ways to cut a header along a pattern from one of its literals on.
private func cuts(
  _ pattern: HeaderPattern, _ header: ArraySlice<UInt8>, from index: Int = 0
) -> Set<[HeaderPattern.Placeholder: String]> {
  let literal = pattern.literals[index]
  guard header.starts(with: literal) else { return [] }
  let rest = header.dropFirst(literal.count)
  guard index < pattern.gaps.count else { return rest.isEmpty ? [[:]] : [] }
  var found: Set<[HeaderPattern.Placeholder: String]> = []
  for length in 0...rest.count {
    let placeholder = pattern.gaps[index]
    if placeholder != nil, length == 0 { continue }
    for var way in cuts(pattern, rest.dropFirst(length), from: index + 1) {
      if let placeholder {
        way[placeholder] = String(decoding: rest.prefix(length), as: UTF8.self)
      }
      found.insert(way)
    }
  }
  return found
}

// MARK: - Numbers of offices

private let numeralWords = Array("零〇一二两三四五六七八九十百千万亿壹贰拾佰").map { String($0) }

/// Numerals that are read are those that are written for the value; and those written are read.
private func checkNumeral(_ choices: [UInt8]) {
  let text = String(decoding: text(of: choices, from: numeralWords), as: UTF8.self)
  if let number = read(text), number.unit.isEmpty {
    requireAgreement(
      number.tenThousandths % 10_000 == 0
        && normalisedNumeral(text) == chineseNumeral(number.tenThousandths / 10_000),
      "a numeral is read that is not written so")
  }
  let value = choices.prefix(5).reduce(Int64(0)) { $0 << 8 | Int64($1) } % 1_000_000_000_000
  requireAgreement(
    read(chineseNumeral(value))?.tenThousandths == value * 10_000, "a numeral is not read")
}

private func read(_ text: String) -> OfficeNumber? {
  Array(text.utf8).withUnsafeBufferPointer { parseOfficeNumber($0) }
}

private typealias Flags = OfficeNumber.Flags

private let before: [(String, Flags)] = [
  ("", []), ("约", .approximate), ("近", .approximate), ("≥", .atLeast), ("至少", .atLeast),
  ("不超过", .atMost), ("超过", [.atLeast, .exclusive]), ("不足", [.atMost, .exclusive]),
]
private let behind: [(String, Flags)] = [
  ("", []), ("以上", .atLeast), ("以下", .atMost), ("左右", .approximate), ("及以上", .atLeast),
]
private let scales: [(String, Int64)] = [("", 1), ("百", 100), ("万", 10_000), ("亿", 100_000_000)]
private let units = ["", "次", "人", "件", "户", "元", "%"]

/// A number put together of parts whose meaning is known.
private func checkOfficeNumber(_ choices: [UInt8]) {
  guard choices.count >= 9 else { return }
  func pick<Word>(_ words: [Word], _ index: Int) -> Word {
    words[Int(choices[index]) % words.count]
  }
  let (front, back) = (pick(before, 0), pick(behind, 1))
  let (scale, unit) = (pick(scales, 2), pick(units, 3))
  let surplus = pick(["", "余", "多"], 4)
  let whole = Int64(choices[5]) << 8 | Int64(choices[6])
  let (places, decimals) = (Int(choices[7] % 5), Int64(choices[8]))
  let power = [1, 10, 100, 1000, 10_000][places]
  let fraction = decimals % Int64(power)
  let digits = String(String(fraction + Int64(power)).dropFirst())
  let value = (whole * 10_000 + fraction * Int64(10_000 / power)) * scale.1
  var flags = front.1.union(back.1)
  if !surplus.isEmpty { flags.formUnion([.approximate, .atLeast]) }
  if scale.1 > 1 { flags.insert(.chineseNumeral) }
  if unit == "%" { flags.insert(.percent) }
  let text =
    front.0 + "\(whole)" + (places > 0 ? "." + digits : "") + surplus + scale.0 + unit + back.0
  let isClear = !flags.isSuperset(of: [.atLeast, .atMost])
  let expected = OfficeNumber(
    tenThousandths: value, flags: flags, unit: unit == "%" ? "" : unit)
  requireAgreement(read(text) == (isClear ? expected : nil), "an office number differs")
}
