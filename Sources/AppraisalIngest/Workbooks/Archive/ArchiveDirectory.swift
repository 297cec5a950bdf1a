/// Where the directory of a ZIP archive lies, by the record at its end (APPNOTE 6.3.10, 4.3.14–16).
struct ArchiveDirectory {
  /// Number of entries.
  let entries: Int
  /// The bytes of the directory.
  let range: Range<Int>

  /// Finds the directory.
  /// - Parameter bytes: The archive.
  /// - Throws: ``WorkbookProblem/Kind/truncated`` when there is no end record, or it points beyond
  ///   the archive; ``WorkbookProblem/Kind/damaged(what:byte:)`` when it contradicts itself.
  init(of bytes: [UInt8]) throws(WorkbookProblem) {
    guard let record = ArchiveDirectory.endRecord(of: bytes) else {
      throw WorkbookProblem(.truncated)
    }
    let fields = try ArchiveDirectory.fields(of: bytes, record: record)
    let (end, overflow) = fields.offset.addingReportingOverflow(fields.size)
    guard !overflow, end <= record else { throw WorkbookProblem(.truncated) }
    entries = fields.entries
    range = fields.offset..<end
  }

  /// The end record is the last one whose comment reaches exactly to the end of the file.
  private static func endRecord(of bytes: [UInt8]) -> Int? {
    guard bytes.count >= 22 else { return nil }
    let earliest = max(0, bytes.count - 22 - 0xFFFF)
    return stride(from: bytes.count - 22, through: earliest, by: -1).first { position in
      bytes.unsigned32(at: position) == 0x0605_4B50
        && bytes.unsigned16(at: position + 20) == bytes.count - position - 22
    }
  }

  private typealias Fields = (entries: Int, size: Int, offset: Int)

  private static func fields(
    of bytes: [UInt8], record: Int
  ) throws(WorkbookProblem) -> Fields {
    guard let disk = bytes.unsigned16(at: record + 4),
      let first = bytes.unsigned16(at: record + 6), let here = bytes.unsigned16(at: record + 8),
      let all = bytes.unsigned16(at: record + 10), let size = bytes.unsigned32(at: record + 12),
      let offset = bytes.unsigned32(at: record + 16)
    else { throw WorkbookProblem(.truncated) }
    if all == 0xFFFF || size == 0xFFFF_FFFF || offset == 0xFFFF_FFFF,
      bytes.unsigned32(at: record - 20) == 0x0706_4B50
    {
      return try largeFields(of: bytes, locator: record - 20)
    }
    guard disk == 0, first == 0, here == all else {
      throw WorkbookProblem(.damaged(what: "archive in several volumes", byte: record))
    }
    return (all, size, offset)
  }

  private static func largeFields(
    of bytes: [UInt8], locator: Int
  ) throws(WorkbookProblem) -> Fields {
    guard let record = bytes.unsigned64(at: locator + 8), record <= locator - 56,
      bytes.unsigned32(at: record) == 0x0606_4B50
    else { throw WorkbookProblem(.damaged(what: "no zip64 end record", byte: locator)) }
    guard bytes.unsigned32(at: record + 16) == 0, bytes.unsigned32(at: record + 20) == 0,
      let here = bytes.unsigned64(at: record + 24), let all = bytes.unsigned64(at: record + 32),
      here == all, let size = bytes.unsigned64(at: record + 40),
      let offset = bytes.unsigned64(at: record + 48)
    else { throw WorkbookProblem(.damaged(what: "zip64 end record", byte: record)) }
    return (all, size, offset)
  }
}
