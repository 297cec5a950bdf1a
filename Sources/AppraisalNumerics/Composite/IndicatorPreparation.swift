/// An indicator on its way to scores.
struct PreparedIndicator: Sendable {
  let record: IndicatorRecord
  let source: PreparedComposite.Source
}

/// Imputes, treats and normalises the indicators of a tree, each for itself.
struct IndicatorPreparation: Sendable {
  let tree: CompositeTree
  let table: Matrix
  let groups: PeerGroups?
  let frozen: [Int: FrozenNormalisation]

  func prepared(_ node: Int) -> Result<PreparedIndicator, CompositeError> {
    do throws(CompositeError) {
      return .success(try prepare(node))
    } catch {
      return .failure(error)
    }
  }

  private func prepare(_ node: Int) throws(CompositeError) -> PreparedIndicator {
    let name = tree.nodes[node].name
    guard case .indicator(let plan) = tree.nodes[node].content else {
      throw .badParent(node: name)
    }
    guard (0..<table.columns).contains(plan.column) else {
      throw .noSuchColumn(node: name, column: plan.column)
    }
    let imputed = try impute(plan, node)
    let treated = try treat(plan, imputed, name)
    // Without changes the column is read where it stands.
    let changed = treated?.values ?? imputed?.values
    let (source, scales) = try normalise(plan, changed, node)
    return PreparedIndicator(
      record: IndicatorRecord(
        node: node, imputedRows: imputed?.imputedRows ?? [],
        missingRows: imputed?.missingRows ?? [], treatment: treated, frozen: scales),
      source: source)
  }

  private func impute(
    _ plan: CompositeTree.Indicator, _ node: Int
  ) throws(CompositeError) -> ImputedColumn? {
    guard let imputation = plan.imputation else { return nil }
    var siblings: [(column: [Double], direction: Direction)] = []
    if case .siblingMean = imputation, let parent = tree.nodes[node].parent {
      for sibling in tree.children[parent] where sibling != node {
        guard case .indicator(let other) = tree.nodes[sibling].content,
          (0..<table.columns).contains(other.column)
        else { continue }
        siblings.append((Array(table.column(other.column)), other.direction))
      }
    }
    do {
      return try imputation.imputed(
        Array(table.column(plan.column)), direction: plan.direction, groups: groups,
        siblings: siblings)
    } catch { throw .imputation(node: tree.nodes[node].name, error) }
  }

  private func treat(
    _ plan: CompositeTree.Indicator, _ imputed: ImputedColumn?, _ name: String
  ) throws(CompositeError) -> TreatedColumn? {
    guard let treatment = plan.treatment else { return nil }
    do {
      return try treatment.treated(
        imputed?.values ?? Array(table.column(plan.column)), direction: plan.direction)
    } catch { throw .treatment(node: name, error) }
  }

  private func normalise(
    _ plan: CompositeTree.Indicator, _ changed: [Double]?, _ node: Int
  ) throws(CompositeError) -> (PreparedComposite.Source, FrozenNormalisation?) {
    do throws(NormaliseError) {
      if case .rank? = plan.normalisation {
        let values = changed ?? Array(table.column(plan.column))
        let scores = try plan.normalisation?.normalised(values, groups: groups)
        return (.scores(scores ?? values), nil)
      }
      guard let rule = plan.normalisation else {
        try requireFinite(plan.column)
        return (changed.map { .scores($0) } ?? .table(column: plan.column, nil), nil)
      }
      let scales = try settle(rule, changed, node, plan.column)
      if groups == nil, changed == nil, scales.scales.count == 1,
        case .linear(let line)? = scales.scales.first
      {
        // Settling a scale has looked for infinite values already.
        if frozen[node] != nil { try requireFinite(plan.column) }
        return (.table(column: plan.column, line), scales)
      }
      let values = changed ?? Array(table.column(plan.column))
      return (.scores(try scales.normalised(values, groups: groups)), scales)
    } catch { throw .normalisation(node: tree.nodes[node].name, error) }
  }

  private func settle(
    _ rule: Normalisation, _ changed: [Double]?, _ node: Int, _ column: Int
  ) throws(NormaliseError) -> FrozenNormalisation {
    if let frozen = frozen[node] { return frozen }
    if let changed { return try rule.frozen(on: changed, groups: groups) }
    return try table.withColumn(column) { cells throws(NormaliseError) in
      try rule.frozen(on: cells, groups: groups)
    }
  }

  private func requireFinite(_ column: Int) throws(NormaliseError) {
    try table.withColumn(column) { cells throws(NormaliseError) in
      try ColumnSpread(cells).requireFinite()
    }
  }
}
