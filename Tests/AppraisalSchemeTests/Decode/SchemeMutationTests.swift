import AppraisalNumerics
import AppraisalTestSupport
import Testing

@testable import AppraisalScheme

@Suite("Damaged schemes")
struct SchemeMutationTests {
  private static let lines = fullScheme.split(separator: "\n").map(String.init)

  /// Numbers that change sums and bounds.
  private static let numbers = ["0", "1", "-5", "40", "59.99", "60", "100", "0.4", "33.34", "9e9"]

  /// The scheme with a few lines and numbers changed, left out, moved or written twice.
  private static func mutated(seed: UInt64) -> String {
    var generator = SeededGenerator(seed: seed)
    var lines = lines
    for _ in 0..<Int.random(in: 1...3, using: &generator) {
      let row = Int.random(in: 0..<lines.count, using: &generator)
      let other = Int.random(in: 0..<lines.count, using: &generator)
      switch Int.random(in: 0..<8, using: &generator) {
      case 0: lines.remove(at: row)
      case 1: lines.insert(lines[row], at: other)
      case 2: lines.swapAt(row, other)
      case 3: lines[row] = "  " + lines[row]
      case 4: lines[row] = exchangingWord(of: lines[row], with: lines[other], &generator)
      default: lines[row] = exchangingNumber(of: lines[row], &generator)
      }
    }
    return lines.joined(separator: "\n")
  }

  private static func exchangingNumber(
    of line: String, _ generator: inout SeededGenerator
  ) -> String {
    let parts = line.split(separator: " ", omittingEmptySubsequences: false).map(String.init)
    let places = parts.indices.filter {
      parts[$0].utf8.first.map { (48...57).contains($0) } == true
    }
    guard let place = places.randomElement(using: &generator) else { return line }
    var changed = parts
    changed[place] =
      (numbers.randomElement(using: &generator) ?? "") + (parts[place].hasSuffix(",") ? "," : "")
    return changed.joined(separator: " ")
  }

  private static func exchangingWord(
    of line: String, with other: String, _ generator: inout SeededGenerator
  ) -> String {
    var words = line.split(separator: " ", omittingEmptySubsequences: false).map(String.init)
    let others = other.split(separator: " ").map(String.init)
    words[Int.random(in: words.indices, using: &generator)] =
      others.randomElement(using: &generator) ?? ""
    return words.joined(separator: " ")
  }

  /// The lowest points that a measurement or a policy can bring into the tree.
  private static func lowest(of scheme: Scheme) -> Int32 {
    let ofLeaves = scheme.root.leaves.compactMap(\.measure).map { measure -> Int32 in
      switch measure {
      case .table(let table): return table.lowest.units
      case .events(let events): return events.lowest.units
      case .ballots(let ballots):
        guard let panel = scheme.panel(ballots.panel), let scale = scheme.scale(panel.scale) else {
          return 0
        }
        if case .count(let points) = panel.abstentions {
          return min(points.units, scale.range.lowerBound.units)
        }
        return scale.range.lowerBound.units
      default: return 0
      }
    }
    let ofPolicies = scheme.root.subtree.map { node -> Int32 in
      if case .group(_, .zero) = node.content { 0 } else { .max }
    }
    return (ofLeaves + ofPolicies).min() ?? 0
  }

  private static func check(_ scheme: Scheme, seed: UInt64) {
    for node in scheme.root.subtree where !node.children.isEmpty {
      let sum = node.children.reduce(0) { $0 + $1.weight.basisPoints }
      #expect(sum == 10_000, "seed \(seed): \(node.identifier)")
    }
    for panel in scheme.panels {
      let sum = panel.groups.reduce(0) { $0 + $1.weight.basisPoints }
      #expect(sum == 10_000, "seed \(seed): \(panel.identifier)")
      #expect(scheme.scale(panel.scale) != nil, "seed \(seed): \(panel.scale)")
    }
    let identifiers = scheme.root.subtree.map(\.identifier)
    #expect(Set(identifiers).count == identifiers.count, "seed \(seed)")
    guard let bands = scheme.grades?.bands else { return }
    let isDescending = zip(bands, bands.dropFirst()).allSatisfy { $0.lowest > $1.lowest }
    #expect(isDescending, "seed \(seed)")
    let lowest = scheme.rounding.composite.rounded(Int64(lowest(of: scheme)))
    #expect(bands.last.map { Int64($0.lowest.units) <= lowest } == true, "seed \(seed)")
  }

  @Test(
    "A damaged scheme is refused with its faults, or is whole: sums, names and bands",
    arguments: 0..<10)
  func mutations(block: UInt64) throws {
    var accepted = 0
    for seed in block * 150..<(block + 1) * 150 {
      let text = Self.mutated(seed: seed)
      let source = try SchemeSource(name: "f", bytes: Array(text.utf8))
      let reading = readScheme(source)
      let isRefused = reading.faults.contains { $0.severity == .error }
      #expect((reading.scheme == nil) == isRefused, "seed \(seed): \(reading.faults)")
      for fault in reading.faults {
        #expect((1...source.lineCount + 1).contains(fault.mark.line), "seed \(seed)")
      }
      guard let scheme = reading.scheme else { continue }
      accepted += 1
      Self.check(scheme, seed: seed)
    }
    // Not all damage is fatal, or nothing would be shown about what is accepted.
    #expect(accepted > 5)
  }
}
