/// An entry of the directory of an OLE container.
struct CompoundEntry {
  /// The kinds of entries.
  enum Kind: Int {
    case unused = 0
    case storage = 1
    case stream = 2
    case root = 5
  }

  /// The kind.
  let kind: Kind
  /// The first sector of a stream.
  let start: UInt32
  /// The size of a stream in bytes.
  let count: Int
  private let name: [UInt8]
  /// The entries to the left and right in the tree of the same level, and the top of the level below.
  private let left: UInt32
  private let right: UInt32
  private let child: UInt32

  private static let size = 128
  private static let none: UInt32 = 0xFFFF_FFFF

  private init(_ bytes: LegacyBytes) throws(WorkbookProblem) {
    let lengthOfName = try bytes.integer16(at: 64)
    guard let kind = Kind(rawValue: try bytes.integer8(at: 66)),
      kind == .unused || lengthOfName <= 64
    else {
      throw WorkbookProblem(
        .damaged(what: "an entry of the directory", byte: bytes.range.lowerBound))
    }
    self.kind = kind
    name = Array(try bytes.stretch(from: 0, count: max(0, min(lengthOfName, 64) - 2)).copy)
    left = UInt32(try bytes.integer32(at: 68))
    right = UInt32(try bytes.integer32(at: 72))
    child = UInt32(try bytes.integer32(at: 76))
    start = UInt32(try bytes.integer32(at: 116))
    // The upper half of the size is rubbish in containers of version 3; a workbook of 4 GiB is none.
    count = try bytes.integer32(at: 120)
  }

  /// The entries of a directory.
  static func entries(of directory: [UInt8]) throws(WorkbookProblem) -> [CompoundEntry] {
    let bytes = LegacyBytes(directory, part: nil)
    var entries: [CompoundEntry] = []
    for offset in stride(from: 0, to: bytes.count, by: size) {
      entries.append(try CompoundEntry(bytes.stretch(from: offset, count: size)))
    }
    return entries
  }

  /// The positions of the entries right below the root.
  static func topLevel(of entries: [CompoundEntry]) throws(WorkbookProblem) -> [Int] {
    var found: [Int] = []
    var isMet = [Bool](repeating: false, count: entries.count)
    var waiting = entries.prefix(1).map(\.child)
    while let next = waiting.popLast() {
      guard next != none else { continue }
      guard next < entries.count, !isMet[Int(next)] else {
        throw WorkbookProblem(.damaged(what: "the tree of the directory", byte: 0))
      }
      let position = Int(next)
      isMet[position] = true
      found.append(position)
      waiting += [entries[position].left, entries[position].right]
    }
    return found
  }

  /// Whether the entry has a name of ASCII letters, which containers compare without their case.
  func isNamed(_ wanted: String) -> Bool {
    let lower = { (byte: UInt8) in (0x41...0x5A).contains(byte) ? byte + 0x20 : byte }
    let units: [UInt8] = wanted.utf8.flatMap { byte -> [UInt8] in [lower(byte), 0] }
    return name.count == units.count && zip(name, units).allSatisfy { lower($0) == $1 }
  }
}
