/// The first 512 bytes of an OLE container, which lead to its tables.
struct CompoundHeader {
  /// The size of a sector as a power of two: 9 or 12.
  let sectorShift: Int
  /// The first sector of the directory.
  let directoryStart: UInt32
  /// The first sector of the table for small sectors.
  let smallTableStart: UInt32
  private let tableSectors: Int
  private let listStart: UInt32

  private static let signature: [UInt8] = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]

  /// Reads and checks the header.
  init(_ file: LegacyBytes) throws(WorkbookProblem) {
    guard file.copy.starts(with: CompoundHeader.signature) else {
      throw WorkbookProblem(CompoundHeader.kind(ofForeign: file))
    }
    guard file.count >= 512 else { throw WorkbookProblem(.truncated) }
    sectorShift = try file.integer16(at: 30)
    let version = try file.integer16(at: 26)
    guard (version == 3 && sectorShift == 9) || (version == 4 && sectorShift == 12),
      try file.integer16(at: 28) == 0xFFFE, try file.integer16(at: 32) == 6,
      try file.integer32(at: 56) == 4096
    else { throw WorkbookProblem(.damaged(what: "the header of the container", byte: 24)) }
    tableSectors = try file.integer32(at: 44)
    directoryStart = UInt32(try file.integer32(at: 48))
    // Where the table for small sectors has no sector, some programs leave its start at 0.
    let hasSmallTable = try file.integer32(at: 64) > 0
    smallTableStart =
      hasSmallTable ? UInt32(try file.integer32(at: 60)) : CompoundSectors.endOfChain
    listStart = UInt32(try file.integer32(at: 68))
  }

  /// Workbooks up to version 4 and some of version 5 have no container around their records; the
  /// first of these begins with 09 and the version.
  private static func kind(ofForeign file: LegacyBytes) -> WorkbookProblem.Kind {
    let first = Array(file.copy.prefix(6))
    guard first.count == 6, first[0] == 9, first[3] == 0, [4, 6, 8, 16].contains(first[2]) else {
      return .noWorkbook
    }
    return [0, 2, 4].contains(first[1]) || (first[1] == 8 && first[5] <= 5)
      ? .oldWorkbook : .noWorkbook
  }

  /// The successor of each sector of the file.
  func table(in file: LegacyBytes) throws(WorkbookProblem) -> [UInt32] {
    guard tableSectors <= file.count >> sectorShift else { throw WorkbookProblem(.truncated) }
    var list = try CompoundHeader.numbers(file.stretch(from: 76, count: 436))
    var next = listStart
    let perSector = 1 << (sectorShift - 2)
    // The list goes on in sectors of their own, the last number of which leads to the next one. It
    // grows with each, so it cannot circle for ever.
    while list.count < tableSectors {
      var numbers = try CompoundHeader.numbers(sector(next, of: file))
      next = numbers.removeLast()
      list += numbers
    }
    var table: [UInt32] = []
    table.reserveCapacity(tableSectors * perSector)
    for number in list.prefix(tableSectors) {
      table += try CompoundHeader.numbers(sector(number, of: file))
    }
    return table
  }

  private func sector(_ number: UInt32, of file: LegacyBytes) throws(WorkbookProblem) -> LegacyBytes
  {
    guard number < 0xFFFF_FFFA else {
      throw WorkbookProblem(.damaged(what: "the table of sectors is not whole", byte: 68))
    }
    return try file.stretch(from: (Int(number) + 1) << sectorShift, count: 1 << sectorShift)
  }

  /// Bytes as numbers of four bytes each.
  static func numbers(_ bytes: LegacyBytes) throws(WorkbookProblem) -> [UInt32] {
    var numbers: [UInt32] = []
    numbers.reserveCapacity(bytes.count / 4)
    for offset in stride(from: 0, to: bytes.count - 3, by: 4) {
      numbers.append(UInt32(try bytes.integer32(at: offset)))
    }
    return numbers
  }
}
