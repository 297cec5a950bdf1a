/// What a column of identifiers looks like as a whole, gathered field by field.
///
/// Rounding strikes a whole column when a spreadsheet opens the file, so one number in scientific
/// notation makes every other long number of the column doubtful: the column is refused.
struct IdentifierColumn: Sendable {
  /// Fields that are looked at for the usual width have at most so many bytes.
  private static let widest = 32

  private var widths = [Int](repeating: 0, count: IdentifierColumn.widest + 1)
  private var zeroLed = [Int](repeating: 0, count: IdentifierColumn.widest + 1)
  /// Number of fields in scientific notation.
  private(set) var scientific = 0

  /// Nothing gathered yet.
  init() {}

  /// Takes a field into account.
  /// - Parameter field: The field without outer blanks.
  mutating func add(_ field: UnsafeBufferPointer<UInt8>) {
    if identifierDamage(of: field, usualWidth: nil) == .scientific { scientific += 1 }
    guard field.count <= IdentifierColumn.widest, let width = numericWidth(field) else { return }
    widths[width] += 1
    if field[0] == UInt8(ascii: "0") { zeroLed[width] += 1 }
  }

  /// Adds the fields of another part of the column.
  /// - Parameter other: The other part.
  mutating func merge(_ other: IdentifierColumn) {
    for width in widths.indices {
      widths[width] += other.widths[width]
      zeroLed[width] += other.zeroLed[width]
    }
    scientific += other.scientific
  }

  /// The width that nine of ten numbers have, when it is meant to be one.
  ///
  /// That can be told when some begin with a zero, or when they are as long as phone and identity
  /// numbers. Running numbers 1…95 have no usual width.
  var usualWidth: Int? {
    let total = widths.reduce(0, +)
    guard let width = widths.indices.max(by: { widths[$0] < widths[$1] }), widths[width] > 0,
      widths[width] * 10 >= total * 9
    else { return nil }
    return zeroLed[width] > 0 || width >= 11 ? width : nil
  }

  /// Why the whole column cannot be used; `nil` when it can.
  var refusal: IssueKind? { scientific > 0 ? .roundedIdentifiers(count: scientific) : nil }
}
