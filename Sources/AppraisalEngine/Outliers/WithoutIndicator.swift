import AppraisalNumerics
public import AppraisalScheme

/// What a subject's result would be without one indicator.
public enum WithoutOutcome: Sendable {
  /// The indicator has the weight 0, its siblings keep their proportions: what became of the subject.
  /// `removed` is an indicator above when this one has no siblings.
  case movement(removed: OutlierTarget, Movement)
  /// It has no weight that could be 0: what it belongs to is combined in this way.
  case combined(Combination)
  /// Nothing would be left.
  case nothingLeft
  /// Its identifier is that of a group of evaluators, too.
  case ambiguous
}

/// Scores all subjects again without an indicator, as a changed weight of 0 would, and remembers it.
struct WithoutIndicator {
  let table: IndicatorTable
  let scheme: Scheme
  /// The scores as they are, before consequences.
  let standings: Standings
  let overrides: [GradeOverride]

  private var known: [String: Scored] = [:]
  private var before: Standings?

  private enum Scored {
    case standings(removed: OutlierTarget, Standings)
    case refused(WithoutOutcome)
  }

  init(
    table: IndicatorTable, scheme: Scheme, standings: Standings, overrides: [GradeOverride]
  ) {
    self.table = table
    self.scheme = scheme
    self.standings = standings
    self.overrides = overrides
  }

  /// What became of a row without an indicator, or without a part of its index.
  mutating func outcome(row: Int, without source: (leaf: String, part: String?)) -> WithoutOutcome {
    let name = source.part.map { "\(source.leaf)/\($0)" } ?? source.leaf
    let scored: Scored
    if let found = known[name] {
      scored = found
    } else {
      scored =
        source.part.map { scoredWithout(part: $0, of: source.leaf) }
        ?? scoredWithout(leaf: source.leaf)
      known[name] = scored
    }
    switch scored {
    case .refused(let outcome): return outcome
    case .standings(let removed, let after):
      let now = before ?? concluded(standings)
      before = now
      return .movement(removed: removed, Movement(row: row, from: now, to: after))
    }
  }

  /// The standings after consequences, as the stored run and changed weights have them.
  private func concluded(_ scored: Standings) -> Standings {
    guard !scheme.consequences.isEmpty || !overrides.isEmpty else { return scored }
    return conclude(scored, table, scheme, overrides: overrides).standings
  }

  // MARK: - An indicator of the scheme

  /// Climbs from an only child to the indicator above, which stands and falls with it.
  private func scoredWithout(leaf: String) -> Scored {
    var name = leaf
    while let parent = parent(of: name) {
      guard parent.children.count == 1 else {
        guard parent.combine == .weighted else { return .refused(.combined(parent.combine)) }
        return reweighed(without: name)
      }
      name = parent.identifier
    }
    return .refused(.nothingLeft)
  }

  private func parent(of name: String) -> Indicator? {
    scheme.root.subtree.first { $0.children.contains { $0.identifier == name } }
  }

  private func reweighed(without name: String) -> Scored {
    guard let nothing = try? Weight(basisPoints: 0),
      let indicator = scheme.root.subtree.first(where: { $0.identifier == name })
    else { return .refused(.nothingLeft) }
    do throws(WeightChangeError) {
      let changed = try scheme.reweighed([WeightChange(target: name, weight: nothing)])
      return .standings(
        removed: OutlierTarget(name, indicator.title),
        concluded(
          score(table, changed, indexes: standings.indexes.reweighed(table, changed))))
    } catch {
      if case .ambiguous = error.kind { return .refused(.ambiguous) }
      return .refused(.nothingLeft)
    }
  }

  // MARK: - A part of an index

  /// Leaves a part of an index out of its node, or the only child's nodes above with it.
  private func scoredWithout(part: String, of leaf: String) -> Scored {
    guard let indicator = scheme.root.leaves.first(where: { $0.identifier == leaf }),
      case .index(let index)? = indicator.measure
    else { return .refused(.nothingLeft) }
    var name = part
    while let parent = index.root.subtree.first(where: { node in
      node.children.contains { $0.identifier == name }
    }) {
      guard parent.children.count == 1 else {
        let title = parent.children.first { $0.identifier == name }?.title ?? name
        let indexes = standings.indexes.without(name, of: leaf, table, scheme)
        let scored = score(table, scheme, indexes: indexes)
        return .standings(
          removed: OutlierTarget("\(leaf)/\(name)", title), concluded(scored))
      }
      name = parent.identifier
    }
    return scoredWithout(leaf: leaf)
  }
}
