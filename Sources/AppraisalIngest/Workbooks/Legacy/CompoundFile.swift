/// A file of streams in an OLE container, as old office programs write it.
///
/// The container is a small file system: sectors of equal size, a table that names the successor of
/// each sector, and a directory. Streams below 4,096 bytes lie in 64-byte sectors within a stream of
/// their own. Each chain is followed with a mark on every sector that was met, so it ends; and
/// nothing is allocated that the file is not long enough for. The padding behind the last stream
/// may be missing.
struct CompoundFile {
  private let sectors: CompoundSectors
  private let smallSectors: CompoundSectors
  /// What the directory lists, the root first.
  let entries: [CompoundEntry]

  private static let smallLimit = 4096

  /// Reads tables and directory.
  init(bytes: [UInt8]) throws(WorkbookProblem) {
    let file = LegacyBytes(bytes, part: nil)
    let header = try CompoundHeader(file)
    let table = try header.table(in: file)
    let sectors = CompoundSectors(
      bytes: file, shift: header.sectorShift, headerCount: 1, successors: table)
    self.sectors = sectors
    let directory = try sectors.content(from: header.directoryStart, count: nil)
    entries = try CompoundEntry.entries(of: directory)
    guard let root = entries.first, root.kind == .root else {
      throw WorkbookProblem(.damaged(what: "the directory has no root", byte: 0))
    }
    let small = try sectors.content(from: root.start, count: root.count)
    let smallTable = try sectors.content(from: header.smallTableStart, count: nil)
    smallSectors = CompoundSectors(
      bytes: LegacyBytes(small, part: nil), shift: 6, headerCount: 0,
      successors: try CompoundHeader.numbers(LegacyBytes(smallTable, part: nil)))
  }

  /// Whether an entry of this name stands anywhere in the directory.
  func contains(_ name: String) -> Bool { entries.contains { $0.isNamed(name) } }

  /// The position of a stream in the top level of the directory; `nil` when there is none.
  func stream(_ name: String) throws(WorkbookProblem) -> Int? {
    let matches = try CompoundEntry.topLevel(of: entries)
      .filter { entries[$0].kind == .stream && entries[$0].isNamed(name) }
    guard matches.count < 2 else { throw WorkbookProblem(.suspiciousEntry(name: name)) }
    return matches.first
  }

  /// The bytes of a stream.
  func content(of entry: Int) throws(WorkbookProblem) -> [UInt8] {
    let entry = entries[entry]
    let home = entry.count < CompoundFile.smallLimit ? smallSectors : sectors
    return try home.content(from: entry.start, count: entry.count)
  }
}
