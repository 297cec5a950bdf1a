extension Measure {
  /// A way to measure: its keys, and how they are read.
  struct Source: Sendable {
    let shape: Shape
    let read: @Sendable (YAMLValue, inout FaultCollector) -> Measure?
  }

  /// All ways to measure, in the order of the reference.
  static let sources: [Source] =
    [
      Source(shape: BallotMeasure.shape) { BallotMeasure($0, &$1).map(Measure.ballots) },
      Source(shape: MinimumCount.shape(.services)) {
        MinimumCount(.services, $0, &$1).map(Measure.services)
      },
      Source(shape: MinimumCount.shape(.visits)) {
        MinimumCount(.visits, $0, &$1).map(Measure.visits)
      },
      Source(shape: MinimumCount.shape(.meetings)) {
        MinimumCount(.meetings, $0, &$1).map(Measure.meetings)
      },
      Source(shape: AttendanceMeasure.shape) { AttendanceMeasure($0, &$1).map(Measure.attendance) },
      Source(shape: AttendanceMeasure.totalsShape) {
        AttendanceMeasure(totals: $0, &$1).map(Measure.attendanceTotals)
      },
      Source(shape: CategoryMeasure.shape) { CategoryMeasure($0, &$1).map(Measure.categories) },
      Source(shape: CoverageMeasure.shape) { CoverageMeasure($0, &$1).map(Measure.coverage) },
      Source(shape: PairingMeasure.shape) { PairingMeasure($0, &$1).map(Measure.pairing) },
      Source(shape: ProjectMeasure.shape) { ProjectMeasure($0, &$1).map(Measure.projects) },
      Source(shape: CommitmentMeasure.shape) {
        CommitmentMeasure($0, &$1).map(Measure.commitments)
      },
      Source(shape: TableMeasure.shape) { TableMeasure($0, &$1).map(Measure.table) },
      Source(shape: IndexMeasure.shape) { IndexMeasure($0, &$1).map(Measure.index) },
      Source(shape: EventMeasure.shape) { EventMeasure($0, &$1).map(Measure.events) },
    ] + ledgers

  /// The ways to measure ledgers with stages, due days or two sources.
  private static let ledgers: [Source] = [
    Source(shape: ClaimMeasure.shape) { ClaimMeasure($0, &$1).map { .ledger(.claims($0)) } },
    Source(shape: ChecklistMeasure.shape) {
      ChecklistMeasure($0, &$1).map { .ledger(.checklist($0)) }
    },
    Source(shape: RatioMeasure.shape) { RatioMeasure($0, &$1).map { .ledger(.ratio($0)) } },
    Source(shape: ReconcileMeasure.shape) {
      ReconcileMeasure($0, &$1).map { .ledger(.reconcile($0)) }
    },
    Source(shape: ListMatchMeasure.shape) { ListMatchMeasure($0, &$1).map { .ledger(.lists($0)) } },
    Source(shape: RollUpMeasure.shape) { RollUpMeasure($0, &$1).map { .ledger(.rollUp($0)) } },
  ]

  /// The keys of `measure`: exactly one of the sources.
  static let shape = Shape(
    "measure", Bilingual("一个指标怎样由记录算出", "how an indicator is measured from records"),
    keys: sources.map { source in
      .init(
        source.shape.name, .mapping(source.shape), source.shape.meaning,
        ifLeftOut: Shape.Key.another, example: source.shape.example)
    },
    alternatives: [.init(sources.map(\.shape.name), code: "measure-kind")])

  init?(_ value: YAMLValue, _ faults: inout FaultCollector) {
    let names = Measure.sources.map(\.shape.name)
    guard case .mapping(let entries) = value.content, let entry = entries.first else {
      faults.error(
        "measure-kind", at: value.mark, "measure 应写明数据来源，为下列之一：\(names.joined(separator: "、"))。",
        "`measure` must name a source, one of \(names.joined(separator: ", "))")
      return nil
    }
    if entries.count > 1 {
      faults.error(
        "measure-kind", at: entries[1].mark, "一个指标只能有一种数据来源，此处又写了“\(shortened(entries[1].key))”。",
        "an indicator has one source; here is another one, `\(shortened(entries[1].key))`")
    }
    guard let source = Measure.sources.first(where: { $0.shape.name == entry.key }) else {
      Measure.reportUnknown(entry, among: names, &faults)
      return nil
    }
    guard let measure = source.read(entry.value, &faults) else { return nil }
    self = measure
  }

  private static func reportUnknown(
    _ entry: YAMLValue.Entry, among names: [String], _ faults: inout FaultCollector
  ) {
    let near = nearest(entry.key, among: names)
    faults.error(
      "unknown-source", at: entry.mark,
      "没有数据来源“\(shortened(entry.key))”。"
        + (near.map { "是否想写“\($0)”？" } ?? "") + "可用：\(names.joined(separator: "、"))。",
      "there is no source `\(shortened(entry.key))`; "
        + (near.map { "did you mean `\($0)`? " } ?? "")
        + "the sources are \(names.joined(separator: ", "))")
  }
}
