import AppraisalNumerics
import CXLSXWriter
import Glibc

/// What Excel lets into a cell.
enum CellRule {
  case anything
  case anyDate
  case dates(ClosedRange<CalendarDate>)
  case anyNumber
  /// A range in units of 0.0001.
  case numbers(ClosedRange<Int64>)
  case words([String])
  /// The first cells of a column, from 0, of another sheet.
  case listed(sheet: String, column: Int, count: Int)
}

/// What Excel shows beside a cell that is being filled in.
struct Prompt {
  let title: String
  let message: String
}

/// A rule in the form that the library takes, with its texts kept as long as it lives.
struct CellValidation: ~Copyable {
  var fields = lxw_data_validation()
  private var texts: [UnsafeMutablePointer<CChar>] = []
  private var list: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?

  init(_ rule: CellRule, prompt: Prompt, refusal: String) {
    fields.ignore_blank = UInt8(LXW_VALIDATION_ON.rawValue)
    // Excel shows no more than 32 characters of a title.
    fields.input_title = keep(String(prompt.title.unicodeScalars.prefix(32).map(Character.init)))
    fields.input_message = keep(prompt.message)
    fields.error_message = keep(refusal)
    apply(rule)
  }

  deinit {
    for text in texts { free(text) }
    list?.deallocate()
  }

  private mutating func keep(_ text: String) -> UnsafeMutablePointer<CChar>? {
    guard !text.isEmpty, let copy = strdup(text) else { return nil }
    texts.append(copy)
    return copy
  }

  private mutating func set(_ type: lxw_validation_types) {
    fields.validate = UInt8(type.rawValue)
  }

  private mutating func apply(_ rule: CellRule) {
    switch rule {
    case .anything: set(LXW_VALIDATION_TYPE_ANY)
    case .anyDate: setDates(from: dateTime(1900, 1, 1), to: dateTime(2100, 12, 31))
    case .dates(let period):
      setDates(from: dateTime(period.lowerBound), to: dateTime(period.upperBound))
    case .anyNumber: setNumbers(from: -1e15, to: 1e15)
    case .numbers(let range):
      // Excel checks with binary numbers too, so the exact decimal is of no use to it.
      setNumbers(from: Double(range.lowerBound) / 10_000, to: Double(range.upperBound) / 10_000)
    case .words(let words): setWords(words)
    case .listed(let sheet, let column, let count):
      set(LXW_VALIDATION_TYPE_LIST_FORMULA)
      let letters = columnLetters(column)
      fields.value_formula = keep("='\(sheet)'!$\(letters)$1:$\(letters)$\(count)")
    }
  }

  private mutating func setDates(from first: lxw_datetime, to last: lxw_datetime) {
    set(LXW_VALIDATION_TYPE_DATE)
    fields.criteria = UInt8(LXW_VALIDATION_CRITERIA_BETWEEN.rawValue)
    fields.minimum_datetime = first
    fields.maximum_datetime = last
  }

  private mutating func setNumbers(from lowest: Double, to highest: Double) {
    set(LXW_VALIDATION_TYPE_DECIMAL)
    fields.criteria = UInt8(LXW_VALIDATION_CRITERIA_BETWEEN.rawValue)
    fields.minimum_number = lowest
    fields.maximum_number = highest
  }

  private mutating func setWords(_ words: [String]) {
    set(LXW_VALIDATION_TYPE_LIST)
    let pointers = UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>.allocate(
      capacity: words.count + 1)
    pointers.initialize(repeating: nil, count: words.count + 1)
    for (index, word) in words.enumerated() { pointers[index] = keep(word) }
    list = pointers
    fields.value_list = pointers
  }
}

private func dateTime(_ date: CalendarDate) -> lxw_datetime {
  dateTime(date.year, date.month, date.day)
}

private func dateTime(_ year: Int, _ month: Int, _ day: Int) -> lxw_datetime {
  lxw_datetime(
    year: Int32(year), month: Int32(month), day: Int32(day), hour: 0, min: 0, sec: 0)
}

/// The letters of a column: A…Z, AA….
private func columnLetters(_ column: Int) -> String {
  var letters = ""
  var rest = column
  repeat {
    letters = String(UnicodeScalar(UInt8(ascii: "A") + UInt8(rest % 26))) + letters
    rest = rest / 26 - 1
  } while rest >= 0
  return letters
}
