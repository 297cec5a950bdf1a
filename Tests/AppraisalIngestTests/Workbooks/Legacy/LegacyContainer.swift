/// Puts a stream into an OLE container with sectors of 512 bytes.
enum LegacyContainer {
  private static let end = 0xFFFF_FFFE
  private static let none = 0xFFFF_FFFF

  /// The file: header, one sector of the table or more, the directory, then the streams.
  static func file(_ stream: [UInt8], named name: String, further: [String] = []) -> [UInt8] {
    let isSmall = !stream.isEmpty && stream.count < 4096
    let content = padded(stream, to: isSmall ? 64 : 512)
    let sectors = (content.count + 511) / 512
    let smallTable = isSmall ? numbers(chain(content.count / 64, from: 0)) : []
    let directory = (1 + 1 + further.count + 3) / 4
    var tables = 1
    while tables * 128 < tables + directory + 1 + sectors { tables += 1 }
    let directoryStart = tables
    let smallStart = directoryStart + directory
    let start = smallStart + (isSmall ? 1 : 0)
    var successors = [Int](repeating: 0xFFFF_FFFD, count: tables)
    successors += chain(directory, from: directoryStart)
    if isSmall { successors += [end] }
    successors += chain(sectors, from: start)
    var entries = entry(
      "Root Entry", kind: 5, right: none, child: 1, start: isSmall ? start : end,
      count: isSmall ? content.count : 0)
    entries += entry(
      name, kind: 2, right: further.isEmpty ? none : 2, child: none, start: isSmall ? 0 : start,
      count: stream.count)
    for (index, name) in further.enumerated() {
      entries += entry(
        name, kind: 1, right: index + 1 < further.count ? index + 3 : none, child: none, start: 0,
        count: 0)
    }
    entries = padded(entries, to: 512)
    let head = header(tables: tables, directory: directoryStart, small: isSmall ? smallStart : end)
    return head + padded(numbers(successors), to: 512, with: 0xFF) + entries
      + padded(smallTable, to: 512, with: 0xFF) + padded(content, to: 512)
  }

  private static func header(tables: Int, directory: Int, small: Int) -> [UInt8] {
    var header: [UInt8] = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]
    header += [UInt8](repeating: 0, count: 16) + [0x3E, 0, 3, 0, 0xFE, 0xFF, 9, 0, 6, 0]
    header += [UInt8](repeating: 0, count: 10)
    let fields = [tables, directory, 0, 4096, small, small == end ? 0 : 1, end, 0]
    header += numbers(fields) + numbers(Array(0..<tables))
    return padded(header, to: 512, with: 0xFF)
  }

  private static func entry(
    _ name: String, kind: UInt8, right: Int, child: Int, start: Int, count: Int
  ) -> [UInt8] {
    let units = LegacyWorkbookWriter.units(name)
    var entry = padded(units + [0, 0], to: 64)
    entry += LegacyWorkbookWriter.two(units.count + 2) + [kind, 1]
    entry += numbers([none, right, child]) + [UInt8](repeating: 0, count: 36)
    return entry + numbers([start, count, 0])
  }

  private static func chain(_ count: Int, from first: Int) -> [Int] {
    (0..<count).map { $0 == count - 1 ? end : first + $0 + 1 }
  }

  private static func numbers(_ values: [Int]) -> [UInt8] {
    values.flatMap { LegacyWorkbookWriter.four($0) }
  }

  private static func padded(_ bytes: [UInt8], to size: Int, with filler: UInt8 = 0) -> [UInt8] {
    bytes + [UInt8](repeating: filler, count: (size - bytes.count % size) % size)
  }
}
