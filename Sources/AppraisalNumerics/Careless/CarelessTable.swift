/// The indices of careless answering, one value per sheet and index.
///
/// Two passes over the answers: one counts them by item, one computes every index of a sheet while
/// the sheet is in cache. An index that a sheet does not have, because a correlation has a constant
/// side or nothing was answered, is NaN. An index that the plan does not ask for has no column.
public struct CarelessTable: Sendable {
  /// Number of sheets.
  public let sheets: Int
  /// Place of each index's column in ``cells``, or −1.
  private let places: [Int]
  /// Column after column.
  private var cells: [Double]

  /// Computes the indices that the plan allows.
  ///
  /// - Parameters:
  ///   - answers: The sheets, `n × p`.
  ///   - plan: What is known of the items; it must have been made for `p` items.
  ///   - seconds: Completion time of each sheet in seconds, not negative; NaN where unknown;
  ///     `nil` when no times are known.
  /// - Throws: ``AnswerError``: an item of the plan that does not exist, a time that is negative
  ///   or infinite, or a wrong number of times.
  /// - Complexity: O(*n p*) time, O(*n p*²) with distances; O(*n*) space per index.
  public init(
    of answers: AnswerMatrix, plan: CarelessPlan, seconds: [Double]? = nil
  ) throws(AnswerError) {
    try CarelessTable.check(plan, answers)
    try CarelessTable.check(seconds, sheets: answers.sheets)
    sheets = answers.sheets
    let indices = CarelessTable.indices(plan, hasTimes: seconds != nil)
    places = CarelessIndex.allCases.map { indices.firstIndex(of: $0) ?? -1 }
    cells = [Double](repeating: .nan, count: indices.count * sheets)
    var reader = SheetReader(answers, plan)
    let sheets = sheets
    cells.withUnsafeMutableBufferPointer { cells in
      answers.forEachSheet { sheet, row in
        reader.read(row)
        for (place, index) in indices.enumerated() {
          cells[place * sheets + sheet] = reader.value(index, seconds: seconds?[sheet])
        }
      }
    }
  }

  /// One index of all sheets; `nil` when the plan did not ask for it.
  public subscript(index: CarelessIndex) -> [Double]? {
    let place = places[index.rawValue]
    return place < 0 ? nil : Array(cells[place * sheets..<(place + 1) * sheets])
  }

  private static func indices(_ plan: CarelessPlan, hasTimes: Bool) -> [CarelessIndex] {
    CarelessIndex.allCases.filter { index in
      switch index {
      case .evenOdd: !plan.factors.isEmpty
      case .synonyms: !plan.synonyms.isEmpty
      case .antonyms: !plan.antonyms.isEmpty
      case .distance: plan.hasDistances
      case .secondsPerItem: hasTimes
      default: true
      }
    }
  }

  private static func check(_ plan: CarelessPlan, _ answers: AnswerMatrix) throws(AnswerError) {
    let items = answers.items
    if let covered = plan.factors.last?.upperBound, covered != items {
      throw .factors(covered: covered, items: items)
    }
    let named = plan.reversed.union((plan.synonyms + plan.antonyms).map(\.later))
    if let item = named.max(), item >= items { throw .noSuchItem(item: item, items: items) }
  }

  private static func check(_ seconds: [Double]?, sheets: Int) throws(AnswerError) {
    guard let seconds else { return }
    guard seconds.count == sheets else { throw .count(found: seconds.count, expected: sheets) }
    if let sheet = seconds.firstIndex(where: { $0 < 0 || $0.isInfinite }) {
      throw .time(sheet: sheet)
    }
  }
}
