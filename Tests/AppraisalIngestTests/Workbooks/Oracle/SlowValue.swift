@testable import AppraisalIngest

/// What a cell stores, before anything is made of it.
struct SlowValue {
  /// What becomes of a cell.
  enum Outcome {
    case refused
    case nothing
    case cell(SheetCell.Kind, String, SheetCell.Marks)
  }

  let type: String
  let style: String
  /// The text of the value; `nil` when there is none.
  let text: String?
  let hasFormula: Bool

  private var marks: SheetCell.Marks { hasFormula ? .formula : [] }

  /// The text without white space around it, which XML Schema disregards in all but text.
  private var token: String {
    let isSpace = { (byte: UInt8) in [0x20, 0x09, 0x0A, 0x0D].contains(byte) }
    let rest = (text ?? "").utf8.drop(while: isSpace)
    return String(decoding: rest.reversed().drop(while: isSpace).reversed(), as: UTF8.self)
  }

  /// The cell in the words of the table.
  func read(in book: SlowWorkbook) -> Outcome {
    guard ["n", "s", "str", "inlineStr", "b", "e", "d"].contains(type),
      let style = wholeNumber(style)
    else { return .refused }
    if type == "s", text != nil {
      guard let index = wholeNumber(token), index < book.strings.count else { return .refused }
      return string(book.strings[index])
    }
    guard let text, !text.isEmpty else {
      let isCalculated = text != nil && type == "str"
      let marks: SheetCell.Marks = isCalculated ? .formula : [.formula, .notCalculated]
      return hasFormula ? .cell(.empty, "", marks) : .nothing
    }
    switch type {
    case "str", "inlineStr": return string(SlowText.unescaped(text))
    case "b":
      guard let word = ["0": "FALSE", "false": "FALSE", "1": "TRUE", "true": "TRUE"][token] else {
        return .refused
      }
      return .cell(.boolean, word, marks)
    case "e": return .cell(.error, text, marks)
    case "d": return isoDate()
    default: return style < book.formats.count ? number(book.formats[style], book) : .refused
    }
  }

  private func string(_ text: String) -> Outcome {
    if text.isEmpty { return hasFormula ? .cell(.empty, "", marks) : .nothing }
    let isNumber = SlowText.isNumber(text, exponent: false)
    return .cell(.text, text, isNumber ? marks.union(.numberAsText) : marks)
  }

  private func number(_ format: SlowFormat, _ book: SlowWorkbook) -> Outcome {
    guard SlowText.isNumber(token, exponent: true), let value = Double(token), value.isFinite else {
      return .refused
    }
    var marks = marks
    if ["date", "time", "elapsed"].contains(format.kind) {
      if let date = SlowText.date(token, format.kind, is1904: book.is1904) {
        return .cell(.date, date, marks)
      }
      marks.insert(.impossibleDate)
    }
    let isPercent = format.kind == "percent"
    let text = SlowText.number(value, movedBy: isPercent ? 2 : 0)
    let decimals = text.contains(".") ? text.split(separator: ".")[1].count : 0
    if let shown = format.decimals, decimals > shown { marks.insert(.shownRounded) }
    if format.kind == "text" { marks.insert(.numberAsText) }
    return .cell(.number, isPercent ? text + "%" : text, marks)
  }

  /// `2025-03-09` of the calendar; times of this type are left to other tests.
  private func isoDate() -> Outcome {
    let parts = token.split(separator: "-", omittingEmptySubsequences: false)
    let numbers = parts.compactMap { wholeNumber(String($0)) }
    guard parts.map(\.utf8.count) == [4, 2, 2], numbers.count == 3, numbers[0] > 0,
      (1...12).contains(numbers[1]),
      (1...SlowText.days(of: numbers[1], in: numbers[0])).contains(numbers[2])
    else { return .refused }
    return .cell(.date, token, marks)
  }
}
