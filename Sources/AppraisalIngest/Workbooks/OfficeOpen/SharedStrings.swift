/// The texts that cells of all sheets share, one behind the other in one stretch of memory.
final class SharedStrings: @unchecked Sendable {
  // Never changed after initialisation, so that any thread may read them; and constants, because a
  // variable of a class is asked for exclusive use each time it is read.
  private let ends: UnsafeBufferPointer<Int>
  private let bytes: UnsafeBufferPointer<UInt8>
  private let numeric: UnsafeBufferPointer<Bool>

  /// Reads the part with the shared strings; without it there are none.
  init(
    _ relationships: Relationships, of archive: ZipArchive, limits: OfficeOpenLimits
  ) throws(WorkbookProblem) {
    var table = StringTable()
    if let entry = try relationships.part("sharedStrings", in: archive) {
      try table.read(entry, of: archive, limits: limits)
    }
    ends = copy(table.ends.contents)
    bytes = copy(table.bytes.contents)
    numeric = copy(table.numeric.contents)
  }

  deinit {
    ends.deallocate()
    bytes.deallocate()
    numeric.deallocate()
  }

  /// How many there are.
  var count: Int { ends.count }

  /// The text of a string.
  func text(_ index: Int) -> UnsafeBufferPointer<UInt8> {
    let start = index == 0 ? 0 : ends[index - 1]
    return UnsafeBufferPointer(rebasing: bytes[start..<ends[index]])
  }

  /// Whether a string is nothing but a number.
  func isNumeric(_ index: Int) -> Bool { numeric[index] }
}

private func copy<Element: BitwiseCopyable>(
  _ elements: UnsafeBufferPointer<Element>
) -> UnsafeBufferPointer<Element> {
  let room = UnsafeMutableBufferPointer<Element>.allocate(capacity: elements.count)
  _ = room.initialize(from: elements)
  return UnsafeBufferPointer(room)
}

/// Shared strings while they are read.
private struct StringTable: ~Copyable {
  var ends = OwnedBuffer<Int>()
  var bytes = OwnedBuffer<UInt8>()
  var numeric = OwnedBuffer<Bool>()

  init() {}

  mutating func read(
    _ entry: ArchiveEntry, of archive: ZipArchive, limits: OfficeOpenLimits
  ) throws(WorkbookProblem) {
    var scanner = try MarkupScanner(entry, of: archive, verifies: true)
    var text = EscapedText()
    var event = try scanner.next()
    while event != .finished {
      if event == .start, scanner.depth == 2 {
        if scanner.isElement("si") {
          try append(&scanner, &text, limits: limits)
        } else {
          try scanner.skipElement()
        }
      }
      event = try scanner.next()
    }
  }

  private mutating func append(
    _ scanner: inout MarkupScanner, _ text: inout EscapedText, limits: OfficeOpenLimits
  ) throws(WorkbookProblem) {
    text.removeAll()
    try scanner.readStringItem(into: &text, limit: limits.cellBytes)
    let start = bytes.count
    text.write(to: &bytes)
    ends.append(bytes.count)
    numeric.append(isDecimal(UnsafeBufferPointer(rebasing: bytes.contents[start...])))
    guard ends.count <= limits.strings, bytes.count <= limits.stringBytes else {
      throw WorkbookProblem(
        .overLimit(what: .strings, found: ends.count, limit: limits.strings), part: scanner.part)
    }
  }
}
