/// What a workbook may hold at most; each limit is asked before memory is taken.
///
/// Excel itself allows 1,048,576 rows, 16,384 columns, 65,490 cell formats and 32,767 characters in
/// a cell; the other limits leave room for any appraisal and none for an archive made to exhaust us.
struct OfficeOpenLimits: Sendable {
  /// Entries of the archive.
  var entries = 10_000
  /// Bytes of a part after inflation.
  var partBytes = 1 << 30
  /// How many times larger than its compressed bytes a part may be, once it is larger than
  /// ``ratioFrom``; ten thousand equal cells in a row stay below 100.
  var ratio = 250
  /// Parts below this size cannot exhaust anything, however well they are compressed.
  var ratioFrom = 1 << 20
  /// Sheets.
  var sheets = 1_000
  /// Rows of a sheet.
  var rows = 1 << 20
  /// Columns of a sheet.
  var columns = 1 << 14
  /// Cells of a sheet, those without content and those under a merged one included.
  var cells = 1 << 24
  /// Shared strings.
  var strings = 1 << 23
  /// Bytes of all shared strings together.
  var stringBytes = 1 << 28
  /// Bytes of the text of a cell: 32,767 UTF-16 units are at most 98,301 bytes.
  var cellBytes = 98_301
  /// Cell formats.
  var styles = 65_490
  /// Merged ranges.
  var merged = 200_000
}
