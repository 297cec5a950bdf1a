import AppraisalIngest
import AppraisalNumerics
import AppraisalScheme

/// The sheets of one evaluator group in one input, put into communities.
struct GatheredSheets {
  let input: String
  let group: EvaluatorGroup
  /// All sheets, blank ones among them.
  var count = 0
  var communities: [SheetCommunity] = []
  var unexamined: [UnexaminedSheets] = []

  /// The most answers of one community that are held, one byte each.
  static let cellLimit = 1 << 28

  private mutating func leave(
    _ problem: SheetProblem, sheets: Int, scope: SheetCommunity.Scope? = nil
  ) {
    unexamined.append(
      UnexaminedSheets(
        input: input, group: group.identifier, scope: scope, sheets: sheets, question: nil,
        problem: problem))
  }

  /// - Parameters:
  ///   - input: The input.
  ///   - group: The evaluator group.
  ///   - scheme: The rules.
  ///   - records: All records; whole ballots of the input were kept.
  init(_ input: String, _ group: EvaluatorGroup, _ scheme: Scheme, _ records: Records) {
    (self.input, self.group) = (input, group)
    let plan = ReadingPlan(scheme)
    guard let ballots = records.ballots[input], let book = ballots.book,
      let panel = plan.panels(of: input).first, let scale = scheme.scale(panel.scale)
    else { return }
    do throws(SheetProblem) {
      let values = try AnswerValues(scale)
      let positions = Set(tallyGroups(of: [group], in: ballots))
      let drafts = SheetDrafts(book, groups: positions, values)
      count = drafts.count
      guard !drafts.sheets.isEmpty else { throw .noSheets }
      let isSingle = drafts.sheets.allSatisfy { $0.answers.count == 1 }
      guard !(isSingle && book.columns.isEmpty) else { throw .singleRatings }
      let times = SheetTimes(ballots.times)
      let parents = ItemParents(scheme, input: input, items: ballots.items).positions
      for members in drafts.communities() {
        let sheets = members.map { drafts.sheets[$0] }
        let scope = SheetGathering.scope(of: sheets, scheme, records.roster)
        do throws(SheetProblem) {
          communities.append(
            try SheetGathering(
              input: input, group: group.identifier, book: book, values: values, times: times,
              parents: parents
            ).community(of: sheets, scope))
        } catch {
          leave(error, sheets: sheets.count, scope: scope)
        }
      }
    } catch {
      leave(error, sheets: count)
    }
  }
}

/// Makes a community of its sheets.
private struct SheetGathering {
  let input: String
  let group: String
  let book: BallotBook
  let values: AnswerValues
  let times: SheetTimes
  let parents: [Int]

  func community(
    of sheets: [SheetDraft], _ scope: SheetCommunity.Scope
  ) throws(SheetProblem) -> SheetCommunity {
    let answered = Set(sheets.lazy.flatMap { $0.answers.map(\.item) })
    guard answered.count <= AnswerMatrix.maximumItems else {
      throw .tooManyItems(found: answered.count, limit: AnswerMatrix.maximumItems)
    }
    let (cells, isTooMany) = answered.count.multipliedReportingOverflow(by: sheets.count)
    guard !isTooMany, cells <= GatheredSheets.cellLimit else {
      throw .tooManyCells(found: cells, limit: GatheredSheets.cellLimit)
    }
    let items = SheetItems(answered, columns: book.columns, parents: parents)
    let places = sheets.map { book.place(of: $0.ballot) }
    return SheetCommunity(
      input: input, group: group, scope: scope,
      sheets: zip(sheets, places).map { .init(ballot: $0.ballot, place: $1) },
      answers: try matrix(sheets, items.list), factors: items.factors,
      seconds: times.seconds(of: places), moments: times.moments(of: places))
  }

  private func matrix(
    _ sheets: [SheetDraft], _ items: [SheetItem]
  ) throws(SheetProblem) -> AnswerMatrix {
    let columns = Dictionary(uniqueKeysWithValues: items.enumerated().map { ($1, $0) })
    var cells = [Int8](repeating: AnswerMatrix.missing, count: sheets.count * items.count)
    for (row, sheet) in sheets.enumerated() {
      for answer in sheet.answers {
        guard let column = columns[answer.item] else { continue }
        cells[row * items.count + column] = answer.value
      }
    }
    do throws(AnswerError) {
      return try AnswerMatrix(rowMajor: cells, items: items.count, scale: 1...Int8(values.count))
    } catch {
      // Shape, scale and values were made to fit; only the number of sheets is left.
      throw .tooManySheets(found: sheets.count, limit: Int(Int32.max) - 1)
    }
  }

  static func scope(
    of sheets: [SheetDraft], _ scheme: Scheme, _ roster: Roster
  ) -> SheetCommunity.Scope {
    let rows = Set(sheets.lazy.flatMap { $0.answers.map(\.subject) })
    if rows.count == 1, let row = rows.first { return .subject(row) }
    for position in scheme.strata.indices {
      let found = Set(rows.map { roster.subjects[$0].strata[position] })
      if found.count == 1, let value = found.first, !value.isEmpty {
        return .stratum(position: position, value: value)
      }
    }
    return .subjects(rows.count)
  }
}

/// The node of the scheme above each item of an input.
private struct ItemParents {
  /// By item; −1 for an item of no indicator.
  let positions: [Int]

  init(_ scheme: Scheme, input: String, items: [String]) {
    var positions = [Int](repeating: -1, count: items.count)
    for (number, node) in scheme.root.subtree.enumerated() {
      for case .ballots(let measure)? in node.children.map(\.measure) where measure.input == input {
        let word = measure.item ?? ""
        guard let item = items.firstIndex(where: { $0.utf8.elementsEqual(word.utf8) }),
          positions[item] < 0
        else { continue }
        positions[item] = number
      }
    }
    self.positions = positions
  }
}
