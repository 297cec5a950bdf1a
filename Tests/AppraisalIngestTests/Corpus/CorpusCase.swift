@testable import AppraisalIngest

/// A file of the corpus, and what a clerk must be told of it.
///
/// The numbers C01–C30 (texts), X01–X16 (workbooks) and L01–L06 (ledgers) name the ways in which
/// files go wrong.
struct CorpusCase: Sendable, CustomStringConvertible {
  /// The number in the corpus.
  let id: String
  /// What is wrong with the file.
  let name: String
  let reader: CorpusReader
  let bytes: [UInt8]
  var options = TextOptions()
  /// All issues in the order of the log, as ``AppraisalIngest/Issue/placedVerdict`` writes them.
  let verdicts: [String]
  var accepted = 0
  var quarantined = 0
  var refused = 0

  var description: String { "\(id) \(name)" }

  /// A file that can be used.
  static func used(
    _ id: String, _ name: String, _ reader: CorpusReader, _ bytes: [UInt8], accepted: Int,
    quarantined: Int = 0, _ verdicts: String...
  ) -> CorpusCase {
    CorpusCase(
      id: id, name: name, reader: reader, bytes: bytes, verdicts: verdicts, accepted: accepted,
      quarantined: quarantined)
  }

  /// A file that is refused, after so many of its records were seen.
  static func refused(
    _ id: String, _ name: String, _ reader: CorpusReader, _ bytes: [UInt8], seen: Int = 0,
    _ verdicts: String...
  ) -> CorpusCase {
    CorpusCase(
      id: id, name: name, reader: reader, bytes: bytes, verdicts: verdicts, refused: seen)
  }

  /// The same file with other options.
  func with(_ options: TextOptions) -> CorpusCase {
    var file = self
    file.options = options
    return file
  }
}

extension CorpusCase {
  static let all: [CorpusCase] = texts + workbooks + cells + ledgers

  /// The descriptions of the ``NastyFile``s that stand for a number.
  static let nasty: [String: [String]] = [
    "C01": ["no bytes", "only a byte-order mark"],
    "C02": ["header only", "header only, of ballots"],
    "C03": ["a byte-order mark"],
    "C05": ["郑 in GB18030 passes for UTF-8"],
    "C10": [
      "CR alone ends lines", "CRLF and LF mixed, no line break at the end",
      "U+2028 is no line break",
    ],
    "C11": ["text behind a closing quote", "a quote that is never closed"],
    "C12": ["a cell over four lines, and a fault two records on"],
    "C13": ["one cell too few", "one cell too many", "trailing commas on all rows"],
    "C14": ["semicolons", "tabs", "full-width commas", "a sep= line"],
    "C15": [
      "a column that is needed stands there twice", "a header cell is empty",
      "a no-break space inside a header", "two header rows",
    ],
    "C16": ["a row of totals", "totals with blanks and colons"],
    "C17": ["full-width digits and outer blanks", "numbers as nobody should write them"],
    "C18": ["numbers of programs and other scripts"],
    "C19": ["range and precision", "half a person"],
    "C20": ["only words that the scale lists mean missing"],
    "C23": ["a zero byte"],
    "C24": ["formulas and markup are text"],
    "C25": ["formulas and markup are text"],
    "C26": ["a ledger record twice", "a ballot twice, and one in two minds"],
    "C27": ["whoever is on no list"],
    "C29": [
      "a workbook named .csv", "an old workbook named .csv", "a web page named .csv",
      "a PDF named .csv",
    ],
    "C30": ["cut in the middle of a character", "cut in the middle of a record"],
  ]

  /// The numbers whose verdict is asserted in other suites alone, and in which.
  static let elsewhere: [String: String] = [
    "C21": "IdentityNumberTests", "C22": "LookalikesTests",
  ]
}

extension AppraisalIngest.Issue {
  /// What a clerk sees of an issue but for its words: `quarantined field-blank S! @3#2 B=姓名` is row
  /// 3 of sheet S, record 2, column B with the header 姓名.
  var placedVerdict: String {
    guard let sheet = place.sheet else { return verdict }
    let bare = AppraisalIngest.Issue(
      kind,
      at: SourcePlace(
        file: place.file, line: place.line, record: place.record, column: place.column)
    ).verdict
    let head = "\(severity.rawValue) \(code)"
    return "\(head) \(sheet)!" + bare.dropFirst(head.count)
  }
}
