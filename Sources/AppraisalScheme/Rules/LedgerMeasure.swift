import AppraisalNumerics

/// What is measured from ledgers with stages, due days or two sources, and along the organisation tree.
public enum LedgerMeasure: Sendable {
  /// Items that pass through stages.
  case claims(ClaimMeasure)
  /// Items to be handed in by a day.
  case checklist(ChecklistMeasure)
  /// One value of a table over another.
  case ratio(RatioMeasure)
  /// Two sources held against each other.
  case reconcile(ReconcileMeasure)
  /// Needs matched by services.
  case lists(ListMatchMeasure)
  /// The mean of the subjects below in the organisation tree.
  case rollUp(RollUpMeasure)

  /// The inputs that it reads, each with its kind.
  public var needs: [InputNeed] {
    switch self {
    case .claims(let measure): [InputNeed(measure.input, .claims)]
    case .checklist(let measure): [InputNeed(measure.input, .checklist)]
    case .ratio(let measure): [InputNeed(measure.input, .table)]
    case .reconcile(let measure):
      [InputNeed(measure.input, .table), InputNeed(measure.other, .table)]
    case .lists(let measure): [InputNeed(measure.input, .list), InputNeed(measure.other, .list)]
    case .rollUp: []
    }
  }

  /// The points that can come about; `nil` for a roll-up, whose points are those of its indicator.
  var range: ClosedRange<Points>? {
    switch self {
    case .claims, .checklist, .reconcile, .lists: (try? Points(100)).map { .zero...$0 }
    case .ratio: (try? Points(units: Points.limit)).map { .zero...$0 }
    case .rollUp: nil
    }
  }
}

/// An input that a measure reads, and as what.
public struct InputNeed: Sendable, Hashable {
  /// The identifier of the input.
  public let input: String
  /// The kind of input.
  public let kind: InputKind

  init(_ input: String, _ kind: InputKind) {
    self.input = input
    self.kind = kind
  }
}

extension Measure {
  /// The inputs that it reads, each with its kind; its own first.
  public var needs: [InputNeed] {
    if case .ledger(let ledger) = self { return ledger.needs }
    var needs = [InputNeed(input, kind)]
    if case .listed(let pairs) = minimumCount?.households { needs.append(InputNeed(pairs, .pairs)) }
    if case .attendance(let attendance) = self, let meetings = attendance.meetings {
      needs.append(InputNeed(meetings, .meetings))
    }
    return needs
  }
}
