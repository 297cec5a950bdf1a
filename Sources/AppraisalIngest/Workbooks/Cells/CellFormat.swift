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

  /// Whether numbers are shown as days, times or lengths of time.
  var isDayOrTime: Bool { kind == .date || kind == .time || kind == .elapsed }

  /// The format without any rule.
  static let general = CellFormat()

  /// A format every workbook has without spelling it out: ECMA-376 Part 1, 18.8.30, with the
  /// numbers that the Chinese, Japanese and Korean editions add, and 5–8, which are money.
  ///
  /// Any other number is the general format.
  init(builtIn number: Int) {
    switch number {
    case 1, 3, 5, 6, 37, 38, 41, 42: decimals = 0
    case 2, 4, 7, 8, 39, 40, 43, 44: decimals = 2
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
    self = FormatCode(code).format
  }

  init(kind: Kind, decimals: Int8) {
    self.kind = kind
    self.decimals = decimals
  }
}
