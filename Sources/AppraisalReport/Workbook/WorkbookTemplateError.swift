/// Why a template of a workbook cannot be made.
public struct WorkbookTemplateError: Error, Sendable, Hashable {
  /// The kinds of faults.
  public enum Kind: Sendable, Hashable {
    /// A sheet name that Excel does not take, or that two sheets have.
    case sheetName(String)
    /// A heading that is empty, too long, or stands there twice.
    case heading(String)
    /// A column of choices without a word, or with one that is empty or too long.
    case choices(heading: String)
    /// A note or example of more characters than Excel shows.
    case longText(heading: String, limit: Int)
    /// No table, a table without columns, or one with more than Excel has.
    case shape
    /// The system has no room in memory or among its temporary files.
    case noRoom
    /// The library that writes workbooks failed with a number.
    case failed(Int)
  }

  /// What is wrong.
  public let kind: Kind

  init(_ kind: Kind) { self.kind = kind }
}

extension Wording {
  /// Why a template of a workbook cannot be made.
  /// - Parameter error: The fault.
  /// - Returns: One sentence without its full stop.
  public func message(_ error: WorkbookTemplateError) -> String {
    switch error.kind {
    case .sheetName(let name):
      self("工作表名“\(name)”不可用或重复", "the sheet name `\(name)` cannot be used, or is there twice")
    case .heading(let heading):
      self("列名“\(heading)”为空、过长或重复", "the heading `\(heading)` is empty, too long or there twice")
    case .choices(let heading):
      self(
        "“\(heading)”列没有可选的词，或有空词、过长的词",
        "`\(heading)` has no words, or one that is empty or too long")
    case .longText(let heading, let limit):
      self(
        "“\(heading)”列的说明超过 \(limit) 字",
        "the note of `\(heading)` has more than \(limit) characters")
    case .shape: self("没有表，或列数超出 Excel 的限度", "no table, or more columns than Excel has")
    case .noRoom: self("内存或临时文件空间不足", "no room in memory or for temporary files")
    case .failed(let number):
      self("写工作簿失败（错误号 \(number)）", "the workbook could not be written (error \(number))")
    }
  }
}
