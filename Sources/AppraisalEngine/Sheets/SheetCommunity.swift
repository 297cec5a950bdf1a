public import AppraisalIngest
public import AppraisalNumerics

/// Sheets of one evaluator group that can be compared with each other: a chain of sheets that rate
/// somebody in common links any two of them.
///
/// Where each sheet rates one subject, a community is the sheets on that subject; where everybody
/// rates a list, it is the sheets on that list. Sheets on different lists say nothing about each
/// other, and what is usual in one place need not be in another.
public struct SheetCommunity: Sendable {
  /// Whom the sheets rate.
  public enum Scope: Sendable, Hashable {
    /// One subject, by its row.
    case subject(Int)
    /// Several subjects of one stratum: the position of the scheme's stratum, and its value.
    case stratum(position: Int, value: String)
    /// So many subjects of several strata, or of a scheme without.
    case subjects(Int)
  }

  /// One sheet.
  public struct Sheet: Sendable {
    /// The number of the ballot among those of its input.
    public let ballot: Int
    /// Where it stands, or begins, in its file.
    public let place: SourcePlace
  }

  /// The input that the sheets are in.
  public let input: String
  /// The identifier of the evaluator group.
  public let group: String
  /// Whom they rate.
  public let scope: Scope
  /// The sheets, in the order of the file; those without any valid rating are none.
  public let sheets: [Sheet]
  /// Their answers, `sheets × items`, from 1 for the worst to the number of answers of the scale.
  ///
  /// An item is a question or, where a sheet rates several, a question about one of the rated. What is
  /// not a valid rating is a gap.
  public let answers: AnswerMatrix
  /// Numbers of consecutive items that measure one thing, for the even–odd consistency.
  ///
  /// Questions about one of the rated or, where one is rated, questions below one node of the scheme.
  /// Empty unless each stands in one piece and three or more have two items.
  public let factors: [Int]
  /// How long each sheet took, in seconds, NaN where unknown; `nil` when none is known.
  public let seconds: [Double]?
  /// When each sheet was handed in, in seconds since 1970, NaN where unknown; `nil` when none is
  /// known.
  public let moments: [Double]?
}

/// Why sheets were not examined.
public enum SheetProblem: Error, Sendable, Hashable {
  /// Nobody handed in a sheet with a valid rating.
  case noSheets
  /// Every sheet holds a single rating; without an evaluator in the file each row is a sheet.
  case singleRatings
  /// There are fewer sheets than are needed.
  case tooFewSheets(found: Int, needed: Int)
  /// There are fewer items than are needed.
  case tooFewItems(found: Int, needed: Int)
  /// There are more items than can be held.
  case tooManyItems(found: Int, limit: Int)
  /// The scale has more answers than indices that count answers can use.
  case tooManyAnswers(found: Int, limit: Int)
  /// The scale has a single answer.
  case oneAnswer
  /// Sheets times items are more than can be held.
  case tooManyCells(found: Int, limit: Int)
  /// The model of severity needs more numbers than it may hold.
  case tooManyClasses(found: Int, limit: Int)
  /// More pairs of sheets would be compared than the limit.
  case tooManyPairs(limit: Int)
  /// There are more sheets than the search takes.
  case tooManySheets(found: Int, limit: Int)
  /// No time of submission is known, or lines of several sheets of a workbook cannot be told apart.
  case noTimes
  /// There is no other community whose times could be compared.
  case nothingToCompare
  /// The scheme does not say how many people are entitled or how many ballots were handed out.
  case noEligible
}

/// What sheets can be examined for.
public enum SheetQuestion: String, Sendable, CaseIterable {
  /// Careless answering.
  case careless
  /// Agreed sheets.
  case agreed
  /// Copies with a few answers changed.
  case nearCopies = "near-copies"
  /// Many sheets within a short time.
  case bursts
  /// More sheets than people entitled.
  case returned
}

/// Sheets that a question was not put to.
public struct UnexaminedSheets: Sendable {
  /// The input that they are in.
  public let input: String
  /// The identifier of the evaluator group.
  public let group: String
  /// Whom they rate; `nil` for all sheets of the group.
  public let scope: SheetCommunity.Scope?
  /// How many they are.
  public let sheets: Int
  /// The question; `nil` for all that look at answers.
  public let question: SheetQuestion?
  /// Why not.
  public let problem: SheetProblem
}
