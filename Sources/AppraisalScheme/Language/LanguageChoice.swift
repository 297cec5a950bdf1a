/// A choice among words of the language, each with what it means.
public protocol LanguageChoice: RawRepresentable, CaseIterable, Sendable
where RawValue == String {
  /// What the word means.
  var meaning: Bilingual { get }
}
