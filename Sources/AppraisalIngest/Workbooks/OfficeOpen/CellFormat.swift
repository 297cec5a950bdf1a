/// What a number format makes of a number.
struct CellFormat: BitwiseCopyable, Equatable {
  /// The kinds of formats.
  enum Kind: UInt8, BitwiseCopyable {
    /// A plain number.
    case number
    /// A number times a hundred.
    case percent
    /// A day, perhaps with a time.
    case date
    /// A time of day.
    case time
    /// A length of time, whose hours go on beyond 24.
    case elapsed
    /// Text: the number is shown as it was typed.
    case text
  }

  /// The kind.
  var kind = Kind.number
  /// How many decimals are shown; negative when the format does not say.
  var decimals: Int8 = -1

  /// The format without any rule.
  static let general = CellFormat()

  /// A format every workbook has without spelling it out (ECMA-376 Part 1, 18.8.30, with the
  /// numbers that the Chinese, Japanese and Korean editions add).
  init(builtIn number: Int) {
    switch number {
    case 1, 3, 37, 38, 41, 42: decimals = 0
    case 2, 4, 39, 40, 43, 44: decimals = 2
    case 9: (kind, decimals) = (.percent, 0)
    case 10: (kind, decimals) = (.percent, 2)
    case 14...17, 22, 27...31, 36, 50...54, 57, 58: kind = .date
    case 18...21, 32...35, 55, 56, 45, 47: kind = .time
    case 46: kind = .elapsed
    case 49: kind = .text
    default: break
    }
  }

  private init() {}

  /// A format that the workbook spells out.
  /// - Parameter code: The code, as `yyyy"年"m"月"`, `0.0%` or `[h]:mm`.
  init(code: [UInt8]) {
    var reader = FormatCode(code)
    reader.readFirstSection()
    self = reader.format
  }

  fileprivate init(kind: Kind, decimals: Int8) {
    self.kind = kind
    self.decimals = decimals
  }
}

/// Reads the first section of a format code, which is the one for positive numbers.
private struct FormatCode {
  private let code: [UInt8]
  private var at = 0
  private var hasDay = false
  private var hasTime = false
  private var isElapsed = false
  private var hasPercent = false
  private var hasText = false
  private var hasDigits = false
  private var isSimple = true
  private var decimals: Int8?

  init(_ code: [UInt8]) { self.code = code.map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 } }

  var format: CellFormat {
    if isElapsed { return CellFormat(kind: .elapsed, decimals: -1) }
    if hasDay { return CellFormat(kind: .date, decimals: -1) }
    if hasTime { return CellFormat(kind: .time, decimals: -1) }
    if hasText && !hasDigits { return CellFormat(kind: .text, decimals: -1) }
    let shown = isSimple && hasDigits ? decimals ?? 0 : -1
    return CellFormat(kind: hasPercent ? .percent : .number, decimals: shown)
  }

  mutating func readFirstSection() {
    if code.elementsEqual("general".utf8) { return }
    while at < code.count, code[at] != 0x3B { readToken() }
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
    case 0x6D: readMonthOrMinute()
    case 0x61: readWeekdayOrNoon()
    case 0x25: hasPercent = true
    case 0x40: hasText = true
    case 0x30, 0x23, 0x3F: countDigit()
    case 0x2E: if decimals == nil { decimals = 0 }
    case 0x65, 0x2F: isSimple = false  // exponent, fraction
    case 0x2C: if at == code.count || !isDigit(code[at]) { isSimple = false }  // thousands
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

  /// `m` is the minute next to hours or seconds; alone or next to days it is the month.
  private mutating func readMonthOrMinute() {
    var letters = 1
    while at < code.count, code[at] == 0x6D { (at, letters) = (at + 1, letters + 1) }
    let hasSeconds = code[at...].prefix { $0 != 0x3B }.contains(0x73)
    if hasTime || isElapsed || hasSeconds { hasTime = true } else { hasDay = true }
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
