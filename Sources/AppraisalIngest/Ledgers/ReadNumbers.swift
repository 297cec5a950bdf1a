import AppraisalNumerics

/// Numbers per row of a list, as Doubles.
public struct NumberTable: Sendable {
  /// The numbers by name, per row of the roster; NaN where none was handed in.
  public let columns: [String: [Double]]
  /// The physical line per row of the roster; 0 where there is none.
  public let lines: [Int32]
}

/// Reads a table of numbers for the analytic lane, at most one row per subject.
///
/// A number is read as the nearest Double (see `parseNumber`); an empty cell, or one of the stated
/// words, means that none was handed in. `nan`, `inf`, hexadecimal numbers, signs of per cent and
/// separators of thousands are no numbers. One cell at fault sets the whole row aside.
///
/// - Parameters:
///   - source: The file.
///   - options: How its text is to be taken.
///   - subject: The header of the subject.
///   - columns: The names and headers of the columns.
///   - missing: Words that stand for a number that was not handed in.
///   - roster: Those appraised.
///   - log: Takes the issues and the account of the file.
/// - Returns: The numbers; `nil` when the file was refused, as it is when a subject has two rows.
/// - Complexity: O(bytes).
public func readNumbers(
  _ source: SourceFile, options: TextOptions, subject: String,
  columns: [(name: String, header: String)], missing: [String], roster: Roster,
  log: inout IssueLog
) -> NumberTable? {
  let reference = RecordReference.subjects(roster)
  guard let table = TextTable(source, options: options, log: &log),
    let found = table.columns([subject] + columns.map(\.header), log: &log),
    let subjectColumn = found[0]
  else { return nil }
  let positions = found.dropFirst().compactMap(\.self)
  let words = missing.map { Array($0.utf8) }
  var cells = columns.map { _ in [Double](repeating: .nan, count: reference.count) }
  var lines = [Int32](repeating: 0, count: reference.count)
  var register = IdentifierRegister()
  var read = [Double](repeating: .nan, count: columns.count)
  let isRead = table.readUnique(register: &register, column: subjectColumn, log: &log) {
    record, place, log in
    var reading = FieldReading(table, place)
    let row = reading.index(
      record[subjectColumn], column: subjectColumn, in: reference.keys, list: reference.list,
      log: &log)
    for (position, column) in positions.enumerated() {
      read[position] = reading.number(record[column], column: column, missing: words, log: &log)
    }
    guard reading.isWhole, let row else {
      return (reading.verdict(concerning: row.map(reference.subjectRow), log: &log), nil)
    }
    for position in read.indices { cells[position][row] = read[position] }
    lines[row] = Int32(clamping: place.line)
    return (.accepted, reference.keys.identifiers.key(at: row))
  }
  guard isRead else { return nil }
  return NumberTable(
    columns: Dictionary(zip(columns.map(\.name), cells), uniquingKeysWith: { first, _ in first }),
    lines: lines)
}

extension FieldReading {
  /// A number as a Double; NaN when the field is empty, holds one of the words, or is at fault.
  mutating func number(
    _ field: UnsafeBufferPointer<UInt8>, column: Int, missing: [[UInt8]], log: inout IssueLog
  ) -> Double {
    let bytes = bytes(field, column: column, log: &log)
    guard !bytes.isEmpty, !missing.contains(where: { $0.elementsEqual(bytes) }) else { return .nan }
    var reading = parseNumber(bytes)
    if reading == .notANumber, let plain = plainNumber(bytes) {
      reading = plain.withUnsafeBufferPointer { parseNumber($0) }
      if case .value = reading { note(IssueKind.fullWidthDigits, column: column, log: &log) }
    }
    switch reading {
    case .value(let value): return value
    case .outOfRange:
      fault(
        .numberOutOfRange(found: IssueKind.excerpt(bytes), range: "±4.9e-324…1.8e308"),
        column: column, log: &log)
    case .notANumber:
      let found = IssueKind.excerpt(bytes)
      fault(
        hasThousandsSeparators(bytes)
          ? .thousandsSeparators(found: found) : .notANumber(found: found),
        column: column, log: &log)
    }
    return .nan
  }
}

/// The bytes with full-width digits, signs and points as ASCII; `nil` where there are none.
private func plainNumber(_ bytes: UnsafeBufferPointer<UInt8>) -> [UInt8]? {
  guard bytes.contains(0xEF) else { return nil }
  var plain: [UInt8] = []
  var position = 0
  while position < bytes.count {
    // U+FF0D －, U+FF0E ．, U+FF10–U+FF19 ０–９ are EF BC 8D, 8E and 90–99.
    if bytes[position] == 0xEF, position + 2 < bytes.count, bytes[position + 1] == 0xBC,
      [0x8D, 0x8E].contains(bytes[position + 2]) || (0x90...0x99).contains(bytes[position + 2])
    {
      plain.append(bytes[position + 2] - 0x60)
      position += 3
    } else {
      plain.append(bytes[position])
      position += 1
    }
  }
  return plain
}

/// Whether a text is a number but for commas between groups of three digits.
private func hasThousandsSeparators(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
  guard bytes.contains(UInt8(ascii: ",")) else { return false }
  let plain = bytes.filter { $0 != UInt8(ascii: ",") }
  let reading = plain.withUnsafeBufferPointer { parseNumber($0) }
  return reading != .notANumber
}
