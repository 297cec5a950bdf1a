/// Fixed cut-offs of the literature, for a first look; each sees one pattern only and none knows
/// how much a community agrees, so the verdict is ``CarelessAssessment``'s.
public struct CarelessScreen: Sendable, Hashable {
  /// Longest run of at least this share of the answers: one half `[curran2016careless]`.
  public var longestRunShare = 0.5
  /// Less than this many seconds per item: 2 `[huang2012detecting]`.
  public var secondsPerItem = 2.0
  /// Even–odd inconsistency above this: −0.3, which is a consistency below 0.3
  /// `[jackson1977manual]`.
  public var evenOdd = -0.3
  /// Synonym correlation below this: 0.22 `[johnson2005ascertaining]`.
  public var synonyms = 0.22
  /// Antonym correlation above this: −0.03 `[johnson2005ascertaining]`.
  public var antonyms = -0.03
  /// Person–total correlation below this: 0 `[curran2016careless]`.
  public var personTotal = 0.0

  /// The cut-offs named above.
  public init() {}

  /// The cut-offs that each sheet breaks, in the order of the indices.
  ///
  /// - Parameters:
  ///   - table: The indices of the same sheets; those that were not computed break nothing, and
  ///     neither does an undefined value.
  ///   - answers: The sheets.
  /// - Returns: One list per sheet.
  /// - Throws: ``AnswerError/count(found:expected:)`` when the table is of another number of sheets.
  /// - Complexity: O(*n p*).
  public func breaches(
    in table: CarelessTable, of answers: AnswerMatrix
  ) throws(AnswerError) -> [[CarelessIndex]] {
    guard table.sheets == answers.sheets else {
      throw .count(found: table.sheets, expected: answers.sheets)
    }
    var breaches = [[CarelessIndex]](repeating: [], count: table.sheets)
    answers.forEachSheet { sheet, row in
      let answered = row.reduce(0) { $0 + ($1 == AnswerMatrix.missing ? 0 : 1) }
      for index in CarelessIndex.allCases {
        if let value = table[index]?[sheet], isBroken(index, value, answered: answered) {
          breaches[sheet].append(index)
        }
      }
    }
    return breaches
  }

  private func isBroken(_ index: CarelessIndex, _ value: Double, answered: Int) -> Bool {
    switch index {
    case .longestRun: answered >= 2 && value >= longestRunShare * Double(answered)
    case .secondsPerItem: value < secondsPerItem
    case .evenOdd: value > evenOdd
    case .synonyms: value < synonyms
    case .antonyms: value > antonyms
    case .personTotal: value < personTotal
    default: false
    }
  }
}
