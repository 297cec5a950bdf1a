/// A record of the directory of a ZIP archive (APPNOTE 6.3.10, 4.3.12).
struct DirectoryRecord {
  /// Where the next record begins.
  let end: Int
  private let name: String
  private let nameBytes: ArraySlice<UInt8>
  private let flags: Int
  private let method: Int
  private let checksum: Int
  private var compressed: Int
  private var size: Int
  private var header: Int

  /// Reads a record that begins at an offset of an archive, in a directory that ends at another.
  init(_ bytes: [UInt8], at start: Int, end limit: Int) throws(WorkbookProblem) {
    guard start <= limit - 46, bytes.unsigned32(at: start) == 0x0201_4B50,
      let flags = bytes.unsigned16(at: start + 8), let method = bytes.unsigned16(at: start + 10),
      let checksum = bytes.unsigned32(at: start + 16),
      let compressed = bytes.unsigned32(at: start + 20),
      let size = bytes.unsigned32(at: start + 24), let header = bytes.unsigned32(at: start + 42),
      let nameLength = bytes.unsigned16(at: start + 28),
      let extraLength = bytes.unsigned16(at: start + 30),
      let commentLength = bytes.unsigned16(at: start + 32),
      start + 46 + nameLength + extraLength + commentLength <= limit
    else { throw WorkbookProblem(.damaged(what: "directory record", byte: start)) }
    self.flags = flags
    self.method = method
    self.checksum = checksum
    (self.compressed, self.size, self.header) = (compressed, size, header)
    nameBytes = bytes[(start + 46)..<(start + 46 + nameLength)]
    name = String(decoding: nameBytes, as: UTF8.self)
    end = start + 46 + nameLength + extraLength + commentLength
    let extra = start + 46 + nameLength
    try readLargeNumbers(bytes, in: extra..<(extra + extraLength))
    try refuseSuspiciousName()
  }

  /// Numbers that do not fit in four bytes stand in extra field 1, in this order (4.5.3).
  private mutating func readLargeNumbers(
    _ bytes: [UInt8], in range: Range<Int>
  ) throws(WorkbookProblem) {
    guard [size, compressed, header].contains(0xFFFF_FFFF) else { return }
    var at = range.lowerBound
    while at <= range.upperBound - 4, let id = bytes.unsigned16(at: at),
      let length = bytes.unsigned16(at: at + 2), at + 4 + length <= range.upperBound
    {
      defer { at += 4 + length }
      guard id == 1 else { continue }
      var field = at + 4
      for path in [\DirectoryRecord.size, \.compressed, \.header]
      where self[keyPath: path] == 0xFFFF_FFFF {
        guard field + 8 <= at + 4 + length, let value = bytes.unsigned64(at: field) else { break }
        self[keyPath: path] = value
        field += 8
      }
      return
    }
  }

  /// A name must stay inside the archive on every system that might unpack it.
  private func refuseSuspiciousName() throws(WorkbookProblem) {
    let folders = nameBytes.split(separator: 0x2F, omittingEmptySubsequences: false)
    let climbs = folders.contains { $0.elementsEqual(".".utf8) || $0.elementsEqual("..".utf8) }
    let strange = nameBytes.contains { $0 < 0x20 || $0 == 0x5C || $0 == 0x3A }
    let hasGap = folders.dropLast().contains { $0.isEmpty }
    guard !nameBytes.isEmpty, !climbs, !strange, !hasGap,
      nameBytes.withUnsafeBufferPointer({ firstInvalidUTF8($0) }) == nil
    else { throw WorkbookProblem(.suspiciousEntry(name: name)) }
  }

  /// The entry, after its local header was found to say the same (4.3.7).
  func entry(in bytes: [UInt8], before limit: Int) throws(WorkbookProblem) -> ArchiveEntry {
    // Bit 0 is the old encryption, 6 the strong one, 13 a directory with masked values.
    guard flags & 0x2041 == 0 else { throw WorkbookProblem(.encrypted, part: name) }
    guard method == 0 || method == 8 else {
      throw WorkbookProblem(.compression(method: method), part: name)
    }
    let damaged = WorkbookProblem(.damaged(what: "local header", byte: header), part: name)
    guard header <= limit - 30 else { throw WorkbookProblem(.truncated, part: name) }
    guard bytes.unsigned32(at: header) == 0x0403_4B50,
      bytes.unsigned16(at: header + 6) == flags, bytes.unsigned16(at: header + 8) == method,
      let nameLength = bytes.unsigned16(at: header + 26),
      let extraLength = bytes.unsigned16(at: header + 28),
      header + 30 + nameLength + extraLength <= limit,
      bytes[(header + 30)..<(header + 30 + nameLength)].elementsEqual(nameBytes)
    else { throw damaged }
    let start = header + 30 + nameLength + extraLength
    guard compressed <= limit - start else { throw WorkbookProblem(.truncated, part: name) }
    guard agrees(bytes, 14, checksum), agrees(bytes, 18, compressed), agrees(bytes, 22, size)
    else { throw damaged }
    return ArchiveEntry(
      name: name, isDeflated: method == 8, checksum: UInt32(truncatingIfNeeded: checksum),
      size: size, header: header, data: start..<(start + compressed))
  }

  /// Whether the local header has the same number, or one of the two excuses for not having it:
  /// it follows the data (bit 3), or it stands in the extra field for large numbers.
  private func agrees(_ bytes: [UInt8], _ offset: Int, _ value: Int) -> Bool {
    guard let local = bytes.unsigned32(at: header + offset) else { return false }
    return local == value || (flags & 8 != 0 && local == 0)
      || (offset != 14 && local == 0xFFFF_FFFF)
  }
}
