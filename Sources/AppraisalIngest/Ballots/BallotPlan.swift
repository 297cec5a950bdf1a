/// What a ballot file holds and how its answers are to be read.
public struct BallotPlan: Sendable {
  /// The shapes of a ballot file.
  public enum Layout: Sendable {
    /// One rating per row: headers of the rated, of the item and of the answer.
    case long(rated: String, item: String?, answer: String)
    /// One questionnaire per row: the header of the rated, unless the columns say who is rated, and
    /// what each rating column rates.
    case wide(rated: String?, [RatingColumns])
  }

  /// Rating columns of a questionnaire, and what they rate.
  public struct RatingColumns: Sendable {
    /// How columns are found.
    public enum Selection: Sendable {
      /// The column with this header.
      case header(String)
      /// The column at this position, from 0.
      case position(Int)
      /// All columns whose header matches.
      case pattern(HeaderPattern)
    }

    /// Which columns.
    public let selection: Selection
    /// The identifier or name of the rated; `nil` when the pattern or a column of the record has it.
    public let rated: String?
    /// The word of the item; `nil` when the pattern has it, or items are not told apart.
    public let item: String?

    /// Rating columns.
    /// - Parameters:
    ///   - selection: Which columns.
    ///   - rated: The identifier or name of the rated.
    ///   - item: The word of the item.
    public init(_ selection: Selection, rated: String? = nil, item: String? = nil) {
      self.selection = selection
      self.rated = rated
      self.item = item
    }
  }

  /// Where the evaluator group stands.
  public enum GroupPlace: Sendable {
    /// All rows are of the group at this position.
    case fixed(Int)
    /// In the column with this header.
    case column(String)
  }

  /// The list that the rated are on.
  public let reference: RecordReference
  /// Number of subjects.
  public let subjects: Int
  /// The items; one empty word when items are not told apart.
  public let items: [String]
  /// The evaluator groups, each with all words by which a file may name it.
  public let groups: [[String]]
  /// The scale of the answers.
  public let scale: AnswerScale
  /// The header of the evaluator; `nil` for anonymous ballots.
  public let rater: String?
  /// Where the evaluator group stands.
  public let group: GroupPlace
  /// The shape of the file.
  public private(set) var layout: Layout
  /// Whether it matters how often each number of a long scale was given, as it does for medians and
  /// trimmed means; sums are enough otherwise.
  public let keepsAnswers: Bool
  /// The code of the best answer, by which ballots are noticed that give nothing else.
  public let bestAnswer: Int?
  /// Whether an evaluator may rate themself.
  public let allowsSelfRatings: Bool
  /// Rules on when ballots came in and on whole ballots.
  public var rules = BallotReadingRules()
  /// How many fingerprints are held at once; what is found does not depend on it.
  var fingerprintRoom = Fingerprints.room

  /// A plan.
  /// - Parameters:
  ///   - reference: The list that the rated are on.
  ///   - subjects: Number of subjects.
  ///   - items: The items; one empty word when items are not told apart.
  ///   - groups: The evaluator groups, each with all words by which a file may name it.
  ///   - scale: The scale of the answers.
  ///   - rater: The header of the evaluator.
  ///   - group: Where the evaluator group stands.
  ///   - layout: The shape of the file.
  ///   - keepsAnswers: Whether it matters how often each number of a long scale was given.
  ///   - bestAnswer: The code of the best answer.
  ///   - allowsSelfRatings: Whether an evaluator may rate themself.
  public init(
    reference: RecordReference, subjects: Int, items: [String], groups: [[String]],
    scale: AnswerScale, rater: String?, group: GroupPlace, layout: Layout,
    keepsAnswers: Bool = true, bestAnswer: Int? = nil,
    allowsSelfRatings: Bool = false
  ) {
    self.reference = reference
    self.subjects = subjects
    self.items = items
    self.groups = groups
    self.scale = scale
    self.rater = rater
    self.group = group
    self.layout = layout
    self.keepsAnswers = keepsAnswers
    self.bestAnswer = bestAnswer
    self.allowsSelfRatings = allowsSelfRatings
  }

  /// The same plan for a sheet whose rating columns all rate one.
  func rating(_ rated: String) -> BallotPlan {
    guard case .wide(_, let columns) = layout else { return self }
    var plan = self
    plan.layout = .wide(
      rated: nil, columns.map { RatingColumns($0.selection, rated: rated, item: $0.item) })
    return plan
  }

  /// What a tally keeps of the answers: all of them where they are few or matter one by one.
  var detail: Tally.Detail {
    if scale.codes <= 64 { return .answers(codes: scale.codes) }
    return keepsAnswers ? .manyAnswers : .sums
  }

  var shape: Tally.Shape {
    Tally.Shape(subjects: subjects, items: items.count, groups: groups.count)
  }

  /// The group words with the position of their group.
  var groupWords: (keys: ByteKeyTable, positions: [Int]) {
    var keys = ByteKeyTable()
    var positions: [Int] = []
    for (position, words) in groups.enumerated() {
      for word in words where keys.insert(word) == positions.count { positions.append(position) }
    }
    return (keys, positions)
  }
}
