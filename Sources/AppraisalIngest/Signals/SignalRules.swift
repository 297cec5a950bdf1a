/// From where on something remarkable about ballots is reported.
///
/// A signal is no proof: a community centre has one address, and a busy evaluator may be content
/// with everybody. The defaults are therefore set to what an honest ballot seldom does.
public struct SignalRules: Sendable, Hashable {
  /// Whether sheets with the same answer everywhere are compared with each other.
  public enum UniformSheets: Sendable, Hashable {
    /// They are not. Where most residents are content, many honest sheets carry the highest answer
    /// everywhere and so agree; they are counted as such instead.
    case leftOut
    /// They are, as any others.
    case compared
  }

  /// Sheets filled in within so many seconds are reported; 1 by default.
  ///
  /// The survey platform Wenjuanxing itself takes a sheet of at most one second for the work of a
  /// machine.
  public private(set) var minimumSeconds = 1
  /// Sheets that took fewer seconds per rating than this are reported; `nil`, the default, applies
  /// no such rule.
  ///
  /// Two seconds per item is the floor of Huang et al. (2012), found on personality questions that
  /// have to be read one by one. A list of known people under the same question is honestly ticked
  /// faster, so whoever wants the floor must ask for it.
  ///
  /// Huang, J. L., Curran, P. G., Keeney, J., Poposki, E. M., DeShon, R. P. (2012). Detecting and
  /// deterring insufficient effort responding to surveys. Journal of Business and Psychology 27.
  public private(set) var secondsPerItem: Int?
  /// How many ballots make a burst; 5 by default, the size of a large household.
  public private(set) var burstBallots = 5
  /// Within how many seconds they come; 600 by default.
  public private(set) var burstSeconds = 600
  /// How many ratings a sheet needs before its answers are compared with each other or with those
  /// of another sheet; 3 by default, for two ratings often agree by chance.
  public private(set) var fewestItems = 3
  /// Whether sheets with the same answer everywhere are compared with each other.
  public private(set) var uniformSheets = UniformSheets.leftOut

  /// The defaults.
  public init() {}

  /// Rules of one's own.
  /// - Parameters:
  ///   - minimumSeconds: Sheets filled in within so many seconds are reported; at least 0.
  ///   - secondsPerItem: The floor per rating, in seconds, at least 1; `nil` for none.
  ///   - burstBallots: How many ballots make a burst; at least 2.
  ///   - burstSeconds: Within how many seconds they come; at least 0.
  ///   - fewestItems: How many ratings a sheet needs before its answers are compared; at least 1.
  ///   - uniformSheets: Whether sheets with the same answer everywhere are compared.
  /// - Throws: ``SignalRulesError`` for a number below its least value.
  public init(
    minimumSeconds: Int = 1, secondsPerItem: Int? = nil, burstBallots: Int = 5,
    burstSeconds: Int = 600, fewestItems: Int = 3, uniformSheets: UniformSheets = .leftOut
  ) throws(SignalRulesError) {
    try SignalRulesError.check(minimumSeconds, of: .minimumSeconds, least: 0)
    try SignalRulesError.check(secondsPerItem ?? 1, of: .secondsPerItem, least: 1)
    try SignalRulesError.check(burstBallots, of: .burstBallots, least: 2)
    try SignalRulesError.check(burstSeconds, of: .burstSeconds, least: 0)
    try SignalRulesError.check(fewestItems, of: .fewestItems, least: 1)
    self.minimumSeconds = minimumSeconds
    self.secondsPerItem = secondsPerItem
    self.burstBallots = burstBallots
    self.burstSeconds = burstSeconds
    self.fewestItems = fewestItems
    self.uniformSheets = uniformSheets
  }
}

/// A number that cannot be a rule.
public struct SignalRulesError: Error, Sendable, Hashable, CustomStringConvertible {
  /// The numbers of the rules.
  public enum Rule: String, Sendable, Hashable {
    /// ``SignalRules/minimumSeconds``.
    case minimumSeconds
    /// ``SignalRules/secondsPerItem``.
    case secondsPerItem
    /// ``SignalRules/burstBallots``.
    case burstBallots
    /// ``SignalRules/burstSeconds``.
    case burstSeconds
    /// ``SignalRules/fewestItems``.
    case fewestItems
  }

  /// Which number.
  public let rule: Rule
  /// What was found.
  public let found: Int
  /// The least that is possible.
  public let least: Int

  static func check(_ found: Int, of rule: Rule, least: Int) throws(SignalRulesError) {
    if found < least { throw SignalRulesError(rule: rule, found: found, least: least) }
  }

  /// One sentence with what was found and what is possible.
  public var description: String {
    "\(rule.rawValue) must be at least \(least), found \(found)"
  }
}
