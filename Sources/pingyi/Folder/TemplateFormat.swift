import ArgumentParser

/// The kind of the tables that a new assessment folder gets.
enum TemplateFormat: String, ExpressibleByArgument, CaseIterable {
  /// Excel workbooks with instructions and lists to choose from.
  case xlsx
  /// Texts with a row of headings.
  case csv

  /// The kind that is written when none is asked for.
  static let standard = TemplateFormat.xlsx
}
