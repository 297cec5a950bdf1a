/// A number as offices write it in prose: `3000余件`, `≥2次`, `约1.2万`, `一百零五人`, `85%`.
///
/// It is never what a cell of numbers should hold: whoever uses one has to report what it was taken
/// for.
public struct OfficeNumber: Sendable, Hashable {
  /// How the number was written.
  public struct Flags: OptionSet, Sendable, Hashable {
    /// The bits.
    public let rawValue: UInt16
    /// Not the exact number: 约, 近, 余, 多, 左右.
    public static let approximate = Flags(rawValue: 1)
    /// The number or more: ≥, 至少, 余, 以上.
    public static let atLeast = Flags(rawValue: 2)
    /// The number or less: ≤, 不超过, 以下.
    public static let atMost = Flags(rawValue: 4)
    /// The bound itself does not count: 超过, 不足.
    public static let exclusive = Flags(rawValue: 8)
    /// Per cent: 85% is 85 with this flag.
    public static let percent = Flags(rawValue: 16)
    /// Chinese numerals, or 万 and the like behind digits.
    public static let chineseNumeral = Flags(rawValue: 32)
    /// Full-width digits or signs.
    public static let fullWidth = Flags(rawValue: 64)
    /// Commas between thousands.
    public static let grouped = Flags(rawValue: 128)

    /// A set of flags.
    /// - Parameter rawValue: The bits.
    public init(rawValue: UInt16) { self.rawValue = rawValue }
  }

  /// The number in units of 10⁻⁴.
  public let tenThousandths: Int64
  /// How it was written.
  public let flags: Flags
  /// What is counted, as it stands in the text; empty when it is not told.
  public let unit: String
}

/// Reads a number as offices write it in prose.
///
/// ```
/// [约 近 ≥ 至少 …] [百分之] number [余 多] [百 千 万 亿] [余 多] [unit] [以上 以下 左右 …]
/// ```
/// The number is in digits with at most four decimals, or in Chinese numerals. The unit is one of the
/// usual measure words. Everything must be understood: `3-5次`, `十几个`, `一百五` and `几十` are not.
///
/// - Parameter field: Valid UTF-8.
/// - Returns: The number; `nil` when not all of the field is understood, or it is too large.
/// - Complexity: O(bytes).
public func parseOfficeNumber(_ field: UnsafeBufferPointer<UInt8>) -> OfficeNumber? {
  var reader = OfficeNumberReader(trimmed(field).field)
  return reader.read()
}
