/// Finds at most two different ways to cut a header along a pattern.
///
/// Going from literal to literal, it keeps for each byte the ways in which the pattern up to there
/// can end at it. Two ways that differ already will differ at the end, so two per byte are enough,
/// and nothing is ever tried twice.
struct HeaderPatternMatcher {
  /// What the placeholders stand for, as bytes of the header.
  typealias Way = [HeaderPattern.Placeholder: Range<Int>]

  /// Ways to match the whole header: none, one, or two of several.
  private(set) var ways: [Way] = []
  private let header: [UInt8]

  init(_ pattern: HeaderPattern, _ header: [UInt8]) {
    self.header = header
    let first = pattern.literals[0]
    guard header.starts(with: first) else { return }
    var endings = [[Way]](repeating: [], count: header.count + 1)
    endings[first.count] = [[:]]
    for (gap, literal) in zip(pattern.gaps, pattern.literals.dropFirst()) {
      endings = advanced(endings, over: gap, to: literal)
    }
    ways = endings[header.count]
  }

  private func advanced(
    _ endings: [[Way]], over gap: HeaderPattern.Placeholder?, to literal: [UInt8]
  ) -> [[Way]] {
    var next = [[Way]](repeating: [], count: header.count + 1)
    // The ways that the gap can begin with, and for a placeholder where it begins.
    var open: [(way: Way, start: Int)] = []
    for position in 0...header.count {
      if gap == nil { HeaderPatternMatcher.addWays(endings[position], to: &open) }
      if header[position...].starts(with: literal) {
        let end = position + literal.count
        for (way, start) in open {
          let way = gap.map { way.merging([$0: start..<position]) { $1 } } ?? way
          HeaderPatternMatcher.add(way, to: &next[end])
        }
      }
      if gap != nil { HeaderPatternMatcher.addStarts(endings[position], position, to: &open) }
    }
    return next
  }

  /// A placeholder that begins elsewhere stands for another text.
  private static func addStarts(
    _ ways: [Way], _ start: Int, to open: inout [(way: Way, start: Int)]
  ) {
    for way in ways where open.count < 2 { open.append((way, start)) }
  }

  /// Where `{*}` begins makes no difference.
  private static func addWays(_ ways: [Way], to open: inout [(way: Way, start: Int)]) {
    for way in ways where open.count < 2 && !open.contains(where: { $0.way == way }) {
      open.append((way, 0))
    }
  }

  private static func add(_ way: Way, to ways: inout [Way]) {
    if ways.count < 2, !ways.contains(way) { ways.append(way) }
  }
}
