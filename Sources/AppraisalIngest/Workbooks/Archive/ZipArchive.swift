/// A ZIP archive in memory whose directory was checked against the headers it points to.
///
/// Nothing is inflated here. What the directory says of an entry must be what its local header says,
/// and no two entries may share a byte: archives are made otherwise only to show one reader this
/// part and the next reader that one, or to inflate the same bytes again and again.
struct ZipArchive: Sendable {
  /// The archive.
  let bytes: [UInt8]
  /// The entries in the order of the directory, folders left out.
  let entries: [ArchiveEntry]
  private let positions: [String: Int]

  /// Checks the directory.
  ///
  /// - Parameters:
  ///   - bytes: The archive.
  ///   - limits: How many entries there may be and how large they may become.
  /// - Throws: ``WorkbookProblem`` for anything that is not as it should be.
  init(bytes: [UInt8], limits: OfficeOpenLimits) throws(WorkbookProblem) {
    let directory = try ArchiveDirectory(of: bytes)
    guard directory.entries <= limits.entries else {
      throw WorkbookProblem(
        .overLimit(what: .entries, found: directory.entries, limit: limits.entries))
    }
    self.bytes = bytes
    var entries: [ArchiveEntry] = []
    var at = directory.range.lowerBound
    for _ in 0..<directory.entries {
      let record = try DirectoryRecord(bytes, at: at, end: directory.range.upperBound)
      at = record.end
      entries.append(try record.entry(in: bytes, before: directory.range.lowerBound))
    }
    guard at == directory.range.upperBound else {
      throw WorkbookProblem(.damaged(what: "directory longer than its entries", byte: at))
    }
    positions = try ZipArchive.positions(of: entries)
    try ZipArchive.refuseOverlaps(entries)
    for entry in entries { try ZipArchive.refuseExcess(entry, limits: limits) }
    self.entries = entries
  }

  /// The entry of a part, letter case of ASCII disregarded as the packaging convention has
  /// it; names have no leading slash.
  func entry(_ name: String) -> ArchiveEntry? {
    positions[name.lowercased()].map { entries[$0] }
  }

  private static func positions(
    of entries: [ArchiveEntry]
  ) throws(WorkbookProblem) -> [String: Int] {
    var positions: [String: Int] = [:]
    for (position, entry) in entries.enumerated()
    where positions.updateValue(position, forKey: entry.name.lowercased()) != nil {
      throw WorkbookProblem(.suspiciousEntry(name: entry.name))
    }
    return positions
  }

  private static func refuseOverlaps(_ entries: [ArchiveEntry]) throws(WorkbookProblem) {
    let inOrder = entries.sorted { $0.header < $1.header }
    for (entry, next) in zip(inOrder, inOrder.dropFirst())
    where next.header < entry.data.upperBound {
      throw WorkbookProblem(
        .damaged(what: "entries share bytes", byte: next.header), part: next.name)
    }
  }

  private static func refuseExcess(
    _ entry: ArchiveEntry, limits: OfficeOpenLimits
  ) throws(WorkbookProblem) {
    guard entry.size <= limits.partBytes else {
      throw WorkbookProblem(
        .overLimit(what: .partBytes, found: entry.size, limit: limits.partBytes),
        part: entry.name)
    }
    let ratio = entry.size / max(1, entry.data.count)
    guard entry.size <= limits.ratioFrom || ratio <= limits.ratio else {
      throw WorkbookProblem(
        .overLimit(what: .ratio, found: ratio, limit: limits.ratio), part: entry.name)
    }
    guard entry.isDeflated || entry.size == entry.data.count else {
      throw WorkbookProblem(
        .damaged(what: "two sizes of a stored entry", byte: entry.header), part: entry.name)
    }
  }
}
