/// A text in both languages of the product.
public struct Bilingual: Sendable, Hashable {
  /// The Chinese text.
  public let chinese: String
  /// The English text.
  public let english: String

  /// A text in both languages.
  /// - Parameters:
  ///   - chinese: The Chinese text.
  ///   - english: The English text.
  public init(_ chinese: String, _ english: String) {
    self.chinese = chinese
    self.english = english
  }
}
