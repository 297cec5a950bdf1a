/// What all sheets of a workbook share.
struct OfficeOpenContents: Sendable {
  /// The archive.
  let archive: ZipArchive
  /// What a workbook may hold.
  let limits: OfficeOpenLimits
  /// The shared texts.
  let strings: SharedStrings
  /// The formats of cells.
  let formats: CellFormats
  /// Whether days are counted from 1904.
  let is1904: Bool
}
