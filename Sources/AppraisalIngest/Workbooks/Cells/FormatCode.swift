/// Reads the first section of a format code, which is the one for positive numbers.
///
/// Letters in quotation marks, behind a backslash, and in brackets say nothing, but for hours,
/// minutes or seconds in brackets, which count on beyond a day.
struct FormatCode {
  private let code: [UInt8]
  private var at = 0
  private var hasDay = false
  private var hasMonthOrMinute = false
  private var hasTime = false
  private var isElapsed = false
  private var hasPercent = false
  private var hasText = false
  private var hasDigits = false
  /// Neither a fraction, nor scientific, nor in thousands, nor under a condition.
  private var isSimple = true
  private var decimals: Int8?

  /// Reads a code.
  init(_ code: [UInt8]) {
    self.code = code.map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }
    while at < self.code.count, self.code[at] != 0x3B { readToken() }
  }

  /// What the code makes of a number.
  var format: CellFormat {
    if isElapsed { return CellFormat(kind: .elapsed, decimals: -1) }
    // `m` is the minute beside hours or seconds, and the month otherwise.
    if hasDay || (hasMonthOrMinute && !hasTime) { return CellFormat(kind: .date, decimals: -1) }
    if hasTime { return CellFormat(kind: .time, decimals: -1) }
    if hasText && !hasDigits { return CellFormat(kind: .text, decimals: -1) }
    let shown = isSimple && hasDigits ? decimals ?? 0 : -1
    return CellFormat(kind: hasPercent ? .percent : .number, decimals: shown)
  }

  private mutating func readToken() {
    let byte = code[at]
    at += 1
    switch byte {
    case 0x22: skipQuoted()
    case 0x5C, 0x5F, 0x2A: at += 1  // \ _ * : the next character is shown, or its width is
    case 0x5B: readBracket()
    case 0x79, 0x64: hasDay = true  // y d
    case 0x68, 0x73: hasTime = true  // h s
    case 0x6D: hasMonthOrMinute = true
    case 0x61: readWeekdayOrNoon()
    case 0x67: skipGeneral()
    case 0x65: readExponentOrYear()
    case 0x25: hasPercent = true
    case 0x40: hasText = true
    case 0x30, 0x23, 0x3F: countDigit()
    case 0x2E: if decimals == nil { decimals = 0 }
    case 0x2F: isSimple = false  // fraction
    case 0x2C: if at >= code.count || !isDigit(code[at]) { isSimple = false }  // thousands
    default: break
    }
  }

  private func isDigit(_ byte: UInt8) -> Bool { byte == 0x30 || byte == 0x23 || byte == 0x3F }

  private mutating func countDigit() {
    hasDigits = true
    if let shown = decimals, shown < Int8.max { decimals = shown + 1 }
  }

  private mutating func skipQuoted() {
    while at < code.count, code[at] != 0x22 { at += 1 }
    at += 1
  }

  /// The word `General` would otherwise be read letter by letter.
  private mutating func skipGeneral() {
    guard code[at...].starts(with: "eneral".utf8) else { return }
    at += 6
    isSimple = false
  }

  /// `E+` and `E-` are scientific; an `e` alone is the year of the East Asian editions.
  private mutating func readExponentOrYear() {
    if at < code.count, code[at] == 0x2B || code[at] == 0x2D {
      isSimple = false
    } else {
      hasDay = true
    }
  }

  /// `AM/PM` and `A/P` belong to a time; `aaa` and `aaaa` are days of the week.
  private mutating func readWeekdayOrNoon() {
    let rest = code[at...]
    if rest.starts(with: "m/pm".utf8) {
      at += 4
      hasTime = true
    } else if rest.starts(with: "/p".utf8) {
      at += 2
      hasTime = true
    } else if rest.starts(with: "aa".utf8) {
      at += 2
      hasDay = true
    }
  }

  /// `[h]`, `[mm]` and `[s]` are elapsed time; `[>=100]` is a condition; `[Red]`, `[$-804]` say
  /// nothing of the value.
  private mutating func readBracket() {
    let content = code[at...].prefix { $0 != 0x5D }
    at = content.endIndex + 1
    guard let first = content.first else { return }
    let isUnit = [0x68, 0x6D, 0x73].contains(first)
    if isUnit, content.allSatisfy({ $0 == first }) { isElapsed = true }
    if [0x3C, 0x3D, 0x3E].contains(first) { isSimple = false }
  }
}
