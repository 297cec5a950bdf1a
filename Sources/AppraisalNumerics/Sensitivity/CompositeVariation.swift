/// Turns the numbers of a run into a version of a tree and its weights.
struct CompositeVariation: Sendable {
  /// How many numbers each choice takes.
  let widths: [Int]
  /// The number of versions: the product of the numbers of alternatives.
  let versionCount: Int
  private let tree: CompositeTree
  private let choices: [CompositeChoice]
  /// Nodes with siblings, whose weights are varied.
  private let weighed: [Int]

  /// A variation.
  init(tree: CompositeTree, choices: [CompositeChoice]) throws(SensitivityError) {
    let weighed = tree.nodes.indices.filter { node in
      tree.nodes[node].parent.map { tree.children[$0].count > 1 } ?? false
    }
    var versions = 1
    var weightChoices = 0
    for choice in choices {
      let (product, overflows) = versions.multipliedReportingOverflow(by: choice.versionCount)
      versions = overflows ? .max : product
      if case .weights = choice.range { weightChoices += 1 }
    }
    // Two choices would multiply, and neither range would be the one stated.
    guard weightChoices <= 1 else {
      throw .outOfRange(
        name: "the number of choices that vary weights", value: Double(weightChoices))
    }
    widths = choices.map { choice in
      if case .weights = choice.range { weighed.count } else { 1 }
    }
    versionCount = versions
    self.tree = tree
    self.choices = choices
    self.weighed = weighed
  }

  /// Every version on a table, or why it cannot be prepared; the first choice turns slowest.
  func prepared(
    table: Matrix, groups: PeerGroups?, threads: Int
  ) -> [Result<PreparedComposite, CompositeError>] {
    (0..<versionCount).map { version in
      do throws(CompositeError) {
        return .success(
          try PreparedComposite(
            tree: try treeOfVersion(version), table: table, groups: groups, threads: threads))
      } catch {
        return .failure(error)
      }
    }
  }

  private func treeOfVersion(_ version: Int) throws(CompositeError) -> CompositeTree {
    var (rest, picks) = (version, [Int]())
    for choice in choices.reversed() {
      picks.append(rest % choice.versionCount)
      rest /= choice.versionCount
    }
    var changed = tree
    for (choice, pick) in zip(choices, picks.reversed()) {
      guard case .alternatives(let alternatives) = choice.range else { continue }
      changed = try alternatives[pick].applied(to: changed)
    }
    return changed
  }

  /// The version and the weights of a run.
  func drawn(_ inputs: [Double]) -> (version: Int, weights: [Double]) {
    var (version, next) = (0, 0)
    var weights = tree.nodes.map(\.weight)
    for choice in choices {
      switch choice.range {
      case .weights(let share):
        for node in weighed {
          weights[node] *= 1 + share * (2 * inputs[next] - 1)
          next += 1
        }
      case .alternatives(let alternatives):
        let pick = min(Int(inputs[next] * Double(alternatives.count)), alternatives.count - 1)
        version = version * alternatives.count + pick
        next += 1
      }
    }
    return (version, weights)
  }
}

/// The places of the runs of A and B.
final class PlaceStore: @unchecked Sendable {
  // Each run writes its own row, so that threads never meet.
  private let cells: UnsafeMutableBufferPointer<Int32>
  private let design: SensitivityDesign
  private let subjects: Int

  init(design: SensitivityDesign, subjects: Int) {
    cells = .allocate(capacity: 2 * design.rows * subjects)
    cells.initialize(repeating: 0)
    self.design = design
    self.subjects = subjects
  }

  deinit { cells.deallocate() }

  /// Keeps the places of a run of A or B; those of mixed runs are passed over.
  func keep(_ places: [Int32], run: Int) {
    let (row, part) = run.quotientAndRemainder(dividingBy: design.factorCount + 2)
    guard part == 0 || part == design.factorCount + 1 else { return }
    let start = (2 * row + (part == 0 ? 0 : 1)) * subjects
    for subject in 0..<subjects { cells[start + subject] = places[subject] }
  }

  /// The spread of each subject's place.
  func spreads(nominal: [Int32]) -> [CompositeSensitivity.PlaceSpread] {
    nominal.indices.filter { nominal[$0] != 0 }.map { subject in
      var met = (0..<(2 * design.rows)).map { Double(cells[$0 * subjects + subject]) }
      let mean = arithmeticMean(met)
      let bounds = Int(met.min() ?? 0)...Int(met.max() ?? 0)
      return met.withUnsafeMutableBufferPointer { met in
        CompositeSensitivity.PlaceSpread(
          row: subject, nominal: Int(nominal[subject]), mean: mean,
          low: quantileInPlace(met, 0.05, .seven), median: quantileInPlace(met, 0.5, .seven),
          high: quantileInPlace(met, 0.95, .seven), met: bounds)
      }
    }
  }
}
