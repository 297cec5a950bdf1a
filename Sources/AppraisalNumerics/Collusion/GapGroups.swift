/// Classes of a model that have the same gaps: only their sheets can be identical.
struct GapGroups {
  /// Class numbers per group, groups and classes ascending.
  let groups: [[Int]]

  init(_ model: SeverityModel) {
    var members: [Int32: [Int]] = [:]
    for group in model.gaps.indices { members[model.gaps[group], default: []].append(group) }
    groups = members.keys.sorted().compactMap { members[$0] }
  }

  /// Calls the body for every pair of classes that can hold a pair of equal sheets, a class with
  /// itself included, with the number of such pairs of sheets and the probabilities of agreement on
  /// the items answered.
  func forEachPair(_ model: SeverityModel, _ body: (_ pairs: Double, [Double]) -> Void) {
    var agreement = [Double](repeating: 0, count: model.items)
    for group in groups {
      let answered = GapGroups.answeredItems(model, group[0])
      guard !answered.isEmpty else { continue }
      for (place, second) in group.enumerated() {
        for first in group[...place] {
          let size = Double(model.classSizes[first])
          let pairs =
            first == second ? size * (size - 1) / 2 : size * Double(model.classSizes[second])
          guard pairs > 0 else { continue }
          model.agreement(first, second, into: &agreement)
          body(pairs, answered.map { agreement[$0] })
        }
      }
    }
  }

  /// Items to which the sheets of a class gave an answer: there the probabilities add up to 1.
  private static func answeredItems(_ model: SeverityModel, _ group: Int) -> [Int] {
    (0..<model.items).filter { item in
      let place = (group * model.items + item) * model.categories
      return model.probabilities[place..<place + model.categories].contains { $0 > 0 }
    }
  }
}
