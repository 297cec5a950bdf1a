/// What may stand behind a key.
public indirect enum ValueType: Sendable {
  /// A text that is not empty.
  case text
  /// Lower-case letters, digits and hyphens, beginning with a letter.
  case identifier
  /// `true` or `false`.
  case boolean
  /// A whole number in a range.
  case integer(ClosedRange<Int64>)
  /// A number with at most so many decimals, in a range of units of the last one.
  case decimal(places: Int, ClosedRange<Int64>)
  /// A decimal number of the analytic lane, read as the nearest Double.
  case number(NumberBound)
  /// Points, with at most four decimals.
  case points
  /// Per cent of the siblings, with at most two decimals.
  case weight
  /// A part of the whole: `2/3` or `66.67%`.
  case share
  /// A day: `2025-01-31`.
  case date
  /// One of a few words.
  case choice([Word])
  /// A fixed word.
  case word(String)
  /// A list.
  case list(ValueType)
  /// A mapping with keys of its own; a closure, since mappings may hold themselves.
  case mapping(@Sendable () -> Shape)
  /// A mapping whose keys are the user's own words, called by a name; identifiers, if it says so.
  case dictionary(key: Bilingual, isIdentifier: Bool = false, ValueType)
  /// One of several.
  case either([ValueType])

  /// A word of a choice with its meaning.
  public struct Word: Sendable, Hashable {
    /// The word.
    public let word: String
    /// What it means.
    public let meaning: Bilingual
  }

  /// The words that may be chosen, among other things perhaps; empty for what is no choice.
  var choices: [Word] {
    switch self {
    case .choice(let words): words
    case .either(let types): types.flatMap(\.choices)
    default: []
    }
  }

  /// The choice among the words of a type.
  /// - Parameter type: The type.
  /// - Returns: The value type.
  public static func choice<Choice: LanguageChoice>(of type: Choice.Type) -> ValueType {
    .choice(type.allCases.map { Word(word: $0.rawValue, meaning: $0.meaning) })
  }

  /// The value type of a mapping.
  /// - Parameter shape: Its keys; looked at when needed, since mappings may hold themselves.
  /// - Returns: The value type.
  public static func mapping(_ shape: @autoclosure @escaping @Sendable () -> Shape) -> ValueType {
    .mapping(shape)
  }
}
