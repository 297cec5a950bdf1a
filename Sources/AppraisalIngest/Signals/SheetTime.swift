/// When a sheet was handed in, and how long it took to fill in.
public struct SheetTime: Sendable, Hashable {
  /// The physical line of the sheet, from 1.
  public let line: Int
  /// How long it took, in seconds; `nil` when the export does not say.
  public let seconds: Int?
  /// When it was handed in, in seconds since 1970 by the clock on the wall; `nil` when the export does
  /// not say.
  public let moment: Int64?
}
