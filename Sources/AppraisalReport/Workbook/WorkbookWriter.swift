import AppraisalNumerics
import CXLSXWriter

/// How cells look.
enum CellStyle: Int, CaseIterable {
  case plain
  /// Text, even if it consists of digits.
  case text
  case date
  case heading
  case wrapped
}

/// A workbook under construction, which keeps the handles of the library to itself.
final class WorkbookWriter {
  private let file: MemoryFile
  private var workbook: UnsafeMutablePointer<lxw_workbook>?
  private var sheet: UnsafeMutablePointer<lxw_worksheet>?
  private var formats: [UnsafeMutablePointer<lxw_format>?] = []

  init() throws(WorkbookTemplateError) {
    file = try MemoryFile()
    guard let workbook = workbook_new(file.path) else { throw WorkbookTemplateError(.noRoom) }
    self.workbook = workbook
    var properties = lxw_doc_properties()
    // 2000-01-01T00:00:00Z: with the time of writing, no two files would have the same bytes.
    properties.created = 946_684_800
    try checked(workbook_set_properties(workbook, &properties))
    formats = CellStyle.allCases.map { format($0, of: workbook) }
  }

  deinit { if let workbook { lxw_workbook_free(workbook) } }

  /// Adds a sheet, to which everything is written from now on.
  func addSheet(_ name: String) throws(WorkbookTemplateError) {
    guard let added = workbook_add_worksheet(workbook, name) else {
      throw WorkbookTemplateError(.sheetName(name))
    }
    sheet = added
    // On paper: A4, across, and as wide as the table.
    worksheet_set_paper(added, 9)
    worksheet_set_landscape(added)
    worksheet_fit_to_pages(added, 1, 0)
  }

  /// Keeps the headings in sight, and prints them on every page.
  func freezeFirstRow() throws(WorkbookTemplateError) {
    worksheet_freeze_panes(sheet, 1, 0)
    try checked(worksheet_repeat_rows(sheet, 0, 0))
  }

  func hideSheet() { worksheet_hide(sheet) }

  func setColumn(
    _ column: Int, width: Int, style: CellStyle
  ) throws(WorkbookTemplateError) {
    let column = UInt16(column)
    try checked(
      worksheet_set_column(sheet, column, column, Double(width), formats[style.rawValue]))
  }

  func write(
    _ text: String, row: Int, column: Int, style: CellStyle
  ) throws(WorkbookTemplateError) {
    guard !text.isEmpty else { return }
    try checked(
      worksheet_write_string(
        sheet, UInt32(row), UInt16(column), text, formats[style.rawValue]))
  }

  /// Has Excel check all cells of a column below its heading.
  func validate(
    column: Int, as rule: CellRule, prompt: Prompt, refusal: String
  ) throws(WorkbookTemplateError) {
    var validation = CellValidation(rule, prompt: prompt, refusal: refusal)
    let column = UInt16(column)
    try checked(
      worksheet_data_validation_range(
        sheet, 1, column, WorkbookTemplate.lastRow, column, &validation.fields))
  }

  /// Ends the workbook; gives its bytes.
  func finish() throws(WorkbookTemplateError) -> [UInt8] {
    let closing = workbook
    // The library frees the workbook whether or not it could be written.
    workbook = nil
    try checked(workbook_close(closing))
    return try file.bytes()
  }
}

private func format(
  _ style: CellStyle, of workbook: UnsafeMutablePointer<lxw_workbook>
) -> UnsafeMutablePointer<lxw_format>? {
  guard style != .plain, let format = workbook_add_format(workbook) else { return nil }
  switch style {
  case .plain: break
  case .text: format_set_num_format(format, "@")
  case .date: format_set_num_format(format, "yyyy-mm-dd")
  case .heading:
    format_set_num_format(format, "@")
    format_set_bold(format)
  case .wrapped:
    format_set_num_format(format, "@")
    format_set_text_wrap(format)
    format_set_align(format, UInt8(LXW_ALIGN_VERTICAL_TOP.rawValue))
  }
  return format
}

private func checked(_ code: lxw_error) throws(WorkbookTemplateError) {
  switch code {
  case LXW_NO_ERROR: return
  case LXW_ERROR_MEMORY_MALLOC_FAILED, LXW_ERROR_CREATING_TMPFILE, LXW_ERROR_READING_TMPFILE:
    throw WorkbookTemplateError(.noRoom)
  default: throw WorkbookTemplateError(.failed(Int(code.rawValue)))
  }
}
