/// A number in ASCII or full-width digits, perhaps with commas between thousands and decimals.
struct OfficeDigits {
  private var wholeGroups: [[UInt8]] = []
  private var decimals: [UInt8]?
  private(set) var isFullWidth = false

  init(_ scanner: inout TextScanner) {
    wholeGroups = [digits(&scanner)]
    while !wholeGroups[0].isEmpty, takeEither(",", "，", &scanner) {
      wholeGroups.append(digits(&scanner))
    }
    if takeEither(".", "．", &scanner) { decimals = digits(&scanner) }
  }

  /// Whether commas stand between thousands.
  var isGrouped: Bool { wholeGroups.count > 1 }

  private mutating func takeEither(
    _ narrow: StaticString, _ wide: StaticString, _ scanner: inout TextScanner
  ) -> Bool {
    if scanner.take(narrow) { return true }
    guard scanner.take(wide) else { return false }
    isFullWidth = true
    return true
  }

  private mutating func digits(_ scanner: inout TextScanner) -> [UInt8] {
    var found: [UInt8] = []
    while let digit = OfficeDigits.pairs.firstIndex(where: { takeEither($0.0, $0.1, &scanner) }) {
      found.append(UInt8(digit))
    }
    return found
  }

  private static let pairs: [(StaticString, StaticString)] = [
    ("0", "０"), ("1", "１"), ("2", "２"), ("3", "３"), ("4", "４"), ("5", "５"), ("6", "６"),
    ("7", "７"), ("8", "８"), ("9", "９"),
  ]

  /// The number in units of 10⁻⁴; `nil` when there is none, when groups are not of three digits, when
  /// there are more than four decimals, or when it is too large.
  mutating func tenThousandths() -> Int64? {
    guard let first = wholeGroups.first, !first.isEmpty, decimals?.isEmpty != true else {
      return nil
    }
    if isGrouped {
      guard first.count <= 3, wholeGroups.dropFirst().allSatisfy({ $0.count == 3 }) else {
        return nil
      }
    }
    var places = decimals ?? []
    while places.count > 4, places.last == 0 { places.removeLast() }
    guard places.count <= 4 else { return nil }
    places += Array(repeating: 0, count: 4 - places.count)
    return OfficeDigits.value(wholeGroups.joined() + places)
  }

  private static func value(_ digits: [UInt8]) -> Int64? {
    var value: Int64 = 0
    for digit in digits {
      let (product, overflow) = value.multipliedReportingOverflow(by: 10)
      let (sum, overflowOfSum) = product.addingReportingOverflow(Int64(digit))
      guard !overflow, !overflowOfSum else { return nil }
      value = sum
    }
    return value
  }
}
