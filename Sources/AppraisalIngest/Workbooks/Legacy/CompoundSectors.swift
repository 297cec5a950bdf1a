/// Sectors of equal size, and the table of their successors.
struct CompoundSectors {
  /// The bytes that the sectors divide.
  let bytes: LegacyBytes
  /// The size of a sector as a power of two.
  let shift: Int
  /// Sectors in front of number 0.
  let headerCount: Int
  /// The successor of each sector.
  let successors: [UInt32]

  /// The successor of the last sector of a chain.
  static let endOfChain: UInt32 = 0xFFFF_FFFE

  /// The content of a chain of sectors, cut at `count` bytes; whole sectors when `count` is `nil`.
  func content(from first: UInt32, count: Int?) throws(WorkbookProblem) -> [UInt8] {
    if count == 0 { return [] }
    let chain = try chain(from: first)
    let room = chain.count << shift
    guard (count ?? room) <= room else {
      throw WorkbookProblem(
        .damaged(what: "a chain of sectors is too short", byte: offset(of: Int(first))))
    }
    var content: [UInt8] = []
    content.reserveCapacity(min(count ?? room, bytes.count))
    for sector in chain where content.count < count ?? room {
      let wanted = min(1 << shift, (count ?? room) - content.count)
      content += try bytes.stretch(from: offset(of: sector), count: wanted).copy
    }
    return content
  }

  private func chain(from first: UInt32) throws(WorkbookProblem) -> [Int] {
    var chain: [Int] = []
    var isMet = [Bool](repeating: false, count: successors.count)
    var sector = first
    while sector != CompoundSectors.endOfChain {
      let number = Int(sector)
      guard number < successors.count else {
        throw WorkbookProblem(
          .damaged(what: "a sector that the table does not list", byte: offset(of: number)))
      }
      guard offset(of: number) < bytes.count else { throw WorkbookProblem(.truncated) }
      guard !isMet[number] else {
        throw WorkbookProblem(
          .damaged(what: "a chain of sectors runs in a circle", byte: offset(of: number)))
      }
      isMet[number] = true
      chain.append(number)
      sector = successors[number]
    }
    return chain
  }

  private func offset(of sector: Int) -> Int { (sector + headerCount) << shift }
}
