/// How a number format shows a number, as far as it changes what the number says.
struct LegacyNumberFormat: BitwiseCopyable {
  /// What the number is shown as.
  enum Meaning: BitwiseCopyable {
    case number
    case percent
    /// A day, with or without a time.
    case day
    /// A time alone.
    case time
  }

  /// What the number is shown as.
  var meaning = Meaning.number
  /// Decimals shown; `nil` when the format is not a plain one that fixes them.
  var decimals: Int?

  /// The format with one of the numbers that are fixed, and General for any other.
  ///
  /// 27–36 and 50–58 are days and times in the Chinese editions.
  init(fixed number: Int) {
    switch number {
    case 1, 3, 5, 6, 37, 38, 41, 42: decimals = 0
    case 2, 4, 7, 8, 39, 40, 43, 44: decimals = 2
    case 9: (meaning, decimals) = (.percent, 0)
    case 10: (meaning, decimals) = (.percent, 2)
    case 18...21, 32...35, 45...47, 55, 56: meaning = .time
    case 14...17, 22, 27...31, 36, 50...54, 57, 58: meaning = .day
    default: break
    }
  }

  /// Reads the code of a format; its first section, for numbers that are not negative, decides.
  ///
  /// Letters in quotation marks, behind a backslash, and in brackets say nothing, except for hours,
  /// minutes or seconds in brackets, which count on beyond a day.
  /// - Parameter code: The code as UTF-8: `0.0%`, `yyyy"年"m"月"`.
  init(code: [UInt8]) {
    var scanner = FormatCodeScanner(code)
    scanner.scan()
    if scanner.hasDayLetter || (scanner.hasMonthOrMinute && !scanner.hasTimeLetter) {
      meaning = .day
    } else if scanner.hasTimeLetter {
      meaning = .time
    } else {
      meaning = scanner.hasPercent ? .percent : .number
      decimals = scanner.isPlain && scanner.placesBefore + scanner.places > 0 ? scanner.places : nil
    }
  }
}

private struct FormatCodeScanner {
  private let code: [UInt8]
  private var position = 0
  private(set) var hasDayLetter = false
  private(set) var hasMonthOrMinute = false
  private(set) var hasTimeLetter = false
  private(set) var hasPercent = false
  /// Neither a fraction nor scientific, nor in thousands.
  private(set) var isPlain = true
  private(set) var placesBefore = 0
  private(set) var places = 0
  private var isBehindPoint = false

  init(_ code: [UInt8]) { self.code = code }

  mutating func scan() {
    while position < code.count, code[position] != UInt8(ascii: ";") {
      let byte = code[position]
      position += 1
      switch byte {
      case UInt8(ascii: "\""): skip(to: UInt8(ascii: "\""))
      case UInt8(ascii: "["): bracket()
      // The byte behind them is shown, or as wide as what is shown, or fills the cell.
      case UInt8(ascii: "\\"), UInt8(ascii: "_"), UInt8(ascii: "*"): position += 1
      default: letterOrDigit(byte)
      }
    }
  }

  private mutating func letterOrDigit(_ byte: UInt8) {
    switch byte {
    case UInt8(ascii: "g"), UInt8(ascii: "G"):
      if isGeneral { (position, isPlain) = (position + 6, false) }
    case UInt8(ascii: "y"), UInt8(ascii: "Y"), UInt8(ascii: "d"), UInt8(ascii: "D"):
      hasDayLetter = true
    case UInt8(ascii: "m"), UInt8(ascii: "M"): hasMonthOrMinute = true
    case UInt8(ascii: "h"), UInt8(ascii: "H"), UInt8(ascii: "s"), UInt8(ascii: "S"):
      hasTimeLetter = true
    case UInt8(ascii: "e"), UInt8(ascii: "E"): exponentOrYear()
    case UInt8(ascii: "%"): hasPercent = true
    case UInt8(ascii: "/"): isPlain = false
    case UInt8(ascii: "."): isBehindPoint = true
    case UInt8(ascii: ","):
      if !isPlaceholder(at: position) { isPlain = false }
    default:
      if !isPlaceholder(at: position - 1) { return }
      if isBehindPoint { places += 1 } else { placesBefore += 1 }
    }
  }

  private func isPlaceholder(at position: Int) -> Bool {
    position < code.count && Array("0#?".utf8).contains(code[position])
  }

  private var isGeneral: Bool {
    code[position...].prefix(6).map { $0 | 0x20 }.elementsEqual("eneral".utf8)
  }

  /// `E+` is scientific; an `e` alone is the year of the East Asian editions.
  private mutating func exponentOrYear() {
    guard position < code.count, Array("+-".utf8).contains(code[position]) else {
      hasDayLetter = true
      return
    }
    isPlain = false
  }

  private mutating func bracket() {
    let start = position
    skip(to: UInt8(ascii: "]"))
    let inside = code[start..<max(start, position - 1)].map { $0 | 0x20 }
    guard let first = inside.first, inside.allSatisfy({ $0 == first }) else { return }
    if Array("hms".utf8).contains(first) { hasTimeLetter = true }
  }

  private mutating func skip(to end: UInt8) {
    while position < code.count, code[position] != end { position += 1 }
    position = min(position + 1, code.count)
  }
}
