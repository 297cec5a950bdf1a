/// Finds ballots on which an evaluator rates themself.
///
/// An evaluator is somebody on the list of the rated when the ballot has their identifier, a spelling
/// that the mapping has for them or, in a file that names the rated, a name that no other has. Numbers
/// that a platform gives to its records are no evaluators.
struct SelfRatings: Sendable {
  /// The column of the evaluator.
  let rater: Int
  /// The column of the rated whose bytes are those of the evaluator on a ballot of this kind; `nil`
  /// where bytes are not enough.
  let ratedColumn: Int?
  /// The evaluators who are on the list, where bytes are not enough.
  private let lookup: KeyLookup?
  private let signatures: ListedKeys.Forms

  /// - Parameters:
  ///   - plan: The plan.
  ///   - rater: The column that the plan names as that of the evaluator.
  ///   - rated: The column of the rated; `nil` when the columns of the answers say who is rated.
  ///   - fixed: The positions of those whom the columns of the answers rate.
  init?(_ plan: BallotPlan, rater: Int?, rated: Int?, fixed: Set<Int>) {
    guard let rater, plan.rater != nil, !plan.allowsSelfRatings else { return nil }
    let keys = plan.reference.keys
    self.rater = rater
    signatures = keys.signatures
    ratedColumn = keys.isPlain && fixed.isEmpty ? rated : nil
    lookup = ratedColumn == nil ? signatures.lookup(of: rated == nil ? fixed : nil) : nil
  }

  /// Whether a field may be the signature of somebody whom the ballot rates; if not, nobody rates
  /// themself.
  @inline(__always)
  func mayHold(_ start: UnsafeRawPointer, count: Int) -> Bool {
    guard let lookup else { return false }
    return lookup.find(start, count: count) >= 0
  }

  /// The position of an evaluator on the list of the rated; `nil` when they are not on it.
  func position(of rater: UnsafeBufferPointer<UInt8>) -> Int? {
    signatures.keys.index(of: rater).map { signatures.positions[$0] }
  }
}

extension ListedKeys.Forms {
  /// A lookup of the spellings that stand for some positions, or for all.
  fileprivate func lookup(of wanted: Set<Int>?) -> KeyLookup {
    var keys = ByteKeyTable()
    var numbers: [Int] = []
    for (number, position) in positions.enumerated()
    where wanted.map({ $0.contains(position) }) ?? true {
      _ = keys.insert(self.keys.key(at: number))
      numbers.append(position)
    }
    return KeyLookup(keys, numbers: numbers)
  }
}
