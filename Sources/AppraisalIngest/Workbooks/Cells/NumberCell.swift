/// The one way in which both formats of workbooks spell a number: as its format shows it, be that
/// a plain number, per cent, a day or a time.
struct NumberCell: ~Copyable {
  /// What the cell holds.
  private(set) var kind = SheetCell.Kind.number
  /// What is remarkable about it.
  private(set) var marks: SheetCell.Marks = []
  private var number = NumberText()
  private var date = OwnedBuffer<UInt8>()

  init() {}

  /// The canonical spelling, until the next number is read.
  var text: UnsafeBufferPointer<UInt8> {
    kind == .date ? date.contents : number.bytes.contents
  }

  /// Spells a number that a file holds in decimal digits.
  /// - Returns: Whether it is one that a double can hold.
  mutating func read(
    _ digits: UnsafeBufferPointer<UInt8>, as format: CellFormat, is1904: Bool
  ) -> Bool {
    if readDay(digits, as: format, is1904: is1904) { return true }
    guard number.read(digits) else { return false }
    spell(as: format, is1904: is1904)
    return true
  }

  /// Spells a number that a file holds as a double.
  /// - Returns: Whether it is finite.
  mutating func read(_ value: Double, as format: CellFormat, is1904: Bool) -> Bool {
    guard number.read(value) else { return false }
    spell(as: format, is1904: is1904)
    return true
  }

  /// Most days are digits without exponent, which need not be spelt out first.
  private mutating func readDay(
    _ digits: UnsafeBufferPointer<UInt8>, as format: CellFormat, is1904: Bool
  ) -> Bool {
    guard format.isDayOrTime, let parts = NumberParts(digits), !parts.hasExponent,
      let day = SerialDate(parts, as: format.kind, is1904: is1904)
    else { return false }
    take(day)
    return true
  }

  private mutating func spell(as format: CellFormat, is1904: Bool) {
    (kind, marks) = (.number, [])
    if format.kind == .percent { number.makePercent() }
    if format.kind == .text { marks.insert(.numberAsText) }
    if format.decimals >= 0, number.decimals > Int(format.decimals) { marks.insert(.shownRounded) }
    number.write()
    if format.isDayOrTime {
      if let parts = NumberParts(number.bytes.contents),
        let day = SerialDate(parts, as: format.kind, is1904: is1904)
      {
        return take(day)
      }
      marks.insert(.impossibleDate)
    }
    if format.kind == .percent { number.append(0x25) }
  }

  private mutating func take(_ day: SerialDate) {
    day.write(to: &date)
    (kind, marks) = (.date, [])
  }
}
