import AppraisalEngine
import AppraisalNumerics
public import AppraisalScheme

/// The words of reports in one language.
public struct Wording: Sendable {
  /// The language.
  public let language: MessageLanguage

  /// The words of a language.
  /// - Parameter language: The language.
  public init(_ language: MessageLanguage) { self.language = language }

  /// One of two texts.
  /// - Parameters:
  ///   - chinese: The text in Chinese.
  ///   - english: The text in English.
  /// - Returns: The text in this language.
  public func callAsFunction(_ chinese: String, _ english: String) -> String {
    language == .chinese ? chinese : english
  }

  /// Why something has no points.
  func reason(_ reason: MissingReason?) -> String {
    switch reason {
    case nil: self("有分", "has points")
    case .partMissing: self("下级指标无分", "a part has no points")
    case .noRecords: self("没有可计算的记录", "no records to measure")
    case .belowMinimum: self("有效票数不足", "too few valid ratings")
    case .quorumNotReached: self("未达到法定比例", "quorum not reached")
    case .compositionUnmet: self("参评人员构成不符", "not the composition that is asked for")
    case .moreReturnedThanIssued: self("收回的票多于发出的票", "more ballots came back than were issued")
    case .tiedVotes: self("得票最多的等级词有几个", "several words have the most votes")
    case .leftOutAsExtreme: self("最高或最低，去掉", "among the highest or lowest, left out")
    case .beyondPoints: self("超出可计分的范围", "beyond the points that can be held")
    case .noIndex: self("指数在此没有值", "the index has no value here")
    case .nothingToCompare:
      self("最好值为 0，无法按比例给分", "the best value is nothing, so that no ratio can be made")
    case .stageNotReached: self("前一级评定没有通过", "an earlier stage was not passed")
    case .notHandedIn:
      self("没有可采用的数值（未报送或待处理）", "no usable value (none handed in, or it awaits a decision)")
    case .tooFewReturned: self("收回票数不足", "too few ballots came back")
    case .exempted: self("免予考核", "exempt")
    }
  }

  /// What happens when a part is missing.
  func policy(_ policy: MissingPolicy) -> String {
    switch policy {
    case .renormalise: self("按其余权重折算", "the others count as the whole")
    case .zero: self("缺项计 0 分", "missing parts count as zero")
    case .noScore: self("缺项则无分", "no points when a part is missing")
    }
  }

  /// A list of words.
  func list(_ words: [String]) -> String { words.joined(separator: self("、", ", ")) }
}
